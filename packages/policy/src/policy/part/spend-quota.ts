import type { CompileWork } from '../../define.ts';
import type { CounterSpec } from '../../program/effect.ts';
import type { Operand } from '../../program/operand.ts';
import { literal } from '../../program/operand.ts';
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
};

/** Takes a call where calls are limited; where bytes are, checks now and counts the response's when it is there. */
export function spendQuota(work: CompileWork, spec: Spec, { volumes, key, amount, isLate = false }: Spending): void {
  const { calls, bandwidth } = volumes;
  if (calls !== null) {
    const counter: CounterSpec = { ...spec, id: `${spec.id} calls`, kind: 'quota', unit: 'calls', limit: calls };
    takeCalls(work, { counter: literal(counter), key, amount: isLate ? literal(0) : amount, report: silent });
    if (isLate) work.atEnd({ kind: 'counter.add', counter: literal(counter), key, amount });
  }
  if (bandwidth !== null) {
    const limit = bandwidth * 1024;
    const counter: CounterSpec = { ...spec, id: `${spec.id} bytes`, kind: 'quota', unit: 'bytes', limit };
    takeCalls(work, { counter: literal(counter), key, amount: literal(0), report: silent });
    if (amount.literal?.value !== 0)
      work.atEnd({ kind: 'counter.add', counter: literal(counter), key, amount: 'responseBytes' });
  }
}
