import type { FaultEffect, InjectedFault, Service } from '@keelgate/model';
import { findLocation } from '@keelgate/model';
import { parseTime } from './log/parse-time.ts';

/** A fault as it is written for a replay, before anyone knows on which day its log begins. */
export type WrittenFault = {
  readonly target: string;
  readonly effect: FaultEffect;
  /** The fault with its times, for a log that begins at `firstUs`. */
  readonly on: (firstUs: number, id: string) => InjectedFault;
};

const grammar =
  /^(zoneDown|regionDown|unitDown|backendDown)\s+(.+?)\s+at\s+(\S+(?: \d\d:\d\d(?::\d\d)?)?)(?:\s+for\s+(\S+))?$/i;

const example = 'expected such as "zoneDown West Europe 2 at 10:15 for 5m"';

/**
 * Reads `zoneDown REGION ZONE at TIME for SPAN`, and the same of `regionDown REGION`, `unitDown REGION UNIT` and
 * `backendDown ID`. A time of the day is the first of its kind from the log's beginning on; without a span it lasts. What is
 * wrong with it is a sentence.
 */
export function parseFault(text: string, service: Service): WrittenFault | string {
  const match = grammar.exec(text.trim());
  if (match === null) return `"${text}" is no fault, ${example}`;
  const [, kind = '', target = '', at = '', span] = match;
  const when = timeOf(at);
  if (when === null) return `"${at}" is no time, expected 10:15, 10:15:30 or 2026-01-31T10:15:00Z`;
  const forUs = span === undefined ? Infinity : spanUs(span);
  if (forUs === null) return `"${span}" is no span of time, expected such as 5m or 90s`;
  const effect = effectOf(kind.toLowerCase(), target, service);
  if (typeof effect === 'string') return effect;
  return {
    target,
    effect,
    on: (firstUs, id) => {
      const atUs = when(firstUs);
      return { id, target, atUs, untilUs: atUs + forUs, ...effect };
    },
  };
}

/** How long VMs take to serve again, once what had them down is over. */
const recoveryUs = 30e6;

function effectOf(kind: string, target: string, service: Service): FaultEffect | string {
  if (kind === 'backenddown') return { kind: 'backendDown', backendId: target };
  if (kind === 'regiondown') {
    const region = regionOf(service, target);
    return typeof region === 'string' ? region : { kind: 'regionDown', region, recoveryUs };
  }
  const part = /^(.+?)[\s/]+(\S+)$/.exec(target);
  if (part === null) return `"${target}" is no region and ${kind === 'zonedown' ? 'zone' : 'unit'}, ${example}`;
  const [, place = '', name = ''] = part;
  const region = regionOf(service, place);
  if (typeof region === 'string') return region;
  return kind === 'zonedown' ? zoneEffect(service, region, name) : unitEffect(service, region, name);
}

function unitEffect({ regions }: Service, region: number, name: string): FaultEffect | string {
  const units = regions[region]?.units ?? 0;
  const unit = /^\d{1,6}$/.test(name) ? Number(name) : 0;
  if (unit < 1 || unit > units) return `there is no unit "${name}", its units are 1 to ${units}`;
  return { kind: 'unitDown', region, unit: unit - 1, recoveryUs };
}

function zoneEffect({ regions }: Service, region: number, zone: string): FaultEffect | string {
  const { zones, location } = regions[region] ?? { zones: 'automatic', location: '' };
  if (!['1', '2', '3'].includes(zone) && (zones === 'automatic' || !zones.includes(zone)))
    return `${location} has no zone "${zone}", expected 1, 2 or 3`;
  return { kind: 'zoneDown', region, zone, recoveryUs };
}

function regionOf({ regions }: Service, name: string): number | string {
  const wanted = findLocation(name)?.displayName ?? name;
  const index = regions.findIndex(({ location }) => location === wanted);
  const known = regions.map(({ location }) => location).join(', ');
  return index >= 0 ? index : `the service has no region "${name}", it has ${known}`;
}

const minuteUs = 60e6;
const dayUs = 86_400e6;

function timeOf(text: string): ((firstUs: number) => number) | null {
  const clock = /^(\d\d?):(\d\d)(?::(\d\d))?$/.exec(text);
  if (clock !== null) {
    const [hour, minute, second] = [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)];
    if (hour > 23 || minute > 59 || second > 59) return null;
    const ofDayUs = ((hour * 60 + minute) * 60 + second) * 1e6;
    return (firstUs) => {
      const atUs = Math.floor(firstUs / dayUs) * dayUs + ofDayUs;
      return atUs < Math.floor(firstUs / minuteUs) * minuteUs ? atUs + dayUs : atUs;
    };
  }
  const time = parseTime(text);
  return time === null ? null : () => time.atUs;
}

const units: { readonly [unit: string]: number } = { ms: 1e3, s: 1e6, m: 60e6, h: 3600e6, d: dayUs };

function spanUs(text: string): number | null {
  const match = /^(\d{1,9}(?:\.\d{1,6})?)(ms|s|m|h|d)$/.exec(text);
  return match === null ? null : Math.round(Number(match[1]) * (units[match[2] ?? ''] ?? 0));
}
