import type { CompileWork } from '../../define.ts';
import type { CounterAdd, CounterSpec } from '../../program/effect.ts';
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
  const counting = (counter: CounterSpec): Counting =>
    isOncePerKey ? once(counter, key) : { check: key, count: { key } };
  if (calls !== null) {
    const spent: CounterSpec = { ...spec, id: `${spec.id} calls`, kind: 'quota', unit: 'calls', limit: calls };
    const counter = literal(spent);
    const { check, count } = counting(spent);
    const now = isLate ? { key: check, amount: literal(0) } : { ...count, key: check, amount };
    takeCalls(work, { counter, ...now, report: silent });
    if (isLate) work.atEnd({ kind: 'counter.add', counter, ...count, amount });
  }
  if (bandwidth !== null) {
    const limit = bandwidth * 1024;
    const spent: CounterSpec = { ...spec, id: `${spec.id} bytes`, kind: 'quota', unit: 'bytes', limit };
    const counter = literal(spent);
    const { count } = counting(spent);
    takeCalls(work, { counter, key, amount: literal(0), report: silent });
    if (amount.literal?.value !== 0) work.atEnd({ kind: 'counter.add', counter, ...count, amount: 'responseBytes' });
  }
}

type Key = Operand<string | null>;

type Counting = {
  /** Of the check. */
  readonly check: Key;
  /** Of what is counted. */
  readonly count: { readonly key: Key } & Pick<CounterAdd, 'answered'>;
};

/**
 * Counts a request once for a key: without a key, a counter does not apply. Another policy that the request meets with
 * the same key still has its own limit, under which the request must be with what it has been counted as.
 */
function once({ id, limit }: CounterSpec, key: Key): Counting {
  const mark = (exchange: Exchange): string => `${id}|${key.of(exchange) ?? ''} counted`;
  const counted = (exchange: Exchange): number | undefined => exchange.state.get(mark(exchange)) as number | undefined;
  const keyUnless = (isDone: (count: number) => boolean): Key =>
    computed(key.reads, (exchange) => {
      const count = counted(exchange);
      return count !== undefined && isDone(count) ? null : key.of(exchange);
    });
  return {
    check: keyUnless((count) => count <= limit),
    count: {
      key: keyUnless(() => true),
      answered: (exchange, { allowed, count }) => {
        if (allowed) exchange.state.set(mark(exchange), count);
      },
    },
  };
}
