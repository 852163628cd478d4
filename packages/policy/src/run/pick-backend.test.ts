import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { pickBackend } from './pick-backend.ts';
import type { BackendJson } from './run-request.ts';

const members = fc.array(
  fc.record({
    isOpen: fc.boolean(),
    priority: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    weight: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  }),
  { maxLength: 6 },
);

test.prop([members])('gives members that serve their turns by weight, of the best priority alone', (list) => {
  const backends = new Map<string, BackendJson>();
  for (const [at, { isOpen }] of list.entries())
    backends.set(`m${at}`, { url: `https://m${at}`, ...(isOpen ? { breaker: 'open' as const } : {}) });
  const pool = list.map(({ priority, weight }, at) => ({
    id: `m${at}`,
    ...(priority === undefined ? {} : { priority }),
    ...(weight === undefined ? {} : { weight }),
  }));
  backends.set('pool', { pool });
  const serving = list.flatMap(({ isOpen, priority = 1, weight = 1 }, at) =>
    isOpen ? [] : [{ url: `https://m${at}`, priority, weight }],
  );
  const best = Math.min(...serving.map(({ priority }) => priority));
  const chosen = serving.filter(({ priority }) => priority === best);
  const round = chosen.reduce((sum, { weight }) => sum + weight, 0);
  const from = { backends, credits: new Map<string, number>() };
  const turns = Array.from({ length: Math.max(1, round) }, () => pickBackend('pool', from));
  if (chosen.length === 0) expect(turns).toEqual(['open']);
  for (const { url, weight } of chosen)
    expect(turns.filter((turn) => turn !== null && turn !== 'open' && turn.url === url)).toHaveLength(weight);
});
