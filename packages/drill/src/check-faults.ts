import type { FaultEffect, GatewaySettings, InjectedFault, LinkEffect } from '@keelgate/model';
import type { CheckContext } from './context.ts';
import { backendName, regionNumber } from './context.ts';
import type { Cursor, Fields } from './cursor.ts';
import { choice, complain, decimal, fields, items, mark, quantity, text, written } from './cursor.ts';
import { hintFor } from './suggestion.ts';

const targets = ['zone', 'region', 'unit', 'backend', 'link', 'managementPlane', 'cache', 'release'] as const;
const effects = ['down', 'slow', 'errors', 'cut', 'drop', 'delay', 'duplicate', 'clock', 'update'] as const;
const keys = ['at', 'for', 'recovery', ...targets, ...effects];

type Target = (typeof targets)[number];

/** Which effects each target may have; without one it is down, or cut off. */
const effectsOf: { readonly [target in Target]: readonly string[] } = {
  zone: ['down', 'clock'],
  region: ['down', 'update'],
  unit: ['down', 'slow', 'errors'],
  backend: ['down', 'slow', 'errors'],
  link: ['cut', 'drop', 'delay', 'duplicate'],
  managementPlane: ['down'],
  cache: ['down'],
  release: ['update'],
};

/** What goes wrong, in the order of the file. */
export function checkFaults(
  at: Cursor | undefined,
  context: CheckContext,
  gateway: GatewaySettings,
): readonly InjectedFault[] {
  if (at === undefined) return [];
  return items(at).flatMap((item, index): readonly InjectedFault[] => {
    const said = fields(item, keys);
    if (said === null) return [];
    const named = targets.filter((target) => said.get(target) !== undefined);
    const [target] = named;
    if (target === undefined || named.length > 1) {
      const what = target === undefined ? 'nothing that it hits' : named.join(' and ');
      complain(item, 'wrong-shape', `${item.path} names ${what}, expected one of ${targets.join(', ')}`);
      return [];
    }
    const cursor = said.get(target) as Cursor;
    checkEffects(said, target);
    const work: Work = { said, cursor, context, gateway };
    const effect = effectOf(target, work);
    if (effect === null) return [];
    return [{ id: `f${index + 1}`, target: written(cursor) ?? target, ...timesOf(item, said, context), ...effect }];
  });
}

type Work = {
  readonly said: Fields;
  readonly cursor: Cursor;
  readonly context: CheckContext;
  readonly gateway: GatewaySettings;
};

function checkEffects(said: Fields, target: Target): void {
  const allowed = effectsOf[target];
  for (const effect of effects) {
    const at = said.get(effect);
    if (at === undefined || allowed.includes(effect)) continue;
    complain(at, 'wrong-effect', `a fault of a ${target} cannot have ${effect}`, `it can have ${allowed.join(', ')}`);
  }
  const there = allowed.filter((effect) => said.get(effect) !== undefined);
  const [first, second] = there;
  // A link may lose, delay and repeat at once; every other pair of effects is two faults.
  if (second !== undefined && (target !== 'link' || first === 'cut')) {
    const message = `a fault of a ${target} has one effect, not both ${first} and ${second}`;
    complain(said.get(second) as Cursor, 'wrong-effect', message, 'write a second fault for the other');
  }
  for (const key of ['down', 'cut']) {
    const at = said.get(key);
    if (at !== undefined) mark(at);
  }
  checkRecovery(said, target, there);
}

/** What comes back is what was down: a zone, a region or a unit. */
function checkRecovery(said: Fields, target: Target, there: readonly string[]): void {
  const recovery = said.get('recovery');
  if (recovery === undefined) return;
  const ending = there.find((effect) => effect !== 'down');
  if (['zone', 'region', 'unit'].includes(target) && ending === undefined) return;
  const what = ending === undefined ? target : `${target} with ${ending}`;
  complain(recovery, 'wrong-effect', `a fault of a ${what} has no recovery: it ends when it ends`);
}

