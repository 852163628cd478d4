import type { ChangeEffect, PolicyScope, Region, ScheduledChange, Service } from '@keelgate/model';
import { checkService, printScope } from '@keelgate/model';
import { recoveryChange, recoveryDetails, recoveryKinds, timesOf } from './check-backups.ts';
import type { CheckContext } from './context.ts';
import { regionNumber } from './context.ts';
import type { Cursor, Fields } from './cursor.ts';
import { complain, count, fields, flag, items, quantity, text } from './cursor.ts';
import { zonesOf } from './overlay.ts';
import { hintFor } from './suggestion.ts';

const kinds = ['policy', 'scale', 'zones', 'disableGateway', 'enableGateway', ...recoveryKinds] as const;
const details = ['file', 'unchecked', 'units', 'to', 'takes', 'every', 'onto'];
const keys = ['at', ...details, ...kinds];

/** Writes to the management plane, in the order of the file. */
export function checkChanges(at: Cursor | undefined, context: CheckContext): readonly ScheduledChange[] {
  if (at === undefined) return [];
  const written = items(at);
  const changes = written.flatMap((item, index): readonly ScheduledChange[] => {
    const said = fields(item, keys);
    if (said === null) return [];
    const named = kinds.filter((kind) => said.get(kind) !== undefined);
    const [kind] = named;
    if (kind === undefined || named.length > 1) {
      complain(
        item,
        'wrong-shape',
        `${item.path} names ${named.length === 0 ? 'no change' : named.join(' and ')}, expected one of ${kinds.join(', ')}`,
      );
      return [];
    }
    checkDetails(said, kind);
    const when = said.get('at');
    if (when === undefined) complain(item, 'missing-key', `${item.path} has no at`);
    const atUs = when === undefined ? 0 : quantity(when, 'time');
    if (when !== undefined && atUs >= context.durationUs)
      complain(when, 'too-late', `${when.path} is not before the drill's end`);
    const effect = effectOf(kind, { item, said, cursor: said.get(kind) as Cursor, context, changes: at });
    if (effect === null) return [];
    const times = timesOf(said, atUs, context);
    const id = `c${index + 1}`;
    return times.map((time, again) => ({
      id: said.get('every') === undefined ? id : `${id}.${again + 1}`,
      atUs: time,
      ...effect,
    }));
  });
  checkAsItBecomes(changes, written, context);
  return changes;
}

/** What each kind says besides its target and its time. */
const detailsOf: { readonly [kind in (typeof kinds)[number]]: readonly string[] } = {
  policy: ['file', 'unchecked'],
  scale: ['units', 'takes'],
  zones: ['to', 'takes'],
  disableGateway: ['takes'],
  enableGateway: ['takes'],
  ...recoveryDetails,
};

function checkDetails(said: Fields, kind: (typeof kinds)[number]): void {
  for (const key of details) {
    const at = said.get(key);
    if (at === undefined || detailsOf[kind].includes(key)) continue;
    const has = detailsOf[kind].join(', ');
    complain(at, 'wrong-effect', `a change with ${kind} has no ${key}`, has === '' ? undefined : `it has ${has}`);
  }
}

type Work = {
  readonly item: Cursor;
  readonly said: Fields;
  readonly cursor: Cursor;
  readonly context: CheckContext;
  readonly changes: Cursor;
};

function effectOf(kind: (typeof kinds)[number], work: Work): ChangeEffect | null {
  switch (kind) {
    case 'policy':
      return policyChange(work);
    case 'scale':
      return scaleChange(work);
    case 'zones':
      return zonesChange(work);
    case 'disableGateway':
    case 'enableGateway':
      return gatewayChange(work, kind === 'disableGateway');
    default:
      return recoveryChange(kind, work);
  }
}

function policyChange({ item, said, cursor, context }: Work): ChangeEffect | null {
  const file = said.get('file');
  if (file === undefined) complain(item, 'missing-key', `${item.path} has no file with the new policy`);
  const scope = scopeOf(cursor, context);
  const source = file === undefined ? undefined : context.files.get(text(file));
  if (file !== undefined && source === undefined)
    complain(file, 'no-file', `the policy ${text(file)} has not been read`);
  if (scope === null || source === undefined) return null;
  const document = { format: 'rawxml', text: source.text, place: { file: source.file, line: 1, column: 1 } } as const;
  const unchecked = said.get('unchecked');
  const isUnchecked = unchecked !== undefined && flag(unchecked);
  return { kind: 'policy', scope, document, ...(isUnchecked ? { unchecked: true } : {}) };
}

