import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { acyclic } from './acyclic.ts';

const graph = fc
  .array(fc.array(fc.nat({ max: 9 }), { maxLength: 4 }), { minLength: 10, maxLength: 10 })
  .map((edges): ReadonlyMap<number, readonly number[]> => new Map(edges.map((to, from) => [from, to])));

/** What can be reached, worked out until nothing is added. */
function reach(edges: ReadonlyMap<number, readonly number[]>): ReadonlySet<string> {
  const found = new Set([...edges].flatMap(([from, to]) => to.map((one) => `${from} ${one}`)));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const first of found) {
      const [from = '', over = ''] = first.split(' ');
      for (const second of found) if (second.startsWith(`${over} `)) found.add(`${from} ${second.slice(2)}`);
    }
  }
  return found;
}

test.prop([graph])('no node reaches itself, and only edges of circles are missing', (edges) => {
  const left = acyclic(edges);
  const reached = reach(left);
  for (let node = 0; node < 10; node += 1) expect(reached.has(`${node} ${node}`)).toBe(false);
  const before = reach(edges);
  for (const [from, to] of edges) {
    for (const one of to) if (!left.get(from)?.includes(one)) expect(before.has(`${one} ${from}`)).toBe(true);
  }
});
