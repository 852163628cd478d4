import { Packr } from 'msgpackr';
import type { QuotaLog } from '../counter/quota-log.ts';
import type { Newcomers } from './agreement.ts';
import type { BorderRecord, PartRecord } from './border-record.ts';
import type { QuotaRecord } from './quota-border.ts';
import { fromWire, toWire } from './wire-text.ts';

/**
 * Border records as bytes, for other workers. What every region says at every border stands in a row of numbers; the rest,
 * which most borders have none of, is packed behind them.
 */

const packr: Packr = new Packr({ moreTypes: true });

/** Worker, regions, length of the rest; then for each region its number, whether it is busy, what it counts, its death, its load (-1: none). */
const headColumns = 3;
const regionColumns = 7;

type Rest = {
  readonly newcomers: Newcomers | null;
  readonly failure: PartRecord['failure'];
  readonly regions: readonly RegionRest[];
};
type RegionRest = Pick<BorderRecord, 'zoneEvents' | 'moved' | 'calls' | 'quotas'>;

export function encodePart(part: PartRecord): Uint8Array {
  const { worker, regions } = part;
  const numbers = new Float64Array(headColumns + regions.length * regionColumns);
  numbers[0] = worker;
  numbers[1] = regions.length;
  for (const [index, { region, isBusy, conserved, deadSinceUs, load }] of regions.entries()) {
    const { arrived, ended, open } = conserved;
    const row = [region, isBusy ? 1 : 0, arrived, ended, open, deadSinceUs, load ?? -1];
    numbers.set(row, headColumns + index * regionColumns);
  }
  const head = new Uint8Array(numbers.buffer);
  if (saysNoMore(part)) return head;
  const rest = packr.pack(restOf(part));
  numbers[2] = rest.length;
  const whole = new Uint8Array(head.length + rest.length);
  whole.set(head);
  whole.set(rest, head.length);
  return whole;
}

export function decodePart(bytes: Uint8Array): PartRecord {
  // Numbers stand where numbers may stand only in memory of one's own.
  const own = bytes.slice();
  const length = (at: number): number => new Float64Array(own.buffer, at * 8, 1)[0] as number;
  const count = length(1);
  const numbers = new Float64Array(own.buffer, 0, headColumns + count * regionColumns);
  const rest = numbers[2] === 0 ? null : fromRest(packr.unpack(own.subarray(numbers.byteLength)) as Rest);
  return {
    worker: numbers[0] as number,
    newcomers: rest?.newcomers ?? null,
    failure: rest?.failure ?? null,
    regions: Array.from({ length: count }, (_, index) => {
      const at = headColumns + index * regionColumns;
      const [region, isBusy, arrived, ended, open, deadSinceUs, load] = numbers.subarray(
        at,
        at + regionColumns,
      ) as unknown as [number, number, number, number, number, number, number];
      return {
        region,
        isBusy: isBusy === 1,
        conserved: { arrived, ended, open },
        deadSinceUs,
        load: load < 0 ? null : load,
        ...(rest?.regions[index] ?? nothing),
      };
    }),
  };
}

const nothing: RegionRest = { zoneEvents: [], moved: [], calls: [], quotas: [] };

function saysNoMore({ newcomers, failure, regions }: PartRecord): boolean {
  return (
    newcomers === null &&
    failure === null &&
    regions.every(
      ({ zoneEvents, moved, calls, quotas }) =>
        zoneEvents.length === 0 && moved.length === 0 && calls.length === 0 && quotas.length === 0,
    )
  );
}

function restOf({ newcomers, failure, regions }: PartRecord): Rest {
  return {
    newcomers: newcomers === null ? null : withTexts(newcomers, toWire),
    failure,
    regions: regions.map(({ zoneEvents, moved, calls, quotas }) => ({
      zoneEvents,
      moved,
      calls: calls.map((of) => ({ ...of, backend: toWire(of.backend) })),
      quotas: quotas.map((quota) => quotaWith({ ...quota, log: cut(quota.log) }, toWire)),
    })),
  };
}

function fromRest({ newcomers, failure, regions }: Rest): Rest {
  return {
    newcomers: newcomers === null ? null : withTexts(newcomers, fromWire),
    failure,
    regions: regions.map((region) => ({
      ...region,
      calls: region.calls.map((of) => ({ ...of, backend: fromWire(of.backend) })),
      quotas: region.quotas.map((quota) => quotaWith(quota, fromWire)),
    })),
  };
}

function withTexts({ rates, quotas, backends }: Newcomers, change: (text: string) => string): Newcomers {
  return {
    rates: rates.map((spec) => ({ ...spec, id: change(spec.id) })),
    quotas: quotas.map((spec) => ({ ...spec, id: change(spec.id) })),
    backends: backends.map((entry) => ({ ...entry, id: change(entry.id), host: change(entry.host) })),
  };
}

function quotaWith({ counter, names, log }: QuotaRecord, change: (text: string) => string): QuotaRecord {
  return { counter: change(counter), names: names.map(change), log };
}

/** The rows in use. Which region they are of is said beside them. */
function cut({ size, atUs, key, amount, kind }: QuotaLog): QuotaLog {
  return {
    size,
    atUs: atUs.subarray(0, size),
    key: key.subarray(0, size),
    amount: amount.subarray(0, size),
    kind: kind.subarray(0, size),
    region: new Uint8Array(0),
  };
}
