/** Numbers of the matching contract. Words are counted as `wordsOf` parts them. */

/** Fewer words than this are looked for word for word only. */
export const FRAGMENT = 4;
/** Words left out behind an ellipsis may be this many. */
export const FARTHEST = 75;
/** A near miss departs in at most this share of its words … */
export const NEAR = 0.25;
/** … and shares at least so many in a row. */
export const COMMON_RUN = 5;
/** Fewer words than this stand somewhere in any source: no piece of which a quotation is put together. */
export const SHORTEST_PIECE = 4;
