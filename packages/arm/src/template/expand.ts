import type { Place } from '@keelgate/model';
import { copyCount, evaluate, scalarText } from './evaluate.ts';
import type { Instance } from './instance.ts';
import { isDeployment } from './instance.ts';
import { nameCount, placeholderName, relativeId, scopeId, wholeName } from './resource-id.ts';
import { expressionOf } from './residual.ts';
import type { Scope } from './scope.ts';
import { inLoop } from './scope.ts';
import type { Session } from './session.ts';
import { complain, countResource } from './session.ts';
import type { Value } from './value.ts';
import { described, entryOf } from './value.ts';

/** A resource as it is written, and where. */
export type Entry = { readonly item: Value; readonly path: string; readonly symbol: string | null };

/** A list of resources, or an object of them by symbolic name. */
export function entriesOf(written: Value | undefined, path: string, scope: Scope): readonly Entry[] {
  if (written === undefined) return [];
  const before = path === '' ? '' : `${path}.`;
  switch (written.kind) {
    case 'list':
      return written.items.map((item, index) => ({ item, path: `${before}resources[${index}]`, symbol: null }));
    case 'map':
      return [...written.entries].map(([symbol, item]) => ({ item, path: `${before}resources.${symbol}`, symbol }));
    default:
      complain(scope.session, written.place, {
        code: 'arm/wrong-shape',
        message: `resources is ${described(written)}, expected a list`,
      });
      return [];
  }
}

/** What an entry makes: one for each turn of its loop, each followed by the children that are written inside. */
export function expand(entry: Entry, scope: Scope, parent: Instance | null): readonly Instance[] {
  const { item, path } = entry;
  if (item.kind !== 'map') {
    complain(scope.session, item.place, {
      code: 'arm/wrong-shape',
      message: `${path} is ${described(item)}, expected a resource`,
    });
    return [];
  }
  return turnsOf(item, path, scope).flatMap((turn) => {
    const instance = instanceOf({ ...entry, item }, turn, parent);
    if (instance === null) return [];
    countResource(scope.session, item.place);
    if (isDeployment(instance)) return [instance];
    const children = entriesOf(entryOf(item, 'resources'), path, turn.scope);
    return [instance, ...children.flatMap((child) => expand(child, turn.scope, instance))];
  });
}

type Turn = { readonly scope: Scope; readonly loop: Instance['loop'] };

/** The turns of a resource's loop; one where it has none. */
function turnsOf(item: Value, path: string, scope: Scope): readonly Turn[] {
  const copy = entryOf(item, 'copy');
  if (copy === undefined) return [{ scope, loop: null }];
  if (copy.kind !== 'map') {
    complain(scope.session, copy.place, {
      code: 'arm/wrong-copy',
      message: `the copy of ${path} is ${described(copy)}, expected an object with name and count`,
    });
    return [{ scope, loop: null }];
  }
  checkMode(copy, scope);
  const name = scalarText(entryOf(copy, 'name'), scope) ?? '';
  const count = copyCount(entryOf(copy, 'count'), copy.place, scope);
  if (typeof count !== 'number' && count.what !== 'a copy') {
    complain(scope.session, copy.place, {
      code: 'arm/not-known',
      severity: 'warning',
      message: `how many ${path} makes depends on ${count.what.replace(/^copies of /, '')}, which only a deployment knows; it is read as one`,
    });
  }
  const turns = typeof count === 'number' ? count : 1;
  return Array.from({ length: turns }, (_, index) => ({ scope: inLoop(scope, name, index), loop: { name, index } }));
}

function checkMode(copy: Value, scope: Scope): void {
  const mode = entryOf(copy, 'mode');
  const said = scalarText(mode, scope)?.toLowerCase();
  if (mode !== undefined && said !== undefined && said !== 'serial' && said !== 'parallel') {
    complain(scope.session, mode.place, {
      code: 'arm/wrong-copy',
      message: `the mode of a copy is ${described(mode)}, expected serial or parallel`,
    });
  }
}

function instanceOf(
  { item, path, symbol }: Entry & { readonly item: Value & { kind: 'map' } },
  { scope, loop }: Turn,
  parent: Instance | null,
): Instance | null {
  const type = textOf('type', item, { scope, path, symbol });
  const name = textOf('name', item, { scope, path, symbol });
  if (type === null || name === null) return null;
  const isExisting = scalarText(entryOf(item, 'existing'), scope)?.toLowerCase() === 'true';
  const whole = wholeName({ type: type.text, name: name.text }, parent);
  const isMisnamed = !name.isUnknown && !hasEnoughNames(whole, { item, path, symbol, scope });
  const isNameUnknown = name.isUnknown || type.isUnknown || isMisnamed;
  const decided = isExisting ? { isWanted: true, condition: null } : decide(item, path, scope);
  const id = idOf(whole, item, scope);
  return { item, scope, ...whole, isNameUnknown, id, path, symbol, loop, parent, isExisting, ...decided };
}

type Around = { readonly scope: Scope; readonly path: string; readonly symbol: string | null };

