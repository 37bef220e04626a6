import { decodeHTML } from 'entities';
import * as z from 'zod';
import type { HostedArticle } from '../article-host.ts';
import { at, type CmsClient } from './client.ts';
import { demandShape } from './connection.ts';
import { words } from './text.ts';
import type { Filed } from './wordpress-posts.ts';

const term = z.object({ id: z.int().positive(), name: z.string() });

type Kind = 'tags' | 'categories';

/** Tags and categories by their names, each looked for once. */
export class Terms {
  private readonly client: CmsClient;
  private readonly known = new Map<string, Promise<number>>();

  constructor(client: CmsClient) {
    this.client = client;
  }

  async of({ tags, section }: Pick<HostedArticle, 'tags' | 'section'>): Promise<Filed> {
    const ids: number[] = [];
    for (const tag of tags) ids.push(await this.find('tags', tag));
    return { tags: [...new Set(ids)], category: await this.find('categories', section) };
  }

  private find(kind: Kind, name: string): Promise<number> {
    const key = `${kind} ${name.toLowerCase()}`;
    const known = this.known.get(key) ?? this.look(kind, name);
    this.known.set(key, known);
    return known;
  }

  /** Accounts that may make none may still use those that are there. */
  private async look(kind: Kind, name: string): Promise<number> {
    const about = kind === 'tags' ? `the tag ${name}` : `the category ${name}`;
    const query = { search: name, per_page: '100', _fields: 'id,name' };
    const { json } = await this.client.ask({ method: 'GET', path: kindPath(kind), query, about });
    const found = demandShape(this.client, z.array(term), json, about);
    const same = found.find((one) => decodeHTML(one.name).toLowerCase() === name.toLowerCase());
    return same ? same.id : this.make(kind, name, about);
  }

  /** One whose name comes out the same, as `Café` and `Cafe` do, is there already. */
  private async make(kind: Kind, name: string, about: string): Promise<number> {
    const { status, json } = await this.client.ask({
      method: 'POST',
      path: kindPath(kind),
      json: { name: words(name) },
      repeatable: true,
      accept: [400],
      about,
    });
    const there = at(at(json, 'data'), 'term_id');
    if (status === 400 && at(json, 'code') === 'term_exists' && Number.isInteger(there))
      return there as number;
    if (status === 400)
      throw this.client.failed(`it does not take ${about}.`, 'Spell it otherwise in the article.');
    return demandShape(this.client, term, json, about).id;
  }
}

const kindPath = (kind: Kind): string => `wp-json/wp/v2/${kind}`;
