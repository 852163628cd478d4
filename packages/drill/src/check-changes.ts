import type { ChangeEffect, PolicyScope, Region, ScheduledChange, Service } from '@keelgate/model';
import { checkService, printScope } from '@keelgate/model';
import type { CheckContext } from './context.ts';
import { regionNumber } from './context.ts';
import type { Cursor, Fields } from './cursor.ts';
import { complain, count, fields, items, quantity, text } from './cursor.ts';
import { hintFor } from './suggestion.ts';

const kinds = ['policy', 'scale', 'disableGateway', 'enableGateway'] as const;
const keys = ['at', 'file', 'units', 'takes', ...kinds];

/** Writes to the management plane, in the order of the file. */
export function checkChanges(at: Cursor | undefined, context: CheckContext): readonly ScheduledChange[] {
  if (at === undefined) return [];
  return items(at).flatMap((item, index): readonly ScheduledChange[] => {
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
    const when = said.get('at');
    if (when === undefined) complain(item, 'missing-key', `${item.path} has no at`);
    const atUs = when === undefined ? 0 : quantity(when, 'time');
    if (when !== undefined && atUs >= context.durationUs)
      complain(when, 'too-late', `${when.path} is not before the drill's end`);
    const effect = effectOf(kind, { item, said, cursor: said.get(kind) as Cursor, context });
    return effect === null ? [] : [{ id: `c${index + 1}`, atUs, ...effect }];
  });
}

type Work = { readonly item: Cursor; readonly said: Fields; readonly cursor: Cursor; readonly context: CheckContext };

function effectOf(kind: (typeof kinds)[number], work: Work): ChangeEffect | null {
  switch (kind) {
    case 'policy':
      return policyChange(work);
    case 'scale':
      return scaleChange(work);
    case 'disableGateway':
    case 'enableGateway':
      return gatewayChange(work, kind === 'disableGateway');
  }
}

function policyChange({ item, said, cursor, context }: Work): ChangeEffect | null {
  const file = said.get('file');
  if (file === undefined) complain(item, 'missing-key', `${item.path} has no file with the new policy`);
  const scope = scopeOf(cursor, context);
  const source = file === undefined ? undefined : context.files.get(text(file));
  if (scope === null || source === undefined) return null;
  const document = { format: 'rawxml', text: source.text, place: { file: source.file, line: 1, column: 1 } } as const;
  return { kind: 'policy', scope, document };
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

function takesOf(said: Fields, otherwiseUs: number): number {
  const at = said.get('takes');
  return at === undefined ? otherwiseUs : quantity(at, 'time');
}

function scaleChange({ item, said, cursor, context }: Work): ChangeEffect | null {
  const region = regionNumber(context, cursor, text(cursor));
  const units = said.get('units');
  if (units === undefined) complain(item, 'missing-key', `${item.path} has no units to scale to`);
  if (region < 0 || units === undefined) return null;
  const wanted = count(units, { min: 1, max: 1000 });
  checkScaled(context, units, { region, units: wanted });
  return { kind: 'scale', region, units: wanted, takesUs: takesOf(said, 1200e6) };
}

/** The service as it would then be must keep every rule that it keeps now. */
function checkScaled(
  { service }: CheckContext,
  at: Cursor,
  { region, units }: { readonly region: number; readonly units: number },
): void {
  const regions = service.regions.map((one, index): Region =>
    index === region ? { ...one, units } : one,
  ) as unknown as Service['regions'];
  const before = new Set(checkService(service).map(({ code, path }) => `${code} ${path}`));
  for (const { code, severity, message, hint, path } of checkService({ ...service, regions })) {
    if (severity === 'error' && !before.has(`${code} ${path}`))
      at.source.faults.push({ code, severity, message, hint, place: at.place, path: at.path });
  }
}

function gatewayChange({ said, cursor, context }: Work, disabled: boolean): ChangeEffect | null {
  const region = regionNumber(context, cursor, text(cursor));
  if (region < 0) return null;
  if (disabled && context.service.regions.length === 1) {
    complain(cursor, 'wrong-value', 'the only gateway of a service cannot be disabled');
  }
  return { kind: 'gateway', region, disabled, takesUs: takesOf(said, 0) };
}
