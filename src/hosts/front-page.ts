/** Where readers come in: it leads to everything, so it comes last and goes first. */
export const FRONT_PAGE = 'index.html';
