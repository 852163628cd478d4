import { unit } from '@keelgate/model';
import { bodyText, copyBody } from '../http/body.ts';
import { wireHeaders } from '../http/headers.ts';
import type { OutgoingRequest } from '../http/message.ts';
import { joinPaths, parseUrl, printUrl } from '../http/url.ts';
import type { BackendCall, Reply, World } from '../program/world.ts';
import type { Backends, Picked } from './pick-backend.ts';
import { pickBackend } from './pick-backend.ts';
import type { LocalCache } from './local-cache.ts';
import { createLocalCache } from './local-cache.ts';
import type { LocalCounters, LocalCountersOptions } from './local-counters.ts';
import { createLocalCounters } from './local-counters.ts';
import type { BackendJson, LogJson, ReplyJson, SentRequest } from './run-request.ts';
import { scriptedReplies, unavailable } from './scripted-replies.ts';

/** A gateway of its own for one request after the other: exact counters, a cache, backends that answer from a script. */
export type LocalWorld = World & {
  readonly counters: LocalCounters;
  readonly cache: LocalCache;
  /** What was sent and said since the last call of `begin`. */
  readonly sent: { readonly backend: SentRequest[]; readonly http: SentRequest[]; readonly logs: LogJson[] };
  /** Begins another request, received at this instant. */
  readonly begin: (nowUs: number) => void;
};

export type LocalWorldOptions = LocalCountersOptions & {
  readonly backends: ReadonlyMap<string, BackendJson>;
  readonly backend: readonly ReplyJson[];
  readonly http: ReadonlyMap<string, ReplyJson | readonly ReplyJson[]>;
  readonly tokens: ReadonlyMap<string, string>;
  readonly bits: () => number;
};

export function createLocalWorld(options: LocalWorldOptions): LocalWorld {
  const counters = createLocalCounters(options);
  const cache = createLocalCache();
  const places = new Map<string, number>();
  const credits = new Map<string, number>();
  const sent: LocalWorld['sent'] = { backend: [], http: [], logs: [] };
  const fromBackend = scriptedReplies(options.backend);
  const fromHttp = scriptedUrls(options.http);
  let startUs = 0;
  function record(request: OutgoingRequest, nowUs: number): SentRequest {
    const { method, url, headers, body, transport = {} } = request;
    const atMs = (nowUs - startUs) / 1000;
    return { atMs, method, url, headers: wireHeaders(headers), body: bodyText(copyBody(body)), ...transport };
  }
  return {
    ...counters,
    ...cache,
    counters,
    cache,
    sent,
    begin: (nowUs) => {
      startUs = nowUs;
      cache.begin();
      for (const list of [sent.backend, sent.http, sent.logs]) list.length = 0;
    },
    enter: ({ id, key, max }) => {
      const held = places.get(`${id}|${key}`) ?? 0;
      if (held >= max) return false;
      places.set(`${id}|${key}`, held + 1);
      return true;
    },
    leave: ({ id, key }) => {
      places.set(`${id}|${key}`, (places.get(`${id}|${key}`) ?? 0) - 1);
    },
    send: (call) => {
      const picked = backendUrl(call, { backends: options.backends, credits });
      if (picked === 'open') return { delayUs: 0, failure: unavailable };
      if (picked === null) return { delayUs: 0, failure: noBackend(call) };
      sent.backend.push(record({ ...call.request, url: picked.url }, call.nowUs));
      return fromBackend();
    },
    http: ({ request, nowUs }) => {
      sent.http.push(record(request, nowUs));
      return fromHttp(request.url);
    },
    token: ({ resource, clientId }) => {
      const token = options.tokens.get(resource);
      if (token !== undefined) return { token };
      if (resource.startsWith('authorization:'))
        return { failure: { kind: 'unavailable', message: `No token is given for ${resource}.` } };
      return { token: `token-of-${clientId ?? 'system-assigned'}-for-${resource}` };
    },
    log: ({ policy, to, text, properties }, nowUs) => {
      sent.logs.push({ atMs: (nowUs - startUs) / 1000, policy, to, text, properties: Object.fromEntries(properties) });
    },
    chance: () => unit(options.bits()),
  };
}

function scriptedUrls(http: LocalWorldOptions['http']): (url: string) => Reply {
  const scripts = new Map(
    [...http].map(([url, replies]) => [canonical(url), scriptedReplies('length' in replies ? replies : [replies])]),
  );
  return (url) =>
    scripts.get(canonical(url))?.() ?? {
      delayUs: 0,
      failure: { kind: 'connect', message: `Unable to connect to the remote server (no reply is given for ${url})` },
    };
}

/** Equal URLs in one spelling. */
function canonical(url: string): string {
  const parsed = parseUrl(url);
  return parsed === null ? url : printUrl(parsed);
}

/** Where a call goes: the request's own URL, or behind the URL of the backend that it names. */
function backendUrl(call: BackendCall, from: Backends): Picked {
  if (call.backend.kind === 'none') return null;
  if (call.backend.kind === 'serviceUrl') return { url: call.request.url };
  const picked = pickBackend(call.backend.backendId, from);
  if (picked === null || picked === 'open') return picked;
  const base = parseUrl(picked.url);
  if (base === null) return null;
  return { url: printUrl({ ...base, path: joinPaths(base.path, call.path), query: [...base.query, ...call.query] }) };
}

function noBackend({ backend }: BackendCall): { readonly kind: 'unknownBackend'; readonly message: string } {
  const message =
    backend.kind === 'backend' ? `Backend ${backend.backendId} is not defined.` : 'The API has no backend.';
  return { kind: 'unknownBackend', message };
}
