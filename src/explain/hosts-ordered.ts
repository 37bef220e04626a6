/** Of the topic `hosts`: those on which files can only be changed one by one. */
export const orderedHosts = (): string =>
  [
    '## Hosts that change one file at a time',
    'Such a host has no moment at which the whole site changes; readers meet a release file by file. newsctl puts files in an order in which no page that a reader can come to links to what is not there yet: pictures and styles, then new pages, then pages that were there, then lists, then feeds. What a release has no more is removed at the very end, pages before what they show. No file is ever half: readers get its old bytes or the new ones.',
    'Before anything changes, newsctl writes down on the host which files it is about to change, and before a file is overwritten or removed its bytes are kept there. So:',
    [
      '- A publish that fails, or that you stop with Ctrl-C, puts back what it changed where the host still answers.',
      '- One that was cut off for good leaves some new files among the old ones. `newsctl status` says that the host is out of order, and the next `newsctl publish` finishes it: it ends as if nothing had happened.',
      '- `newsctl undo` brings back the release before, from the bytes that were kept for as many releases as `publish.keep` says. Each is held against its SHA-256 before readers get it.',
      '- What newsctl keeps for itself lies in a folder of its own: records of releases, the lock, the note of a publish under way (`journal.json`), and earlier bytes (`kept/`). Readers should not be served that folder. Nothing secret is in it, but what was taken down is.',
      '- A file that somebody edited on the host is found by its size and by the mark that the host gave it (an ETag, or its time), without being read.',
    ].join('\n'),
  ].join('\n\n');
