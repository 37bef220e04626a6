/** When something was. A machine that slept shows it on one of its clocks, and one whose clock was set on the other. */
export interface Moment {
  clock: number;
  running: number;
}

export const now = (): Moment => ({ clock: Date.now(), running: performance.now() });

/** How long ago that was, by the clock that says more; in milliseconds. */
export const since = ({ clock, running }: Moment): number =>
  Math.max(Date.now() - clock, performance.now() - running);
