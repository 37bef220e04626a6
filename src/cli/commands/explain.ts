import { defineCommand } from '../command.ts';
import type { Explanation } from '../../explain/explain.ts';
import type { Context } from '../context.ts';

export const explain = defineCommand({
  name: 'explain',
  summary: 'tell about a rule, an error code or a topic',
  arguments: [{ name: '[name]', description: 'such as quotes/unclosed, HOST_LOCKED or front-matter' }],
  examples: [
    { line: 'newsctl explain', does: 'list what can be explained' },
    { line: 'newsctl explain quotes/unclosed', does: 'say why a rule is there, with examples' },
    { line: 'newsctl explain publishing', does: 'say what publish does, step by step' },
  ],
  group: 'Help',
  async run(context, [name]) {
    const [{ explain: find }, { showMarkdown }] = await Promise.all([
      import('../../explain/explain.ts'),
      import('../show-markdown.ts'),
    ]);
    const found = (await styleRule(context, name)) ?? find(name);
    return { result: found, text: showMarkdown(found.text, context.paint) };
  },
});

/** A rule of the newsroom's house style, `Style.Rule`; null for any other name. */
async function styleRule(context: Context, name: string | undefined): Promise<Explanation | null> {
  if (name === undefined || !/^[^/\s]+\.[^/\s]+$/.test(name)) return null;
  const [{ newsroomIfAny }, { houseStyle }, { styleRuleText }] = await Promise.all([
    import('../newsroom.ts'),
    import('../../publish/newsroom-check.ts'),
    import('../../explain/style-rule-text.ts'),
  ]);
  const newsroom = await newsroomIfAny(context);
  const style = newsroom && (await houseStyle(newsroom, context.packageRoot));
  const rule = style?.check.rules.find(({ id }) => id === name);
  return rule ? { kind: 'rule', name, text: styleRuleText(rule) } : null;
}
