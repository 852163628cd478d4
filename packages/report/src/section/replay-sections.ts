import type { Outcome, ReplayResult } from '@keelgate/model';
import { outcomes } from '@keelgate/model';
import { type Line, styled, wrap } from '../line.ts';
import { outcomeNames } from '../outcome-name.ts';
import { count, duration, share } from '../quantity.ts';
import { table } from '../table.ts';

/** What was played, and how much of it could be read. */
export function replayHeadline({ log, service, requests }: ReplayResult): readonly Line[] {
  const span = log.from === null || log.to === null ? '' : `, ${timeOf(log.from)} to ${timeOf(log.to)}`;
  const left = log.late + log.beyond;
  return [
    [styled('bold', log.file), `  ${counted(requests.offered, 'request')}${span} (${log.format ?? 'no format'})`],
    [`played to ${service.name} (${service.tier})`],
    ...(log.wrong === 0
      ? []
      : [
          [styled('yellow', `${counted(log.wrong, 'line')} could not be read`), ':'] as Line,
          ...log.troubles.map(({ line, why }): Line => [`  line ${line}: ${why}`]),
        ]),
    ...(left === 0 ? [] : [[styled('yellow', `${counted(left, 'record')} left out`), ' (see the notes)'] as Line]),
  ];
}

/** What each fault would have cost. */
export function replayFaults({ faults, counters, requests }: ReplayResult): readonly Line[] {
  if (faults.length === 0) return [];
  const over = Math.max(0, ...counters.map(({ overAdmission }) => overAdmission));
  return [
    [],
    ...faults.flatMap(({ target, at, until, detectedAt, dropped, unreachable, shed }): readonly Line[] => {
      const lost = dropped + unreachable + shed;
      return [
        [styled('bold', `${target} lost at ${timeOf(at)}`), until === null ? '' : ` until ${timeOf(until)}`],
        [
          styled(lost > 0 ? 'red' : 'green', `  ${counted(lost, 'request')} lost`),
          `: ${count(dropped)} in flight, ${count(unreachable)} sent to what was dead, ${count(shed)} shed for want of capacity`,
          ` (${share(requests.offered === 0 ? 0 : lost / requests.offered)} of the log)`,
        ],
        ...(detectedAt === null ? [] : [[`  noticed at ${timeOf(detectedAt)}`] as Line]),
      ];
    }),
    ...(over === 0 ? [] : [[`  at worst ${counted(over, 'call')} of one key let through beyond its limit`] as Line]),
  ];
}

/** How requests ended here, beside what the log says. */
export function replayRequests({ requests, said }: ReplayResult): readonly Line[] {
  const rows = outcomes.flatMap((name: Outcome) => {
    const number = requests[name];
    const [shown, meaning] = outcomeNames[name];
    return number === 0 ? [] : [[shown, count(number), share(number / requests.offered), meaning]];
  });
  const { both, log, here } = said.agreement;
  return [
    [],
    [styled('bold', 'How requests would have ended')],
    ...table(rows, 'lrrl'),
    [],
    [styled('bold', 'What the log says')],
    ...table(
      [
        [
          'throttled (429)',
          count(said.throttled),
          `${count(both)} here too, ${count(log)} only there, ${count(here)} only here`,
        ],
        ['other client errors', count(said.clientErrors - said.throttled), ''],
        ['server errors', count(said.serverErrors), ''],
        ['answered from cache', count(said.cacheHits), ''],
      ],
      'lrl',
    ),
  ];
}

/** Who would have been turned away, and by what. */
export function replayThrottled({ throttled }: ReplayResult): readonly Line[] {
  if (throttled.requests === 0) return [[], [styled('bold', 'Throttled'), '  nobody']];
  return [
    [],
    [styled('bold', 'Throttled'), `  ${counted(throttled.requests, 'request')}`],
    ...throttled.counters.flatMap((counter): readonly Line[] => [
      [
        `  ${counter.policy} of ${counter.scope}, ${count(counter.limit)} in ${duration(counter.periodSeconds)}: `,
        `${counted(counter.requests, 'request')} of ${counted(counter.distinctKeys, 'key')}`,
      ],
      ...table(
        counter.keys.slice(0, shownMax).map(({ key, requests }) => [`  ${key}`, count(requests)]),
        'lr',
      ),
    ]),
    ...(throttled.subscriptions.length === 0 ? [] : [['  by subscription:'] as Line]),
    ...table(
      throttled.subscriptions
        .slice(0, shownMax)
        .map((one) => [
          `  ${one.subscription}`,
          count(one.throttled),
          `${share(one.throttled / one.requests)} of ${count(one.requests)}`,
        ]),
      'lrl',
    ),
  ];
}

