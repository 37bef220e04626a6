import { connectArticleHost } from './article-desk.ts';
import type { Chosen } from './choose-host.ts';
import type { Context } from './context.ts';

/** Whether a content management system answers, and lets the account publish. @throws NewsctlError where not */
export async function articleHost(context: Context, chosen: Chosen): Promise<string> {
  const host = await connectArticleHost(context, chosen);
  await host.demandRights();
  return `${host.label}, and the account may publish`;
}