function timesOf(
  at: Cursor,
  said: Fields,
  { durationUs }: CheckContext,
): { readonly atUs: number; readonly untilUs: number } {
  const when = said.get('at');
  const span = said.get('for');
  if (when === undefined) complain(at, 'missing-key', `${at.path} has no at`);
  const atUs = when === undefined ? 0 : quantity(when, 'time');
  if (when !== undefined && atUs >= durationUs && durationUs > 0)
    complain(when, 'too-late', `${when.path} is not before the drill's end`);
  return { atUs, untilUs: span === undefined ? durationUs : atUs + quantity(span, 'time') };
}

function effectOf(target: Target, work: Work): FaultEffect | null {
  switch (target) {
    case 'zone':
      return zoneEffect(work);
    case 'region':
      return regionEffect(work);
    case 'unit':
      return unitEffect(work);
    case 'backend':
      return backendEffect(work);
    case 'link':
      return linkEffect(work);
    case 'managementPlane':
      mark(work.cursor);
      return { kind: 'managementPlane' };
    case 'cache':
      return cacheEffect(work);
    case 'release':
      return releaseEffect(work);
  }
}

function recoveryOf({ said, gateway }: Work): { readonly recoveryUs: number } {
  const at = said.get('recovery');
  return { recoveryUs: at === undefined ? gateway.recoveryUs : quantity(at, 'time') };
}

function zoneEffect(work: Work): FaultEffect | null {
  const { context, cursor, said } = work;
  const place = regionAnd(context, cursor, 'zone');
  if (place === null) return null;
  const { region, rest: zone } = place;
  if (!isZone(context, region, zone)) {
    complain(
      cursor,
      'unknown-zone',
      `${context.regions[region]?.location} has no zone "${zone}"`,
      hintFor(zone, ['1', '2', '3']),
    );
    return null;
  }
  const clock = said.get('clock');
  if (clock !== undefined)
    return { kind: 'zoneClock', region, zone, skewUs: quantity(clock, 'time', { min: -3600e6, max: 3600e6 }) };
  return { kind: 'zoneDown', region, zone, ...recoveryOf(work) };
}

/** Zones 1 to 3 of a region of the service are always there, whether or not it has anything in them. */
function isZone({ regions }: CheckContext, region: number, zone: string): boolean {
  const { zones } = regions[region] ?? { zones: 'automatic' };
  return ['1', '2', '3'].includes(zone) || (zones !== 'automatic' && zones.includes(zone));
}

function regionEffect(work: Work): FaultEffect | null {
  const { context, cursor, said } = work;
  const region = regionNumber(context, cursor, text(cursor));
  if (region < 0) return null;
  const update = said.get('update');
  if (update !== undefined) return { kind: 'rollingUpdate', region, by: updatedBy(update) };
  return { kind: 'regionDown', region, ...recoveryOf(work) };
}

function updatedBy(at: Cursor): 'unit' | 'zone' {
  return choice(at, ['rolling', 'zones']) === 'zones' ? 'zone' : 'unit';
}

/** A release has a name that results call it by. When it is over follows from what it updates. */
function releaseEffect({ said, cursor }: Work): FaultEffect | null {
  const update = said.get('update');
  const span = said.get('for');
  if (span !== undefined)
    complain(span, 'wrong-effect', 'a release has no for: it is over when every region has been updated');
  if (text(cursor) === '') return null;
  return { kind: 'release', by: update === undefined ? 'unit' : updatedBy(update) };
}

