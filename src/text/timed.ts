/** Does a piece of work, whose name is noted with the time that it took, and hands on what came of it. */
export type Timed = <T>(name: string, work: () => T) => T;
