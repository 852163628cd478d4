import { type Fault, type Json, type Result, type Rest, type Snapshot, failed, ok } from '@keelgate/model';
import { backupFault } from '../backup-fault.ts';

/**
 * What the target says otherwise: `namedValues/<id>` its value, `backends/<id>` its URL, `apis/<id>` the service URL of its
 * revisions; ids as they are after renaming.
 */
export type RestoreParameters = ReadonlyMap<string, string>;

/** The configuration with these values, or which of them is of nothing. */
export function withParameters(snapshot: Snapshot, parameters: RestoreParameters): Result<Snapshot, Fault> {
  let next = snapshot;
  for (const [path, value] of parameters) {
    const slash = path.indexOf('/');
    const set = setters.get(path.slice(0, slash));
    if (set === undefined)
      return refused(
        `${path} is no parameter: there are ${[...setters.keys()].map((kind) => `${kind}/<id>`).join(', ')}`,
      );
    const done = set(next, path.slice(slash + 1), value);
    if (typeof done === 'string') return refused(done);
    next = done;
  }
  return ok(next);
}

function refused(why: string): Result<never, Fault> {
  return failed(backupFault('backup/parameter', `Cannot restore: ${why}`));
}

/** The snapshot with the value, or why it cannot be. */
type Setter = (snapshot: Snapshot, id: string, value: string) => Snapshot | string;

const setters: ReadonlyMap<string, Setter> = new Map([
  ['namedValues', setNamedValue],
  ['backends', setBackend],
  ['apis', setApi],
]);

function setNamedValue(snapshot: Snapshot, id: string, value: string): Snapshot | string {
  const found = snapshot.namedValues.find((one) => isSame(one.id, id));
  if (found === undefined) return `there is no named value ${id}`;
  if (member(found.rest, 'keyVault') !== undefined) return `the named value ${id} is kept in a key vault`;
  const changed = { ...found, value };
  return {
    ...snapshot,
    namedValues: snapshot.namedValues.map((one) => (one === found ? without(changed, 'value') : one)),
  };
}

function setBackend(snapshot: Snapshot, id: string, url: string): Snapshot | string {
  const found = snapshot.backends.find((one) => isSame(one.id, id));
  if (found === undefined) return `there is no backend ${id}`;
  const { target } = found;
  if (target.kind === 'pool') return `the backend ${id} is a pool, and its members have the URLs`;
  const changed = { ...found, target: { ...target, url } };
  return { ...snapshot, backends: snapshot.backends.map((one) => (one === found ? without(changed, 'url') : one)) };
}

function setApi(snapshot: Snapshot, id: string, serviceUrl: string): Snapshot | string {
  const isIt = (other: string): boolean => isSame(other, id) || isSame(other.replace(/;rev=[^;]*$/i, ''), id);
  if (!snapshot.apis.some((api) => isIt(api.id))) return `there is no API ${id}`;
  return {
    ...snapshot,
    apis: snapshot.apis.map((api) => (isIt(api.id) ? without({ ...api, serviceUrl }, 'serviceUrl') : api)),
  };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function properties(rest: Rest | undefined): Rest | undefined {
  const inner: Json | undefined = rest?.['properties'];
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as Rest) : undefined;
}

function member(rest: Rest | undefined, name: string): Json | undefined {
  const inner = properties(rest);
  return inner !== undefined && Object.hasOwn(inner, name) ? inner[name] : undefined;
}

/** An expression of the template that stood for the value goes: it would go before the value. */
function without<Noun extends { readonly rest?: Rest }>(noun: Noun, name: string): Noun {
  const inner = properties(noun.rest);
  if (inner === undefined || !Object.hasOwn(inner, name)) return noun;
  const left = Object.fromEntries(Object.entries(inner).filter(([other]) => other !== name));
  return { ...noun, rest: { ...noun.rest, properties: left } };
}
