import { MANY, startLooking } from '../looks/looker.ts';
import { findRoot } from '../newsroom/find-root.ts';
import { hadArticles } from '../publish/cache/many-articles.ts';

/** In a newsroom with an archive, has the thread that looks at files begin while settings are read. */
export async function lookAhead(cwd: string): Promise<void> {
  const root = await findRoot(cwd);
  if (root !== null && hadArticles(root, MANY)) startLooking();
}
