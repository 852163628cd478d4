import type { LinkEffect } from '@keelgate/model';
import { draw, unit } from '@keelgate/model';

/**
 * How the zones of a region tell each other what they admitted. Each keeps a log of its own increments; a message carries
 * everything after what its receiver has acknowledged, so what it says merges as a maximum: one that is lost is made good by
 * the next, one that comes twice or late changes nothing. Without a fault an increment is known everywhere after the lag.
 *
 * A hot file: logs are rings that are mutated in place; an entry goes once every zone has it.
 */
export type Exchange = {
  readonly zones: number;
  readonly lagUs: number;
  /** An increment older than this counts nowhere any more. */
  readonly keepUs: number;
  readonly seed: number;
  readonly stream: number;
  readonly logs: readonly IncrementLog[];
  /** What receiver `r` has of sender `s`, as a position of the sender's log: `r * zones + s`. */
  readonly known: Float64Array;
  /** No increment of the pair becomes known before then: `r * zones + s`. */
  readonly nextUs: Float64Array;
  readonly links: readonly LinkFault[];
  readonly live: Uint8Array;
  /** How far each zone's clock runs ahead. */
  readonly skewUs: Float64Array;
};

/** `timesUs` is when an increment was told, `datedUs` when its zone's own clock says that it was. */
export type IncrementLog = {
  timesUs: Float64Array;
  datedUs: Float64Array;
  keys: Int32Array;
  start: number;
  end: number;
};

/** What is or was wrong between two zones; `untilUs` is Infinity until it is over. */
export type LinkFault = {
  readonly a: number;
  readonly b: number;
  readonly fromUs: number;
  untilUs: number;
  readonly effect: LinkEffect;
};

export type ExchangeOptions = Pick<Exchange, 'zones' | 'lagUs' | 'keepUs' | 'seed' | 'stream'>;

/** Receives an increment: its key and when it was admitted. */
export type Hear = (zone: number, key: number, atUs: number) => void;

export function createExchange(options: ExchangeOptions): Exchange & { links: LinkFault[] } {
  const { zones, lagUs, keepUs, seed, stream } = options;
  return {
    zones,
    lagUs,
    keepUs,
    seed,
    stream,
    logs: Array.from({ length: zones }, () => createLog()),
    known: new Float64Array(zones * zones),
    nextUs: new Float64Array(zones * zones).fill(Infinity),
    links: [],
    live: new Uint8Array(zones).fill(1),
    skewUs: new Float64Array(zones),
  };
}

function createLog(): IncrementLog {
  return {
    timesUs: new Float64Array(256),
    datedUs: new Float64Array(256),
    keys: new Int32Array(256),
    start: 0,
    end: 0,
  };
}

/** Zone `sender` admits one of `key` now. */
export function tell(exchange: Exchange, sender: number, key: number, nowUs: number): void {
  note(exchange, sender, key, nowUs);
  const faultless = exchange.links.length === 0;
  for (let receiver = 0; receiver < exchange.zones; receiver += 1) {
    if (receiver === sender) continue;
    const pair = receiver * exchange.zones + sender;
    if (faultless) {
      if (exchange.nextUs[pair] === Infinity) exchange.nextUs[pair] = nowUs + exchange.lagUs;
      continue;
    }
    const position = (exchange.logs[sender] as IncrementLog).end - 1;
    const heardUs = arrivalUs(exchange, { sender, receiver, position });
    if (heardUs < (exchange.nextUs[pair] as number)) exchange.nextUs[pair] = heardUs;
  }
}

/** The same, without saying when the others will have heard of it. */
export function note(exchange: Exchange, sender: number, key: number, nowUs: number): void {
  const log = exchange.logs[sender] as IncrementLog;
  if (log.end - log.start === log.keys.length) makeRoom(exchange, sender, nowUs);
  const at = log.end & (log.keys.length - 1);
  log.timesUs[at] = nowUs;
  log.datedUs[at] = nowUs + (exchange.skewUs[sender] as number);
  log.keys[at] = key;
  log.end += 1;
}

/** Hands zone `receiver` everything that has reached it by `nowUs`. */
export function listen(exchange: Exchange, receiver: number, nowUs: number, hear: Hear): void {
  const { zones, nextUs } = exchange;
  for (let sender = 0; sender < zones; sender += 1) {
    if ((nextUs[receiver * zones + sender] as number) <= nowUs) hearFrom(exchange, { sender, receiver, nowUs }, hear);
  }
}

