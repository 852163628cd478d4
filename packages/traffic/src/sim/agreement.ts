import type { CounterSpec } from '@keelgate/policy';
import { identityOf } from './counter-identity.ts';
import type { BackendEntry, Registry } from './registry.ts';
import { counterNumber } from './registry.ts';
import type { Simulation } from './simulation.ts';

/**
 * In which order the result lists what counts and what is called. Each worker's registry has numbers of its own, for a
 * request may bring up what nobody knew of; what has come up is agreed on at the next border, in an order that does not
 * depend on where it came up.
 */
export type Agreement = {
  readonly rates: CounterSpec[];
  readonly quotas: CounterSpec[];
  readonly backends: BackendEntry[];
  /** How much of each list of the registry is agreed on. */
  readonly known: { rates: number; quotas: number; backends: number };
};

/** What has come up on one worker since the last border. */
export type Newcomers = {
  readonly rates: readonly CounterSpec[];
  readonly quotas: readonly CounterSpec[];
  readonly backends: readonly BackendEntry[];
};

export function createAgreement(): Agreement {
  return { rates: [], quotas: [], backends: [], known: { rates: 0, quotas: 0, backends: 0 } };
}

export function newcomersOf(registry: Registry, { known }: Agreement): Newcomers | null {
  const { rates, quotas, backends } = registry;
  if (rates.length === known.rates && quotas.length === known.quotas && backends.length === known.backends) return null;
  return {
    rates: rates.slice(known.rates).map(({ spec }) => spec),
    quotas: quotas.slice(known.quotas).map(({ spec }) => spec),
    backends: backends.slice(known.backends),
  };
}

/** What came up anywhere is known everywhere from now on; says whether anything did. */
export function agree({ plan, agreement }: Simulation, all: readonly (Newcomers | null)[]): boolean {
  const { registry } = plan;
  const came = all.filter((one) => one !== null);
  if (came.length === 0) return false;
  for (const spec of sorted(
    came.flatMap(({ rates }) => rates),
    identityOf,
  )) {
    counterNumber(registry.rates, spec);
    agreement.rates.push(spec);
  }
  for (const spec of sorted(
    came.flatMap(({ quotas }) => quotas),
    identityOf,
  )) {
    counterNumber(registry.quotas, spec);
    agreement.quotas.push(spec);
  }
  for (const entry of sorted(
    came.flatMap(({ backends }) => backends),
    ({ id }) => id,
  )) {
    if (!registry.backends.some(({ id }) => id === entry.id)) registry.backends.push(entry);
    agreement.backends.push(entry);
  }
  noteKnown(agreement, registry);
  return true;
}

/** What a configuration brings comes up everywhere at once, in the same order. */
export function agreeOnInstalled({ plan, agreement }: Simulation): void {
  const came = newcomersOf(plan.registry, agreement);
  if (came === null) return;
  agreement.rates.push(...came.rates);
  agreement.quotas.push(...came.quotas);
  agreement.backends.push(...came.backends);
  noteKnown(agreement, plan.registry);
}

function noteKnown({ known }: Agreement, { rates, quotas, backends }: Registry): void {
  known.rates = rates.length;
  known.quotas = quotas.length;
  known.backends = backends.length;
}

/** Each once, in the order of their names. */
function sorted<Item>(items: readonly Item[], nameOf: (item: Item) => string): readonly Item[] {
  const named = new Map(items.map((item) => [nameOf(item), item]));
  return [...named].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, item]) => item);
}
