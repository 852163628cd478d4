import type { CounterSpec, Operand, Program } from '@keelgate/policy';
import type { ClassExchange } from '../exchange.ts';
import { ownCounter } from '../counter-identity.ts';
import { concurrencyNumber, counterNumber } from '../registry.ts';
import type { BackendWorld } from '../target.ts';
import { targetNumber } from '../target.ts';

/**
 * Gives numbers to what a program that runs for each request alone will ask for, as far as that is written down: they are
 * then the same in every region, whichever asks first.
 */
export function foresee(
  { steps }: Program,
  { world, exchange }: { readonly world: BackendWorld; readonly exchange: ClassExchange },
): void {
  const { registry, snapshot } = world;
  for (const step of steps) {
    if (step.kind !== 'effect') continue;
    const { effect } = step;
    if (effect.kind === 'concurrency.enter') concurrencyNumber(registry, effect.id, effect.max);
    if (effect.kind !== 'counter.take' && effect.kind !== 'counter.add') continue;
    const named = known(effect.counter, exchange);
    const spec = named === null ? null : ownCounter(named, world.isStandby);
    if (spec !== null) counterNumber(spec.kind === 'rate' ? registry.rates : registry.quotas, spec);
  }
  targetNumber(world, exchange.exchange.backend);
  for (const { id } of snapshot.backends) targetNumber(world, { kind: 'backend', backendId: id });
}

function known(counter: Operand<CounterSpec>, { exchange }: ClassExchange): CounterSpec | null {
  return counter.reads.length === 0 ? counter.of(exchange) : null;
}