/** A zone dies: what is on its way from it is lost. Returns the positions that some live zone had not heard of. */
export function silence(exchange: Exchange, zone: number): { readonly from: number; readonly to: number } {
  const { zones, known } = exchange;
  const { end } = exchange.logs[zone] as IncrementLog;
  exchange.live[zone] = 0;
  let from = end;
  for (let receiver = 0; receiver < zones; receiver += 1) {
    const pair = receiver * zones + zone;
    if (receiver === zone) continue;
    if (exchange.live[receiver] === 1) from = Math.min(from, known[pair] as number);
    known[pair] = end;
    exchange.nextUs[pair] = Infinity;
  }
  return { from, to: end };
}

/** A zone is back and takes over what `peer` knows; -1: there is no peer, it knows nothing. */
export function rejoin(exchange: Exchange, zone: number, peer: number): void {
  const { zones, known, nextUs } = exchange;
  exchange.live[zone] = 1;
  for (let sender = 0; sender < zones; sender += 1) {
    if (sender === zone) continue;
    const copies = peer >= 0 && sender !== peer;
    known[zone * zones + sender] = copies
      ? (known[peer * zones + sender] as number)
      : (exchange.logs[sender] as IncrementLog).end;
    nextUs[zone * zones + sender] = copies ? (nextUs[peer * zones + sender] as number) : Infinity;
  }
}

/** The key of the increment at a position of a sender's log. */
export function keyAt(exchange: Exchange, sender: number, position: number): number {
  const { keys } = exchange.logs[sender] as IncrementLog;
  return keys[position & (keys.length - 1)] as number;
}

/** A fault of a link began or ended: what is still on its way is looked at anew. */
export function reconsider(exchange: Exchange, a: number, b: number): void {
  for (const [receiver, sender] of [
    [a, b],
    [b, a],
  ] as const) {
    const pair = receiver * exchange.zones + sender;
    exchange.nextUs[pair] = earliestArrival(exchange, sender, receiver);
  }
}

/** When each zone next has something to hear, for whoever has told without saying so. */
export function reconsiderAll(exchange: Exchange): void {
  const { zones, nextUs } = exchange;
  for (let receiver = 0; receiver < zones; receiver += 1) {
    for (let sender = 0; sender < zones; sender += 1) {
      if (sender !== receiver) nextUs[receiver * zones + sender] = earliestArrival(exchange, sender, receiver);
    }
  }
}

/** Nothing admitted before this will be heard of by anyone any more. */
export function settledUs(exchange: Exchange, nowUs: number): number {
  let settled = nowUs - exchange.lagUs;
  for (const [sender, log] of exchange.logs.entries()) {
    forget(exchange, sender);
    if (log.end > log.start) settled = Math.min(settled, log.timesUs[log.start & (log.keys.length - 1)] as number);
  }
  return settled;
}

type Listening = { readonly sender: number; readonly receiver: number; readonly nowUs: number };

function hearFrom(exchange: Exchange, { sender, receiver, nowUs }: Listening, hear: Hear): void {
  const log = exchange.logs[sender] as IncrementLog;
  const pair = receiver * exchange.zones + sender;
  const from = exchange.known[pair] as number;
  if (exchange.links.length === 0) {
    hearOnTime(exchange, { sender, receiver, nowUs }, hear);
    return;
  }
  // The latest message to have come covers all before it.
  let upTo = from;
  for (let position = from; position < log.end; position += 1) {
    if ((log.timesUs[position & (log.keys.length - 1)] as number) + exchange.lagUs > nowUs) break;
    if (arrivalUs(exchange, { sender, receiver, position }) <= nowUs) upTo = position + 1;
  }
  for (let position = from; position < upTo; position += 1) {
    const at = position & (log.keys.length - 1);
    hear(receiver, log.keys[at] as number, log.datedUs[at] as number);
  }
  exchange.known[pair] = upTo;
  exchange.nextUs[pair] = earliestArrival(exchange, sender, receiver);
}