function unitEffect(work: Work): FaultEffect | null {
  const { context, cursor, said } = work;
  const place = regionAnd(context, cursor, 'unit');
  if (place === null) return null;
  const { region, rest } = place;
  const units = context.regions[region]?.units ?? 0;
  const unit = /^\d+$/.test(rest) ? Number(rest) : 0;
  if (unit < 1 || unit > units) {
    complain(
      cursor,
      'unknown-unit',
      `${context.regions[region]?.location} has no unit "${rest}"`,
      `its units are 1 to ${units}`,
    );
    return null;
  }
  const slow = said.get('slow');
  if (slow !== undefined) {
    return {
      kind: 'unitSlow',
      region,
      unit: unit - 1,
      factor: decimal(slow, { min: 1, max: 10_000 }),
      ...recoveryOf(work),
    };
  }
  const errors = said.get('errors');
  if (errors !== undefined) return { kind: 'unitErrors', region, unit: unit - 1, share: quantity(errors, 'share') };
  return { kind: 'unitDown', region, unit: unit - 1, ...recoveryOf(work) };
}

function backendEffect({ context, cursor, said }: Work): FaultEffect | null {
  const backendId = backendName(context, cursor, text(cursor));
  const errors = said.get('errors');
  const slow = said.get('slow');
  if (errors !== undefined) return { kind: 'backendErrors', backendId, share: quantity(errors, 'share') };
  if (slow !== undefined) return { kind: 'backendSlow', backendId, factor: decimal(slow, { min: 1, max: 10_000 }) };
  return { kind: 'backendDown', backendId };
}

function linkEffect({ context, cursor, said }: Work): FaultEffect | null {
  const match = /^(.+)\/([^/]+)-(.+)\/([^/]+)$/.exec(text(cursor));
  if (match === null) {
    complain(
      cursor,
      'wrong-value',
      `${cursor.path} is "${written(cursor)}", expected two zones such as West Europe/1-West Europe/3`,
    );
    return null;
  }
  const [left, right] = [regionNumber(context, cursor, match[1] ?? ''), regionNumber(context, cursor, match[3] ?? '')];
  if (left < 0 || right < 0) return null;
  const zones = [match[2] ?? '', match[4] ?? ''] as const;
  const wrong = zones.find((zone) => !isZone(context, left, zone));
  if (left !== right || zones[0] === zones[1]) {
    complain(
      cursor,
      'wrong-value',
      `${cursor.path} is "${written(cursor)}", expected two zones of one region: others exchange no counters`,
    );
    return null;
  }
  if (wrong !== undefined) {
    complain(
      cursor,
      'unknown-zone',
      `${context.regions[left]?.location} has no zone "${wrong}"`,
      hintFor(wrong, ['1', '2', '3']),
    );
    return null;
  }
  return { kind: 'link', region: left, zones, effect: linkOf(said) };
}

function linkOf(said: Fields): LinkEffect {
  const drop = said.get('drop');
  const delay = said.get('delay');
  const duplicate = said.get('duplicate');
  return {
    cut: drop === undefined && delay === undefined && duplicate === undefined,
    dropShare: drop === undefined ? 0 : quantity(drop, 'share'),
    delayUs: delay === undefined ? 0 : quantity(delay, 'time'),
    duplicateShare: duplicate === undefined ? 0 : quantity(duplicate, 'share'),
  };
}

function cacheEffect({ context, cursor }: Work): FaultEffect | null {
  const name = text(cursor);
  if (name === 'internal') return { kind: 'internalCache' };
  if (name === 'external') return { kind: 'externalCache', cacheId: null };
  const known = context.snapshot.caches.map(({ id }) => id);
  if (known.includes(name)) return { kind: 'externalCache', cacheId: name };
  complain(cursor, 'unknown-cache', `there is no cache "${name}"`, hintFor(name, ['internal', 'external', ...known]));
  return null;
}

/** `West Europe/2`: a region of the service, and what stands after the slash. */
function regionAnd(
  context: CheckContext,
  at: Cursor,
  what: string,
): { readonly region: number; readonly rest: string } | null {
  const value = text(at);
  const slash = value.lastIndexOf('/');
  if (slash < 0) {
    complain(at, 'wrong-value', `${at.path} is "${value}", expected a region and a ${what} such as West Europe/2`);
    return null;
  }
  const region = regionNumber(context, at, value.slice(0, slash));
  return region < 0 ? null : { region, rest: value.slice(slash + 1) };
}
