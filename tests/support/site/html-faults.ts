import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Either way is valid.
    'doctype-style': ['error', { style: 'lowercase' }],
    // A headline is as long as the newsroom makes it.
    'long-title': 'off',
    // The stylesheet stands beside the page, under its own hash; scripts of a service change without notice.
    'require-sri': 'off',
  },
});

/** What makes a page no valid HTML, each with its line. */
export async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `line ${line}: ${ruleId}: ${message}`),
  );
}
