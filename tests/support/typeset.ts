/**
 * Copy that content management systems set their own way.
 * @param smiley one more, which not every system knows
 */
export const typeset = (
  smiley = '',
): string => `"It isn't done," she said -- "not by the 9x12 quay... (see page 8) or [sic] the Wordpress (tm) one."

- Fish & chips :) was signed :D${smiley} by the cook
- 1/2 a 'pint'

| Tide | Height |
| ---- | ------ |
| High | 5'2"   |

Noted.[^1] *Half*-marked **words**, and “curled” ones – with a dash.

[^1]: By the harbour master.`;
