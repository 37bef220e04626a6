import type { StyleRule } from '../style/rule/style-rule.ts';

/** A rule of a style as a page of Markdown: what it says, where it stands, how to change it. */
export function styleRuleText({ id, kind, level, message, description, link, file }: StyleRule): string {
  return [
    `# ${id}`,
    message.replaceAll('%s', '…').replaceAll('%%', '%'),
    `Level: ${level}. Kind: ${kind}. Its file: ${file.path}.`,
    ...(description ? [description.replaceAll('%s', '…')] : []),
    ...(link ? [link] : []),
    `## Changing it\n\nIn \`newsctl.yaml\`:\n\n\`\`\`yaml\nrules:\n  ${id}: off\n\`\`\``,
    `The rule as it is written:\n\n\`\`\`yaml\n${file.text.trimEnd()}\n\`\`\``,
  ].join('\n\n');
}
