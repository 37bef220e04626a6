/** A number with its noun: `1 error`, `3 errors`. @param noun one whose plural ends in s */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
