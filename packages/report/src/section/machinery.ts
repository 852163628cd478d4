import { type CacheResult, type CounterResult, type DrillResult, outcomeBlame, outcomes } from '@keelgate/model';
import { type Line, styled } from '../line.ts';
import { count, duration, factor, orDash, share } from '../quantity.ts';
import { table } from '../table.ts';

/** What went on inside: regions and their load, counters, caches, backends. */
export function machinery(result: DrillResult): readonly Line[] {
  return [...regions(result), ...counters(result), ...caches(result), ...backends(result)];
}

const rowsMax = 5;

function regions({ regions: all, capacity }: DrillResult): readonly Line[] {
  const rows = all.slice(0, rowsMax + 1).map(({ region, requests }) => {
    const used = capacity.find((row) => row.region === region);
    const up = outcomes.reduce((sum, name) => sum + (outcomeBlame[name] === 'answered' ? requests[name] : 0), 0);
    return [
      region,
      count(requests.offered),
      requests.offered === 0 ? '-' : share(up / requests.offered),
      orDash(used?.mean ?? null, share),
      orDash(used?.p95 ?? null, share),
      orDash(used?.max ?? null, share),
    ];
  });
  const head = ['', 'requests', 'available', 'capacity used', 'p95', 'max'].map((text) => styled('dim', text));
  return section('Regions', [head, ...rows], 'lrrrrr', all.length - rowsMax - 1);
}

function counters({ counters: all }: DrillResult): readonly Line[] {
  const worstFirst = [...all].sort((a, b) => excess(b) - excess(a));
  const rows = worstFirst
    .slice(0, rowsMax)
    .map((counter) => [
      `${counter.policy} on ${counter.scope}`,
      counter.region,
      `${count(counter.limit)}${counter.periodSeconds === 0 ? '' : ` in ${duration(counter.periodSeconds)}`}`,
      counter.admitted > counter.limit ? styled('yellow', count(counter.admitted)) : count(counter.admitted),
      count(counter.bound),
    ]);
  const head = ['', '', 'limit', 'most admitted', 'at most possible'].map((text) => styled('dim', text));
  return section('Counters', [head, ...rows], 'llrrr', all.length - rowsMax);
}

function excess({ limit, overAdmission }: CounterResult): number {
  return overAdmission / Math.max(1, limit);
}

function caches({ cache }: DrillResult): readonly Line[] {
  const used = cache.filter(({ hits, misses, lostEntries }) => hits + misses + lostEntries > 0);
  const lines = used.slice(0, rowsMax).map((row): Line => [`  ${cacheStory(row)}`]);
  return titled('Cache', lines, used.length - rowsMax);
}

function cacheStory({ region, kind, hits, misses, hitRatio, lostEntries, backendSurge }: CacheResult): string {
  const lost = lostEntries === 0 ? '' : `, ${count(lostEntries)} entries lost`;
  const surge = backendSurge === null ? '' : `, fault: backend calls ${factor(backendSurge)}`;
  const ratio = orDash(hitRatio, share);
  return `${region}, ${kind}: ${ratio} of ${count(hits + misses)} hit${lost}${surge}`;
}

function backends({ backends: all }: DrillResult): readonly Line[] {
  const called = all.filter(({ calls, skippedByBreaker }) => calls + skippedByBreaker > 0);
  const rows = called
    .slice(0, rowsMax)
    .map((row) => [
      row.id,
      count(row.calls),
      row.failed === 0 ? '0' : styled('red', count(row.failed)),
      count(row.timedOut),
      count(row.skippedByBreaker),
      orDash(row.amplification, factor),
    ]);
  const names = ['', 'calls', 'failed', 'timed out', 'kept back by breaker', 'calls per attempt'];
  const head = names.map((text) => styled('dim', text));
  return section('Backends', [head, ...rows], 'lrrrrr', called.length - rowsMax);
}

function section(title: string, rows: Parameters<typeof table>[0], align: string, rest: number): readonly Line[] {
  return titled(title, rows.length < 2 ? [] : table(rows, align), rest);
}

function titled(title: string, lines: readonly Line[], rest: number): readonly Line[] {
  if (lines.length === 0) return [];
  return [[], [styled('bold', title)], ...lines, ...(rest > 0 ? [[`  … and ${rest} more`]] : [])];
}
