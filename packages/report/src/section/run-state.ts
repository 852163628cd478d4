import type { RunResult } from '@keelgate/model';
import { type Line, styled } from '../line.ts';
import { count } from '../quantity.ts';
import { table } from '../table.ts';

const countersMax = 20;

/** What lives on from one request to the next: counters and the cache. */
export function runState({ counters, cache }: RunResult): readonly Line[] {
  return [...counterLines(counters), ...cacheLines(cache)];
}

function counterLines(counters: RunResult['counters']): readonly Line[] {
  if (counters.length === 0) return [];
  const rows = counters
    .slice(0, countersMax)
    .map((counter) => [
      counter.key === '' ? '(no key)' : counter.key,
      `${count(counter.count)} of ${count(counter.limit)}`,
    ]);
  const rest = counters.length - countersMax;
  return [
    [],
    [styled('bold', 'Counters')],
    ...table(rows, 'll'),
    ...(rest > 0 ? [[`  … and ${rest} more (see --json)`]] : []),
  ];
}

function cacheLines({ hits, misses, stores }: RunResult['cache']): readonly Line[] {
  if (hits + misses + stores === 0) return [];
  const text = `${count(hits)} hit${hits === 1 ? '' : 's'}, ${count(misses)} miss${misses === 1 ? '' : 'es'}`;
  return [[], [styled('bold', 'Cache'), `  ${text}, ${count(stores)} stored`]];
}
