import { defineCommand } from '../command.ts';

interface Options {
  port?: number;
  ipv6?: boolean;
}

export const preview = defineCommand<Options>({
  name: 'preview',
  summary: 'show the site while one writes, drafts included',
  details:
    'Serves the site to the browsers of this machine alone, until Ctrl-C. Pages come anew as soon as something is saved. Drafts, embargoed, scheduled and withdrawn articles are there and marked as such; what the check finds stands in the margin; quotations are underlined by what their sources say. The start page at /__preview/ lists every article, and leads to the site as readers would get it. Nothing is published, written or sent. With --json one document tells the address, at the start.',
  options: [
    {
      flags: '--port <number>',
      description: 'where to answer; the first free one from 4000 on if left out, any with 0',
      number: true,
    },
    { flags: '--ipv6', description: 'answer at [::1], not at 127.0.0.1' },
  ],
  examples: [
    { line: 'newsctl preview', does: 'print an address to open in a browser' },
    { line: 'newsctl preview --port 8080', does: 'answer at port 8080, or say that it is taken' },
  ],
  group: 'Publish',
  async run(context, args, options) {
    return (await import('../preview.ts')).runPreview(context, args, options);
  },
});