function scopeOf(at: Cursor, { snapshot }: CheckContext): PolicyScope | null {
  const scopes: readonly PolicyScope[] = [
    { kind: 'global' },
    ...snapshot.products.map(({ id }) => ({ kind: 'product', productId: id }) as const),
    ...snapshot.apis.flatMap(({ id, operations }) => [
      { kind: 'api', apiId: id } as const,
      ...operations.map((operation) => ({ kind: 'operation', apiId: id, operationId: operation.id }) as const),
    ]),
  ];
  const name = text(at);
  const found = scopes.find((scope) => printScope(scope) === name);
  if (found === undefined)
    complain(at, 'unknown-scope', `there is no policy scope "${name}"`, hintFor(name, scopes.map(printScope)));
  return found ?? null;
}

/** A region of the service itself: the standby is as it is. */
function ownRegion(context: CheckContext, at: Cursor): number {
  const region = regionNumber(context, at, text(at));
  if (region < context.service.regions.length) return region;
  complain(at, 'wrong-effect', `${at.path} is the standby's region, which changes do not reach but by a restore`);
  return -1;
}

function takesOf(said: Fields, otherwiseUs: number): number {
  const at = said.get('takes');
  return at === undefined ? otherwiseUs : quantity(at, 'time');
}

function scaleChange({ item, said, cursor, context }: Work): ChangeEffect | null {
  const region = ownRegion(context, cursor);
  const units = said.get('units');
  if (units === undefined) complain(item, 'missing-key', `${item.path} has no units to scale to`);
  if (region < 0 || units === undefined) return null;
  const wanted = count(units, { min: 1, max: 1000 });
  return { kind: 'scale', region, units: wanted, takesUs: takesOf(said, 1200e6) };
}

function zonesChange({ item, said, cursor, context }: Work): ChangeEffect | null {
  const region = ownRegion(context, cursor);
  const to = said.get('to');
  if (to === undefined)
    complain(item, 'missing-key', `${item.path} does not say to which zones`, 'a list, or automatic');
  if (region < 0 || to === undefined) return null;
  return { kind: 'zones', region, zones: zonesOf(to), takesUs: takesOf(said, 1800e6) };
}

function gatewayChange({ said, cursor, context }: Work, disabled: boolean): ChangeEffect | null {
  const region = ownRegion(context, cursor);
  if (region < 0) return null;
  return { kind: 'gateway', region, disabled, takesUs: takesOf(said, 0) };
}

/** Change by change, in time, the service as it would then be keeps every rule that it kept before (D28). */
function checkAsItBecomes(
  changes: readonly ScheduledChange[],
  written: readonly Cursor[],
  context: CheckContext,
): void {
  const settings = { premiumV2Zones: context.premiumV2Zones };
  let { service } = context;
  for (const change of changes.toSorted((left, right) => left.atUs - right.atUs)) {
    if (change.kind !== 'scale' && change.kind !== 'zones' && change.kind !== 'gateway') continue;
    const next = changed(service, change);
    const before = new Set(checkService(service, settings).map(({ code, path }) => `${code} ${path}`));
    const broken = checkService(next, settings).find(
      ({ code, severity, path }) => severity === 'error' && !before.has(`${code} ${path}`),
    );
    service = next;
    const item = written[Number(change.id.slice(1)) - 1];
    if (broken === undefined || item === undefined) continue;
    const said = fields(item, keys);
    const { place, path, source } = said?.get(valueOf[change.kind]) ?? item;
    const { code, severity, message, hint } = broken;
    source.faults.push({ code, severity, message, hint, place, path });
  }
}

/** What a change of each kind is wrong by. */
const valueOf = { scale: 'units', zones: 'to', gateway: 'disableGateway' } as const;

function changed(service: Service, change: Extract<ScheduledChange, { kind: keyof typeof valueOf }>): Service {
  const [primary, ...others] = service.regions;
  function apply(region: Region, index: number): Region {
    if (index !== change.region) return region;
    switch (change.kind) {
      case 'scale':
        return { ...region, units: change.units };
      case 'zones':
        return { ...region, zones: change.zones };
      case 'gateway':
        return { ...region, gatewayDisabled: change.disabled };
    }
  }
  return { ...service, regions: [apply(primary, 0), ...others.map((region, index) => apply(region, index + 1))] };
}
