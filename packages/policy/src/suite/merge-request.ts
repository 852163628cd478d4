import type { HeadersJson } from '@keelgate/model';
import type { RunRequest } from '../run/run-request.ts';

/** What a case changes of the request that its file shares: `null` takes a field or a header away. */
export type RequestChange = {
  readonly [Name in keyof Omit<RunRequest, 'headers'>]?: RunRequest[Name] | null;
} & { readonly headers?: { readonly [name: string]: string | readonly string[] | null } | null };

/** Lays a change over a request: maps key by key, one level deep; everything else is put in its place. */
export function mergeRequest(shared: Partial<RunRequest>, change: RequestChange): Partial<RunRequest> {
  const merged = new Map<string, unknown>(Object.entries(shared));
  if (change.body !== undefined) merged.delete('bodyBase64');
  if (change.bodyBase64 !== undefined) merged.delete('body');
  for (const [name, value] of Object.entries(change)) {
    const before = merged.get(name);
    if (value === null) merged.delete(name);
    else if (name === 'headers') merged.set(name, mergeHeaders(shared.headers ?? {}, change.headers ?? {}));
    else merged.set(name, isMap(before) && isMap(value) ? { ...before, ...value } : value);
  }
  return Object.fromEntries(merged);
}

/** Names of headers are the same in any case. */
function mergeHeaders(shared: HeadersJson, change: NonNullable<RequestChange['headers']>): HeadersJson {
  const changed = new Set(Object.keys(change).map((name) => name.toLowerCase()));
  const kept = Object.entries(shared).filter(([name]) => !changed.has(name.toLowerCase()));
  const given = Object.entries(change).flatMap(([name, value]): readonly [string, string | readonly string[]][] =>
    value === null ? [] : [[name, value]],
  );
  return Object.fromEntries([...kept, ...given]);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
