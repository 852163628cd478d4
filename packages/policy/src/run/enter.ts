import type { Snapshot } from '@keelgate/model';
import { invariant } from '@keelgate/model';
import type { Url } from '../http/url.ts';
import type { PolicySet } from '../policy-set.ts';
import type { Refusal } from '../program/refusal.ts';
import type { PolicySettings } from '../program/settings.ts';
import type { Program } from '../program/step.ts';
import type { Location } from './locate.ts';
import { locate } from './locate.ts';
import { refusedKey } from './subscription-key.ts';
import type { RunRequest } from './run-request.ts';

/** How a request comes in: what it means, and the program that awaits it. */
export type Entry = { readonly program: Program; readonly location: Location; readonly refusal: Refusal | null };

export type Service = {
  readonly set: PolicySet;
  readonly snapshot: Snapshot;
  readonly url: Url;
  readonly settings: PolicySettings;
};

/**
 * What the gateway does before any policy: it looks for the operation, then at the key. A preflight that no operation
 * answers itself meets the cross-origin rules of its API alone, and needs no key.
 */
export function enter(request: RunRequest, { set, snapshot, url, settings }: Service): Entry {
  const [api] = snapshot.apis;
  invariant(api !== undefined, 'K1', 'a run without an API');
  const location = locate(request, api, url);
  const apiId = api.id;
  const operationId = api.operations[0]?.id ?? '';
  const context = { apiId, operationId, productId: snapshot.products[0]?.id ?? null };
  function refused(refusal: Refusal): Entry {
    return { location, refusal, program: set.programFor({ apiId, operationId, productId: null, refusal }) };
  }
  const { missing } = location;
  if (missing === 'version') return refused('VersionNotSaid');
  if (missing === 'api') return refused('OperationNotFound');
  if (isPreflight(request) && hasCors(set.programFor(context)))
    return { location, refusal: null, program: set.programFor({ ...context, isPreflight: true }) };
  if (missing === 'operation') return refused('OperationNotFound');
  const key = refusedKey(request, { api, url, refusesUnneededKeys: settings.refusesUnneededKeys });
  return key === null ? { location, refusal: null, program: set.programFor(context) } : refused(key);
}

function hasCors({ origins }: Program): boolean {
  return origins.some(({ policy, section }) => policy === 'cors' && section === 'inbound');
}

function isPreflight({ method, headers = {}, operation }: RunRequest): boolean {
  if (method.toUpperCase() !== 'OPTIONS' || operation?.method?.toUpperCase() === 'OPTIONS') return false;
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  return names.has('origin') && names.has('access-control-request-method');
}
