/** How much an alert of a style weighs, from the mildest on. */
export type Level = 'suggestion' | 'warning' | 'error';

export const LEVELS: readonly Level[] = ['suggestion', 'warning', 'error'];
