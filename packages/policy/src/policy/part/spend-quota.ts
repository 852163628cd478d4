import type { CompileWork } from '../../define.ts';
import type { CounterAdd, CounterAnswer, CounterSpec } from '../../program/effect.ts';
import type { Exchange } from '../../program/exchange.ts';
import type { Operand } from '../../program/operand.ts';
import { computed, literal } from '../../program/operand.ts';
import { silent, takeCalls } from './take-calls.ts';

export type Volumes = { readonly calls: number | null; readonly bandwidth: number | null };

type Spec = Pick<CounterSpec, 'id' | 'policy' | 'scope' | 'periodUs' | 'anchor'>;

type Spending = {
  readonly volumes: Volumes;
  readonly key: Operand<string | null>;
  /** Calls that one call counts as; 0: the limit is checked and nothing counted. */
  readonly amount: Operand<number>;
  /** Whether the calls are counted when the response is there, not at once. */
  readonly isLate?: boolean;
  /** Whether a request is counted once for a key, however many of its policies count with it. */
  readonly isOncePerKey?: boolean;
};

/** Takes a call where calls are limited; where bytes are, checks now and counts the response's when it is there. */
export function spendQuota(work: CompileWork, spec: Spec, spending: Spending): void {
  const { volumes, key, amount, isLate = false, isOncePerKey = false } = spending;
  const { calls, bandwidth } = volumes;
  if (calls !== null) {
    const counter: CounterSpec = { ...spec, id: `${spec.id} calls`, kind: 'quota', unit: 'calls', limit: calls };
    const counting = isOncePerKey ? once(counter, { key, amount }) : { key, amount };
    const now = isLate ? { key, amount: literal(0) } : counting;
    takeCalls(work, { counter: literal(counter), ...now, report: silent });
    if (isLate) work.atEnd({ kind: 'counter.add', counter: literal(counter), ...counting });
  }
  if (bandwidth !== null) {
    const limit = bandwidth * 1024;
    const counter: CounterSpec = { ...spec, id: `${spec.id} bytes`, kind: 'quota', unit: 'bytes', limit };
    takeCalls(work, { counter: literal(counter), key, amount: literal(0), report: silent });
    const late = { kind: 'counter.add', counter: literal(counter), amount: 'responseBytes' } as const;
    if (amount.literal?.value !== 0) work.atEnd({ ...late, ...(isOncePerKey ? onceBytes(counter, key) : { key }) });
  }
}

type Counted = { readonly key: Operand<string | null>; readonly amount: Operand<number> };
type Answered = Pick<CounterAdd, 'answered'>;

/**
 * Counts nothing where the request has been counted with this key already. It is not asked again then either: the place
 * that it would ask for is its own. Only a limit below what is counted with it turns it away.
 */
function once(counter: CounterSpec, { key, amount }: Counted): Counted & Answered {
  const marks = marksOf(counter, key);
  const left = (exchange: Exchange): number => (marks.has(exchange) ? 0 : amount.of(exchange));
  const asked = (exchange: Exchange): string | null =>
    marks.has(exchange) && marks.count(exchange) <= counter.limit ? null : key.of(exchange);
  return { key: computed(key.reads, asked), amount: computed(amount.reads, left), answered: marks.set };
}

/** The same for bytes: without a key the counter does not apply. */
function onceBytes(counter: CounterSpec, key: Operand<string | null>): Pick<CounterAdd, 'key'> & Answered {
  const marks = marksOf(counter, key);
  const left = (exchange: Exchange): string | null => (marks.has(exchange) ? null : key.of(exchange));
  return { key: computed(key.reads, left), answered: marks.set };
}

type Marks = {
  readonly has: (exchange: Exchange) => boolean;
  /** How much was counted with the key when the request was. */
  readonly count: (exchange: Exchange) => number;
  readonly set: (exchange: Exchange, answer: CounterAnswer) => void;
};

function marksOf({ id }: CounterSpec, key: Operand<string | null>): Marks {
  const mark = (exchange: Exchange): string => `${id}|${key.of(exchange) ?? ''} counted`;
  return {
    has: (exchange) => exchange.state.has(mark(exchange)),
    count: (exchange) => exchange.state.get(mark(exchange)) as number,
    set: (exchange, { allowed, count }) => {
      if (allowed) exchange.state.set(mark(exchange), count);
    },
  };
}