const shownMax = 10;

/** What the cache would have saved, operation by operation. */
export function replayCache({ cache, requests }: ReplayResult): readonly Line[] {
  if (cache.hits + cache.misses === 0) return [];
  return [
    [],
    [
      styled('bold', 'Cache'),
      `  ${counted(cache.hits, 'call')} saved, ${share(cache.hits / requests.offered)} of all, ${bytes(cache.bytes)} of responses`,
    ],
    ...table(
      cache.operations
        .slice(0, shownMax)
        .map((one) => [one.operation, count(one.hits), share(one.hits / one.requests), bytes(one.bytes)]),
      'lrrr',
    ),
  ];
}

/** What means no operation of the service. */
export function replayUnmatched({ unmatched }: ReplayResult): readonly Line[] {
  if (unmatched.requests === 0) return [];
  return [
    [],
    [styled('bold', 'No operation'), `  ${counted(unmatched.requests, 'request')}`],
    ...table(
      unmatched.paths.slice(0, shownMax).map(({ request, requests }) => [request, count(requests)]),
      'lr',
    ),
  ];
}

/** So many rows are printed; a longer table is drawn together. */
const rowsMax = 30;

/** A row for each minute, or for as many as keep the table short. */
export function replayMinutes({ series }: ReplayResult): readonly Line[] {
  const { columns, rows, stepSeconds } = series;
  if (rows.length === 0) return [];
  const together = Math.ceil(rows.length / rowsMax);
  const units = columns.flatMap((name, index) => (name.startsWith('capacity.') ? [index] : []));
  const printed = Array.from({ length: Math.ceil(rows.length / together) }, (_, index) => {
    const part = rows.slice(index * together, (index + 1) * together);
    function sum(...names: readonly string[]): string {
      const places = names.map((name) => columns.indexOf(name));
      return count(part.reduce((total, row) => total + places.reduce((all, at) => all + Number(row[at] ?? 0), 0), 0));
    }
    const busiest = Math.max(0, ...part.flatMap((row) => units.map((at) => Number(row[at] ?? 0))));
    return [
      timeOf(String(part[0]?.[0] ?? '')),
      sum('requests.offered'),
      sum('requests.servedFromCache'),
      sum('requests.rateLimited', 'requests.quotaExceeded'),
      sum('requests.shed', 'requests.dropped', 'requests.unreachable'),
      sum('requests.backendFailed', 'requests.breakerOpen'),
      share(Math.round(busiest * 1e4) / 1e4),
      sum('said.throttled'),
      sum('said.errors'),
    ];
  });
  return [
    [],
    [styled('bold', 'Over time'), `  every ${duration(stepSeconds * together)}; UTC`],
    ...table(
      [
        ['from', 'requests', 'cached', 'throttled', 'lost', 'failed', 'busiest unit', 'log: 429', 'log: 5xx'],
        ...printed,
      ],
      'lrrrrrrrr',
    ),
  ];
}

export function replayNotes({ notes }: ReplayResult, width: number): readonly Line[] {
  if (notes.length === 0) return [];
  return [
    [],
    ...notes.flatMap((note) =>
      wrap(note, width - 2).map((text, index): Line => [styled('dim', `${index === 0 ? '* ' : '  '}${text}`)]),
    ),
  ];
}

/** `2026-01-31 10:15:07`, without seconds where there are none. */
function timeOf(iso: string): string {
  return iso.replace('T', ' ').replace(/(?::00)?\.\d+Z$/, '');
}

function counted(number: number, what: string): string {
  return `${count(number)} ${what}${number === 1 ? '' : 's'}`;
}

function bytes(value: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let shown = value;
  let unit = 0;
  while (shown >= 1024 && unit < units.length - 1) {
    shown /= 1024;
    unit += 1;
  }
  return `${shown.toFixed(unit === 0 || shown >= 100 ? 0 : 1)} ${units[unit]}`;
}
