import { invariant } from '@keelgate/model';
import type { QuotaLog } from '../counter/quota-log.ts';
import { widened } from '../counter/quota-log.ts';
import { identityOf } from './counter-identity.ts';
import type { CounterEntry } from './registry.ts';
import { counterNumber, rowOf } from './registry.ts';
import type { Simulation } from './simulation.ts';

/**
 * What a region spent of one quota in a window. Keys have numbers that the region gave out when it first spoke of them;
 * `names` are those of new ones, in order.
 */
export type QuotaRecord = { readonly counter: string; readonly names: readonly string[]; readonly log: QuotaLog };

/** For each quota and region, the keys that the region has spoken of. Mutated at borders. */
export type QuotaKeys = {
  /** By `quota * regions + region`. */
  readonly said: (KeyNumbers | undefined)[];
  readonly heard: (KeyRows | undefined)[];
};

/** The number of each row and one more; 0: it has none yet. */
type KeyNumbers = { numbers: Int32Array; count: number };
/** The row of each number. */
type KeyRows = { rows: Int32Array; count: number };

export function createQuotaKeys(): QuotaKeys {
  return { said: [], heard: [] };
}

/** What a region of this worker spent in the window. */
export function quotaRecordsOf({ plan, quotas, quotaKeys }: Simulation, region: number): readonly QuotaRecord[] {
  const records: QuotaRecord[] = [];
  for (const [number, quota] of quotas.entries()) {
    const log = quota.collect(region);
    if (log.size === 0) continue;
    const entry = plan.registry.quotas[number] as CounterEntry;
    const at = number * plan.regions.length + region;
    const said = (quotaKeys.said[at] ??= { numbers: new Int32Array(0), count: 0 });
    records.push({ counter: identityOf(entry.spec), names: renumber(log, entry, said), log });
  }
  return records;
}

/** Puts the region's numbers in the place of rows; gives the names of keys that it had none for. */
function renumber({ key, size }: QuotaLog, { names }: CounterEntry, said: KeyNumbers): readonly string[] {
  if (said.numbers.length < names.length)
    said.numbers = widened(said.numbers, new Int32Array(Math.max(names.length, said.numbers.length * 2)));
  const fresh: string[] = [];
  const { numbers } = said;
  for (let at = 0; at < size; at += 1) {
    const row = key[at] as number;
    if (numbers[row] === 0) {
      fresh.push(names[row] as string);
      said.count += 1;
      numbers[row] = said.count;
    }
    key[at] = (numbers[row] as number) - 1;
  }
  return fresh;
}

type Spoken = { readonly region: number; readonly quotas: readonly QuotaRecord[] };

/** Everyone hears what all regions spent. */
export function crossQuotas(simulation: Simulation, all: readonly Spoken[], nowUs: number): void {
  const { quotas, plan, agreement } = simulation;
  const spendings = new Map<number, (QuotaLog | null)[]>();
  for (const { region, quotas: records } of all) {
    for (const { counter, names, log } of records) {
      const spec = agreement.quotas.find((known) => identityOf(known) === counter);
      invariant(spec !== undefined, 'S1', 'a region spends of a quota that nobody has heard of');
      const number = counterNumber(plan.registry.quotas, spec);
      const of = spendings.get(number) ?? plan.regions.map(() => null);
      spendings.set(number, of);
      of[region] = log;
      toRows(simulation, { number, region, names }, log);
    }
  }
  for (const [number, of] of spendings) quotas[number]?.cross(of, nowUs);
}

type Heard = { readonly number: number; readonly region: number; readonly names: readonly string[] };

/** Puts this worker's rows in the place of a region's numbers. */
function toRows({ plan, quotaKeys }: Simulation, { number, region, names }: Heard, { key, size }: QuotaLog): void {
  const entry = plan.registry.quotas[number] as CounterEntry;
  const at = number * plan.regions.length + region;
  const heard = (quotaKeys.heard[at] ??= { rows: new Int32Array(0), count: 0 });
  const wanted = heard.count + names.length;
  if (wanted > heard.rows.length)
    heard.rows = widened(heard.rows, new Int32Array(Math.max(wanted, heard.rows.length * 2)));
  const { rows } = heard;
  for (const name of names) {
    rows[heard.count] = rowOf(entry, name);
    heard.count += 1;
  }
  for (let row = 0; row < size; row += 1) key[row] = rows[key[row] as number] as number;
}
