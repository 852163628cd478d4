import type { Comparison, Expectation, ExpectedFigure } from '@keelgate/model';
import type { CheckContext } from './context.ts';
import { backendNames } from './context.ts';
import type { Cursor } from './cursor.ts';
import { complain, fields, found, written } from './cursor.ts';
import { share, timeUs } from './quantity.ts';
import { hintFor } from './suggestion.ts';

type Unit = 'share' | 'milliseconds' | 'seconds' | 'number';

const figures: { readonly [what: string]: Unit } = {
  availability: 'share',
  'availability.gateway': 'share',
  'availability.minutes': 'share',
  'availability.lastMinute': 'share',
  'latency.p50': 'milliseconds',
  'latency.p90': 'milliseconds',
  'latency.p99': 'milliseconds',
  'latency.p999': 'milliseconds',
  'latency.max': 'milliseconds',
  'latency.mean': 'milliseconds',
  recovery: 'seconds',
  lostChanges: 'number',
  recoveryPoint: 'seconds',
  shed: 'number',
  dropped: 'number',
  unreachable: 'number',
  'cache.hitRatio': 'share',
  'counters.overAdmission': 'number',
};

const examples: { readonly [unit in Unit]: string } = {
  share: '>= 99.95%',
  milliseconds: '<= 400ms',
  seconds: '<= 30s',
  number: '== 0',
};

/** What is expected of the result. */
export function checkExpectations(at: Cursor | undefined, context: CheckContext): readonly Expectation[] {
  const said = at === undefined ? null : fields(at, null);
  return (said?.keys ?? []).flatMap((what): readonly Expectation[] => {
    const cursor = said?.get(what) as Cursor;
    const unit = unitOf(what, context);
    if (unit === null) {
      const known = [...Object.keys(figures), ...backendNames(context).map((id) => `backends.${id}.amplification`)];
      complain(
        said?.keyOf(what) as Cursor,
        'unknown-figure',
        `the result has no figure "${what}"`,
        hintFor(what, known),
      );
      return [];
    }
    const wanted = written(cursor) ?? '';
    const match = /^(<=|>=|==|!=|<|>)\s*(\S+)$/.exec(wanted.trim());
    const bound = match === null ? null : boundOf(match[2] ?? '', unit);
    if (match === null || bound === null) {
      complain(
        cursor,
        'wrong-expectation',
        `${cursor.path} is ${found(cursor)}, expected a comparison such as "${examples[unit]}"`,
      );
      return [];
    }
    return [{ what: what as ExpectedFigure, wanted, comparison: match[1] as Comparison, bound }];
  });
}

function unitOf(what: string, context: CheckContext): Unit | null {
  const fixed = figures[what];
  if (fixed !== undefined) return fixed;
  const backend = /^backends\.(.+)\.amplification$/.exec(what)?.[1];
  return backend !== undefined && backendNames(context).includes(backend) ? 'number' : null;
}

function boundOf(text: string, unit: Unit): number | null {
  switch (unit) {
    case 'share':
      return share(text);
    case 'milliseconds':
    case 'seconds': {
      const us = timeUs(text);
      return us === null || us < 0 ? null : us / (unit === 'seconds' ? 1e6 : 1000);
    }
    case 'number':
      return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
  }
}