/** A type or a name: worked out, or made up where only a deployment knows. */
function textOf(field: 'type' | 'name', item: Value, { scope, path, symbol }: Around): Called | null {
  const written = entryOf(item, field);
  const at = { place: written?.place ?? item.place, path, session: scope.session };
  if (written !== undefined) return workedOut(field, written, scope, at);
  if (field === 'name' && isExtended(item)) return { text: symbol ?? placeholderName(path), isUnknown: true };
  return nameless(`no ${field}`, at);
}

function workedOut(field: string, written: Value, scope: Scope, at: At): Called | null {
  const faults = scope.session.faults.length;
  const known = evaluate(written, scope);
  if (known.kind === 'unknown') {
    // Where it is not known because it is wrong that has been said.
    if (scope.session.faults.length === faults) notNamed(field, known.what, at);
    return { text: placeholderName(expressionOf(known)), isUnknown: true };
  }
  if (known.kind !== 'scalar' || !isName(known)) return nameless(`${described(known)} for its ${field}`, at);
  const isSecret = known.secure === true;
  return { text: isSecret ? placeholderName(expressionOf(known)) : String(known.value), isUnknown: isSecret };
}

type Called = { readonly text: string; readonly isUnknown: boolean };

type At = { readonly place: Place; readonly path: string; readonly session: Session };

function nameless(found: string, { place, path, session }: At): null {
  const message = `${path} has ${found}, expected a text, which every resource needs`;
  complain(session, place, { code: 'arm/wrong-shape', message });
  return null;
}

function notNamed(field: string, what: string, { place, path, session }: At): void {
  const message = `the ${field} of ${path} depends on ${what}, which only a deployment knows; the resource is kept as it is`;
  complain(session, place, { code: 'arm/not-known', severity: 'warning', message, path });
}

function isName({ value }: Value & { kind: 'scalar' }): boolean {
  return value !== null && value !== '' && typeof value !== 'boolean';
}

/** Resources of extensions have no name, but what identifies them in their properties. */
function isExtended(item: Value): boolean {
  return entryOf(item, 'import') !== undefined || entryOf(item, 'extension') !== undefined;
}

function hasEnoughNames(
  { type, name }: { readonly type: string; readonly name: string },
  { item, path, scope }: Around & { readonly item: Value },
): boolean {
  const expected = nameCount(type);
  const found = name.split('/').length;
  if (found === expected || isExtended(item)) return true;
  complain(scope.session, entryOf(item, 'name')?.place ?? item.place, {
    code: 'arm/wrong-name',
    severity: scope.session.isLenient ? 'warning' : 'error',
    message: `${path} of type ${type} is named "${name.slice(0, 100)}", which are ${found} names, expected ${expected}: one for each part of the type`,
  });
  return false;
}

function decide(item: Value, path: string, scope: Scope): Pick<Instance, 'isWanted' | 'condition'> {
  const written = entryOf(item, 'condition');
  if (written === undefined) return { isWanted: true, condition: null };
  const faults = scope.session.faults.length;
  const known = evaluate(written, scope);
  const text = known.kind === 'scalar' ? String(known.value).toLowerCase() : '';
  if (text === 'true' || text === 'false') return { isWanted: text === 'true', condition: null };
  if (known.kind === 'unknown') {
    if (scope.session.faults.length === faults) unknownCondition(path, known.what, { place: written.place, scope });
    return { isWanted: true, condition: expressionOf(known) };
  }
  complain(scope.session, written.place, {
    code: 'arm/wrong-shape',
    message: `the condition of ${path} is ${described(known)}, expected true or false`,
  });
  return { isWanted: true, condition: null };
}

function unknownCondition(
  path: string,
  what: string,
  { place, scope }: { readonly place: Place; readonly scope: Scope },
): void {
  complain(scope.session, place, {
    code: 'arm/not-known',
    severity: 'warning',
    message: `whether ${path} is deployed depends on ${what}, which only a deployment knows; it is read as deployed`,
    path,
  });
}

/** An extension's id begins with what it extends. */
function idOf({ type, name }: { readonly type: string; readonly name: string }, item: Value, scope: Scope): string {
  const said = isDeployment({ type }) ? null : scalarText(entryOf(item, 'scope'), scope);
  const own = relativeId(type, name);
  const base = scopeId(deploymentScope(item, type, scope));
  if (said === null || said === '/') return `${base}/providers/${own}`;
  return `${said.startsWith('/') ? said : `${base}/providers/${said}`}/providers/${own}`;
}

/** Where a resource goes: another group or subscription, where it says so. */
export function deploymentScope(item: Value, type: string, scope: Scope): Scope['deployment'] {
  const deployment = scope.target ?? scope.deployment;
  const group = scalarText(entryOf(item, 'resourceGroup'), scope);
  const subscription = scalarText(entryOf(item, 'subscriptionId'), scope);
  if (!isDeployment({ type }) || (group === null && subscription === null)) return deployment;
  return {
    ...deployment,
    scope: group === null ? 'subscription' : 'resourceGroup',
    ...(subscription === null ? {} : { subscription: { ...deployment.subscription, id: subscription } }),
    ...(group === null ? {} : { resourceGroup: { ...deployment.resourceGroup, name: group } }),
  };
}
