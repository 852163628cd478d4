import type { BorderRecord, MovedCaller, PartRecord } from '../sim/border-record.ts';
import type { Queued } from './order.ts';
import { liveOf } from './live-of.ts';
import { beginRecord, endRecord } from './live-records.ts';
import type { Player } from './play.ts';

/** What goes with an attempt to a region that another worker plays: numbers of records and classes mean nothing there. */
type MovedRecord = MovedCaller & { readonly carried?: Queued };

/** Gives what leaves for other workers its records to take along. */
export function withRecords(player: Player, part: PartRecord): PartRecord {
  const { own, workers } = player.simulation.part;
  if (workers === 1) return part;
  return mapMoved(part, (moved) => {
    if (own.includes(moved.to)) return moved;
    const live = endRecord(player.live, moved.subscription);
    if (live === null) return moved;
    const { sequence, record, atUs } = live;
    return { ...moved, carried: { sequence, record, atUs } };
  });
}

/** Takes in the records of what comes from other workers. */
export function takeRecords(player: Player, parts: readonly PartRecord[]): readonly PartRecord[] {
  const { own, workers } = player.simulation.part;
  if (workers === 1) return parts;
  return parts.map((part) =>
    mapMoved(part, (moved) => {
      if (moved.carried === undefined || !own.includes(moved.to)) return moved;
      const live = liveOf(player, moved.carried);
      return { ...moved, class: live.of.index, subscription: beginRecord(player.live, live) };
    }),
  );
}

function mapMoved(part: PartRecord, change: (moved: MovedRecord) => MovedRecord): PartRecord {
  if (part.regions.every(({ moved }) => moved.length === 0)) return part;
  return {
    ...part,
    regions: part.regions.map((region): BorderRecord => ({ ...region, moved: region.moved.map(change) })),
  };
}
