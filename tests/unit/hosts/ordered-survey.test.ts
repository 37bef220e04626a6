import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Survey } from '../../../src/hosts/remote/ordered-survey.ts';
import { DiskStore } from '../../support/disk-store.ts';
import { temporary } from '../../support/publishing.ts';

/** A store that notes how often all of it is listed. */
class Listed extends DiskStore {
  lists = 0;

  override list(folder: string) {
    this.lists++;
    return super.list(folder);
  }
}

describe('what stands where readers are served', () => {
  test('is listed once for two questions, asked at once or one after the other, and anew for a third', async () => {
    const folder = await temporary();
    writeFileSync(join(folder, 'index.html'), 'home');
    const store = new Listed(folder, await temporary());
    const survey = new Survey(store, null);
    const [damaged, foreign] = await Promise.all([survey.all('damaged'), survey.all('foreign')]);
    expect([damaged, foreign].map((files) => [...files.keys()])).toEqual([['index.html'], ['index.html']]);
    expect(store.lists).toBe(1);
    await survey.all('damaged');
    await survey.all('foreign');
    expect(store.lists).toBe(2);
    survey.forget();
    await survey.all('damaged');
    expect(store.lists).toBe(3);
  });
});
