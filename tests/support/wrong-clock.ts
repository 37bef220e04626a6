/** Makes the clock of this process fast by so many milliseconds, or slow where that is below zero. */
export function shiftClock(fast: number): void {
  const Right = Date;
  globalThis.Date = new Proxy(Right, {
    construct: (_, words: [], self) =>
      Reflect.construct(Right, words.length === 0 ? [Right.now() + fast] : words, self),
    get: (_, name) => (name === 'now' ? () => Right.now() + fast : Reflect.get(Right, name)),
  });
}
