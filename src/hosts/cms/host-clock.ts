/** The clock of a host beside that of this machine, as its answers tell of it. */
export class HostClock {
  /** Milliseconds by which this machine is ahead; 0 where the host does not say. Answers tell whole seconds. */
  ahead = 0;

  note(headers: Headers): void {
    const theirs = Date.parse(headers.get('date') ?? '');
    // What a cache has kept tells of another time.
    if (!Number.isNaN(theirs) && !headers.has('age')) this.ahead = Date.now() - theirs;
  }

  /** Systems keep back what bears a date that is still to come for them: the same, or what their clock says now. */
  notLater(date: string): string {
    const now = Date.now() - Math.max(0, this.ahead);
    return Date.parse(date) > now ? new Date(now).toISOString() : date;
  }
}
