import type { TypeDefinition } from '../define.ts';
import { ownMembers, parentsOf, type Signature } from '../member-table.ts';
import { definitionOf, typeNameOf } from '../protocol.ts';
import { notSupported, type Runtime } from '../runtime.ts';
import { namedType } from '../type-ops.ts';
import type { NetValue } from '../value.ts';

/**
 * How a member of an interface finds what a value's own type does for it: by name and count of parameters, among the
 * declarations of the type and of what it derives from.
 */
type Run = (rt: Runtime, ...args: readonly NetValue[]) => NetValue;

/** Calls `self.name(args)`. */
export function callMember(
  rt: Runtime,
  self: NetValue,
  ...[name, args]: readonly [string, readonly NetValue[]]
): NetValue {
  const run = memberOf(self, { kind: 'method', name, parameters: args.length })?.run as Run | undefined;
  return run === undefined ? notSupported(`${typeNameOf(self)} has no ${name}.`) : run(rt, self, ...args);
}

/** Reads `self.name`; undefined if the value's type has no such property. */
export function readMember(rt: Runtime, self: NetValue, name: string): NetValue | undefined {
  const run = memberOf(self, { kind: 'property', name, parameters: 0 })?.run as Run | undefined;
  return run?.(rt, self);
}

/** Reads `self[key]`. */
export function readIndexed(rt: Runtime, self: NetValue, key: NetValue): NetValue {
  const run = memberOf(self, { kind: 'indexer', name: 'this', parameters: 1 })?.run as Run | undefined;
  return run === undefined ? notSupported(`${typeNameOf(self)} has no indexer.`) : run(rt, self, key);
}

/** Does `self[key] = value`. */
export function writeIndexed(rt: Runtime, self: NetValue, ...[key, value]: readonly [NetValue, NetValue]): NetValue {
  const set = memberOf(self, { kind: 'indexer', name: 'this', parameters: 1 })?.set as Run | null | undefined;
  return set === undefined || set === null ? notSupported('Collection is read-only.') : set(rt, self, key, value);
}

type Wanted = { readonly kind: Signature['kind']; readonly name: string; readonly parameters: number };

const found = new Map<string, Signature | undefined>();

function memberOf(self: NetValue, wanted: Wanted): Signature | undefined {
  const definition = definitionOf(self);
  const key = `${definition.name} ${wanted.kind} ${wanted.name} ${wanted.parameters}`;
  if (!found.has(key)) found.set(key, search(definition, wanted));
  return found.get(key);
}

function search(definition: TypeDefinition, wanted: Wanted): Signature | undefined {
  const own = ownMembers(definition, wanted.name).find(
    ({ kind, isStatic, parameters }) => kind === wanted.kind && !isStatic && parameters.length === wanted.parameters,
  );
  if (own !== undefined) return own;
  const base = parentsOf(namedType(definition)).find((parent) => parent.definition.kind !== 'interface');
  return base === undefined ? undefined : search(base.definition, wanted);
}