/** Without a fault ever, messages come in the order in which they were sent, each after the lag. */
function hearOnTime(exchange: Exchange, { sender, receiver, nowUs }: Listening, hear: Hear): void {
  const { timesUs, datedUs, keys, end } = exchange.logs[sender] as IncrementLog;
  const mask = keys.length - 1;
  const pair = receiver * exchange.zones + sender;
  const sentBy = nowUs - exchange.lagUs;
  let position = exchange.known[pair] as number;
  while (position < end && (timesUs[position & mask] as number) <= sentBy) {
    hear(receiver, keys[position & mask] as number, datedUs[position & mask] as number);
    position += 1;
  }
  exchange.known[pair] = position;
  exchange.nextUs[pair] = position < end ? (timesUs[position & mask] as number) + exchange.lagUs : Infinity;
}

function earliestArrival(exchange: Exchange, sender: number, receiver: number): number {
  const log = exchange.logs[sender] as IncrementLog;
  const from = exchange.known[receiver * exchange.zones + sender] as number;
  if (exchange.links.length === 0) {
    return from < log.end ? (log.timesUs[from & (log.keys.length - 1)] as number) + exchange.lagUs : Infinity;
  }
  let earliest = Infinity;
  for (let position = from; position < log.end; position += 1) {
    earliest = Math.min(earliest, arrivalUs(exchange, { sender, receiver, position }));
  }
  return earliest;
}

type Message = { readonly sender: number; readonly receiver: number; readonly position: number };

/** When the message that an increment set off reaches its receiver, whatever other messages do. */
function arrivalUs(exchange: Exchange, { sender, receiver, position }: Message): number {
  const log = exchange.logs[sender] as IncrementLog;
  const sentUs = log.timesUs[position & (log.keys.length - 1)] as number;
  const onTimeUs = sentUs + exchange.lagUs;
  if (exchange.links.length === 0) return onTimeUs;
  const fault = exchange.links.find(
    (link) => joins(link, sender, receiver) && sentUs >= link.fromUs && sentUs < link.untilUs,
  );
  if (fault === undefined) return onTimeUs;
  // When the link is whole again an exchange takes place at once, and covers all that is missing.
  const madeGoodUs = fault.untilUs + exchange.lagUs;
  if (fault.effect.cut) return madeGoodUs;
  const tries = triesNeeded(exchange, fault.effect.dropShare, { sender, receiver, position });
  return Math.min(madeGoodUs, onTimeUs + fault.effect.delayUs + tries * Math.max(1, exchange.lagUs));
}

/** How often a message is lost before it gets through; it is sent again after each lag. */
function triesNeeded(exchange: Exchange, dropShare: number, { sender, receiver, position }: Message): number {
  if (dropShare <= 0) return 0;
  if (dropShare >= 1) return Infinity;
  const bits = draw(exchange.seed, exchange.stream + receiver * exchange.zones + sender, position);
  return Math.floor(Math.log(unit(bits)) / Math.log(dropShare));
}

function joins({ a, b }: LinkFault, left: number, right: number): boolean {
  return (a === left && b === right) || (a === right && b === left);
}

/** Entries that every zone has, or that are lost to it, go. */
function forget(exchange: Exchange, sender: number): void {
  const { zones, known, live } = exchange;
  const log = exchange.logs[sender] as IncrementLog;
  let start = log.end;
  for (let receiver = 0; receiver < zones; receiver += 1) {
    if (receiver !== sender && live[receiver] === 1)
      start = Math.min(start, known[receiver * zones + sender] as number);
  }
  log.start = Math.max(log.start, start);
}

function makeRoom(exchange: Exchange, sender: number, nowUs: number): void {
  forget(exchange, sender);
  const log = exchange.logs[sender] as IncrementLog;
  const length = log.keys.length;
  while (log.start < log.end && (log.timesUs[log.start & (length - 1)] as number) < nowUs - exchange.keepUs)
    log.start += 1;
  for (let receiver = 0; receiver < exchange.zones; receiver += 1) {
    const pair = receiver * exchange.zones + sender;
    exchange.known[pair] = Math.max(exchange.known[pair] as number, log.start);
  }
  if (log.end - log.start < length / 2) return;
  const wider = {
    timesUs: new Float64Array(length * 2),
    datedUs: new Float64Array(length * 2),
    keys: new Int32Array(length * 2),
  };
  for (let position = log.start; position < log.end; position += 1) {
    for (const column of ['timesUs', 'datedUs', 'keys'] as const) {
      wider[column][position & (length * 2 - 1)] = log[column][position & (length - 1)] as number;
    }
  }
  Object.assign(log, wider);
}
