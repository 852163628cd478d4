import type { Fault } from '../fault.ts';
import { invariant } from '../invariant.ts';
import type { Api } from '../resource/api.ts';
import type { Result } from '../result.ts';
import { failed, ok } from '../result.ts';
import { checkService } from '../rule/index.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ConfigChange, ConfigWrite } from './change.ts';
import type { Draft } from './draft.ts';
import { closeDraft, find, keyOf, missingIn, openDraft, putInto, referrerOf, removeFrom } from './draft.ts';
import { isBuiltIn } from './references.ts';
import type { KindAndResource } from './resource-kind.ts';
import { idOf, printResource, resourceKinds } from './resource-kind.ts';

/**
 * The law of the config log: the snapshot after one more change. A change applies whole or not at all. It is refused, and
 * the snapshot stays what it was, if its number is not the next one, or if it would add a reference to nothing, a second
 * resource of an id, or put a service that breaks a rule which it kept before. (A service that is restored was one once.)
 */
export function applyChange(snapshot: Snapshot, change: ConfigChange): Result<Snapshot, Fault> {
  return replayChanges(snapshot, [change]);
}

/** The snapshot after these changes, one after the other; or why the first that is refused is. */
export function replayChanges(snapshot: Snapshot, changes: Iterable<ConfigChange>): Result<Snapshot, Fault> {
  const { draft, twice } = openDraft(snapshot);
  invariant(twice === null, 'K1', 'a snapshot has two resources of one id');
  let current = draft;
  for (const change of changes) {
    const next = applied(current, change);
    if (!next.ok) return next;
    current = next.value;
    current.version = change.number;
  }
  return ok(closeDraft(current));
}

function applied(draft: Draft, change: ConfigChange): Result<Draft, Fault> {
  if (change.number !== draft.version + 1) {
    const message = `change ${change.number} cannot follow change ${draft.version}: changes have numbers without gaps`;
    return refused('number', message);
  }
  switch (change.write) {
    case 'put':
      return put(draft, change);
    case 'delete':
      return remove(draft, change);
    case 'restore':
      return restored(draft, change.snapshot);
  }
}

function put(draft: Draft, change: ConfigWrite & { readonly write: 'put' }): Result<Draft, Fault> {
  if (change.kind === 'service') {
    const broken = brokenRule(draft.service, change.resource);
    if (broken !== null) return failed(broken);
    draft.service = change.resource;
    return ok(draft);
  }
  if (change.kind === 'policy') {
    draft.policy = change.resource;
    return ok(draft);
  }
  const { write: _, ...rest } = change;
  const of = { kind: rest.kind, resource: rest.resource } as KindAndResource;
  const fault = partTwice(of) ?? newlyMissing(draft, draft, of);
  if (fault !== null) return failed(fault);
  putInto(draft, of);
  return ok(draft);
}

function remove(draft: Draft, change: ConfigWrite & { readonly write: 'delete' }): Result<Draft, Fault> {
  if (change.kind === 'policy') {
    if (draft.policy === null) return refused('not-there', 'there is no global policy to delete');
    draft.policy = null;
    return ok(draft);
  }
  const { kind, id } = change;
  if (find(draft, { kind, id }) === undefined)
    return refused('not-there', `${printResource(kind, id)} cannot be deleted, for it is not there`);
  const referrer = isBuiltIn({ kind, id }) ? undefined : referrerOf(draft, { kind, id });
  if (referrer !== undefined) {
    const by = printResource(referrer.kind, idOf(referrer));
    return refused('in-use', `${printResource(kind, id)} cannot be deleted, for ${by} refers to it`);
  }
  removeFrom(draft, { kind, id });
  return ok(draft);
}

function restored(draft: Draft, snapshot: Snapshot): Result<Draft, Fault> {
  const { draft: next, twice } = openDraft(snapshot);
  if (twice !== null)
    return refused('twice', `what is to be restored has ${printResource(twice.kind, idOf(twice))} twice`);
  if (snapshot.service === null && draft.service !== null)
    return refused('no-service', 'what is to be restored has no service, and there is one');
  for (const kind of resourceKinds) {
    for (const of of next.lists[kind].values()) {
      const fault = partTwice(of) ?? newlyMissing(draft, next, of);
      if (fault !== null) return failed(fault);
    }
  }
  return ok({ ...next, version: draft.version });
}

/** What a resource would refer to in `after` that is not there, and that the one of its id did not refer to before. */
function newlyMissing(before: Draft, after: Draft, of: KindAndResource): Fault | null {
  const missing = missingIn(after, of);
  if (missing.length === 0) return null;
  const earlier = find(before, { kind: of.kind, id: idOf(of) });
  const known = new Set((earlier === undefined ? [] : missingIn(before, earlier)).map(keyOf));
  const first = missing.find((target) => !known.has(keyOf(target)));
  if (first === undefined) return null;
  const message = `${printResource(of.kind, idOf(of))} refers to ${printResource(first.kind, first.id)}, which is not there`;
  return faultOf('reference', message);
}

/** Of what is inside a resource there is one of an id too. */
function partTwice(of: KindAndResource): Fault | null {
  if (of.kind !== 'apis') return null;
  const { id, operations, schemas } = of.resource;
  const part = twiceIn('operation', operations) ?? twiceIn('schema', schemas);
  return part === null ? null : faultOf('twice', `${printResource('apis', id)} has ${part} twice`);
}

function twiceIn(noun: string, parts: Api['operations'] | Api['schemas']): string | null {
  const seen = new Set<string>();
  for (const { id } of parts) {
    const key = id.toLowerCase();
    if (seen.has(key)) return `the ${noun} ${id}`;
    seen.add(key);
  }
  return null;
}

/** A rule of the service that was kept before and would not be any more. */
function brokenRule(before: Snapshot['service'], after: NonNullable<Snapshot['service']>): Fault | null {
  // Where Microsoft's documents differ, the log refuses nothing.
  const settings = { premiumV2Zones: true };
  const earlier = new Set(
    (before === null ? [] : checkService(before, settings)).map(({ rule, path }) => `${rule} ${path}`),
  );
  const broken = checkService(after, settings).find(
    ({ rule, path, severity }) => severity === 'error' && !earlier.has(`${rule} ${path}`),
  );
  if (broken === undefined) return null;
  const { code, severity, message, path, hint } = broken;
  return { code, severity, message, path, hint };
}

type Code = 'number' | 'reference' | 'twice' | 'in-use' | 'not-there' | 'no-service';

function refused(code: Code, message: string): { readonly ok: false; readonly failure: Fault } {
  return failed(faultOf(code, message));
}

function faultOf(code: Code, message: string): Fault {
  return { code: `config/${code}`, severity: 'error', message };
}
