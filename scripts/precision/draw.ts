import { generator } from '../eval/bootstrap.ts';
import { grouped } from './grouped.ts';

/** So many of the items as asked, each as likely as any other; the seed alone decides which, and their order. */
export function draw<T>(items: readonly T[], wanted: number, seed: number): T[] {
  const random = generator(seed);
  const rest = [...items];
  for (let last = rest.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [rest[last], rest[other]] = [rest[other]!, rest[last]!];
  }
  return rest.slice(0, wanted);
}

/** At most so many of each group, the largest group first. */
export function drawEach<T>(
  items: readonly T[],
  group: (item: T) => string,
  wanted: number,
  seed: number,
): T[] {
  const groups = grouped(items, group);
  return [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .flatMap((members) => draw(members, wanted, seed));
}
