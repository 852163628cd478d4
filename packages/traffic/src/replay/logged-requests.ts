import type { Snapshot, TrafficLog } from '@keelgate/model';
import type { TrafficRecord } from '../core/record.ts';
import { createGate, routeOf } from '../core/route.ts';
import type { LogTrouble } from './log/read-log.ts';
import { createLogReader } from './log/read-log.ts';

/** A log as a drill's traffic, and what of it could not be: lines that are none, requests for nothing that the service has. */
export type LoggedRequests = {
  readonly log: TrafficLog;
  readonly wrong: number;
  readonly troubles: readonly LogTrouble[];
  readonly unmatched: number;
};

/**
 * Reads an access log as the traffic of a drill: when each request came, counted from the first, what it asked for, and who
 * asked. Requests of one second, in a log that is no finer, are spread evenly over it.
 */
export function readLoggedRequests(snapshot: Snapshot, text: string): LoggedRequests {
  const reader = createLogReader();
  const records = [...reader.read(text), ...reader.end()].toSorted((left, right) => left.atUs - right.atUs);
  const gate = createGate(snapshot);
  const operations = new Map<
    string,
    { readonly number: number; readonly apiId: string; readonly operationId: string }
  >();
  const callers = new Map<string, number>();
  const log = { timesUs: [] as number[], operationOf: [] as number[], callerOf: [] as number[] };
  const times = spread(records);
  for (const [index, record] of records.entries()) {
    const { api, operation } = routeOf(gate, record);
    if (api === null || operation === null) continue;
    const name = `${api.id}/${operation.id}`;
    const known = operations.get(name) ?? { number: operations.size, apiId: api.id, operationId: operation.id };
    operations.set(name, known);
    const who = record.ip ?? record.user ?? '';
    const caller = callers.get(who) ?? callers.size;
    callers.set(who, caller);
    log.timesUs.push((times[index] as number) - (times[0] as number));
    log.operationOf.push(known.number);
    log.callerOf.push(caller);
  }
  const { wrong, troubles } = reader.state();
  return {
    log: {
      ...log,
      operations: [...operations.values()].map(({ apiId, operationId }) => ({ apiId, operationId })),
      callers: callers.size,
    },
    wrong,
    troubles,
    unmatched: records.length - log.timesUs.length,
  };
}

/** The times of records in order, those of one coarse instant spread over it. */
function spread(records: readonly TrafficRecord[]): readonly number[] {
  const times: number[] = [];
  for (let from = 0; from < records.length;) {
    const { atUs, resolutionUs = 0 } = records[from] as TrafficRecord;
    let to = from + 1;
    while (records[to]?.atUs === atUs) to += 1;
    for (let index = from; index < to; index += 1) times.push(atUs + (resolutionUs * (index - from)) / (to - from));
    from = to;
  }
  return times;
}
