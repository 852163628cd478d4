import type { CompileWork } from '../../define.ts';
import type { NetObject } from '../../dotnet/value.ts';
import { isNet } from '../../dotnet/value.ts';
import { bodyText } from '../../http/body.ts';
import { createHeaders } from '../../http/headers.ts';
import type { OutgoingRequest, Response } from '../../http/message.ts';
import type { Label } from '../../program/build.ts';
import type { HttpSend } from '../../program/effect.ts';
import type { Exchange } from '../../program/exchange.ts';
import type { Operand } from '../../program/operand.ts';
import { computed, literal } from '../../program/operand.ts';
import { parseJsonObject, stringOf } from '../../token/json-object.ts';
import type { TokenKey } from '../../token/token-key.ts';
import { keysOfJwks } from '../../token/token-key.ts';

/** What an identity provider says of itself, as it was last fetched. */
export type OpenIdConfig = NetObject & {
  readonly net: 'OpenIdConfig';
  readonly issuer: string | null;
  readonly keys: readonly TokenKey[];
  /** When it was fetched, in microseconds since 1970 UTC; `null` where it never was. */
  readonly fetchedUs: number | null;
  /** When that was last tried. */
  readonly triedUs: number;
};

const freshUs = 3600e6;
const pauseUs = 300e6;
/** What was fetched stands in for what cannot be fetched again, for so long. */
const keptUs = 24 * 3600e6;
const timeoutUs = 30e6;

type Fetched = { issuer: string | null; keysUrl: string | null; keys: readonly TokenKey[] | null };

export type OpenIdNeed = {
  readonly url: Operand<string>;
  /** Tells this one from others of the policy. */
  readonly number: number;
  /** The name of the key that the token calls for; `null` where any will do. */
  readonly wantedKey: (exchange: Exchange) => string | null;
};

/**
 * Adds the steps that get the metadata of a provider and its keys: from the cache for an hour, else over HTTP. Where the
 * last attempt failed, or the token's key is not among the keys, they are fetched again, but not within five minutes.
 * Returns how they are read once the steps have run.
 */
export function openIdConfig(
  work: CompileWork,
  { url, number, wantedKey }: OpenIdNeed,
): (exchange: Exchange) => OpenIdConfig {
  const { builder, id } = work;
  const held = `${id} openid-config ${number}`;
  const draft = `${held} draft`;
  const [missed, done] = [builder.label(), builder.label()];
  const known = ({ state }: Exchange): OpenIdConfig | null => (state.get(held) as OpenIdConfig | undefined) ?? null;
  const fetched = ({ state }: Exchange): Fetched => state.get(draft) as Fetched;
  work.effect(() => ({
    kind: 'value.get',
    realm: 'metadata',
    caching: 'internal',
    key: url,
    answered: ({ state }, value) => {
      state.set(held, isNet<OpenIdConfig>(value, 'OpenIdConfig') ? value : null);
      state.set(draft, { issuer: null, keysUrl: null, keys: null } satisfies Fetched);
    },
  }));
  const isStale = computed(['clock', 'Request.Headers'], (exchange) => mustFetch(exchange, known(exchange), wantedKey));
  work.step((at) => ({ kind: 'branch', test: isStale, otherwise: at(done) }));
  fetch(work, { missed, url: (exchange) => url.of(exchange) }, (exchange, text) => {
    const metadata = parseJsonObject(text) ?? new Map();
    const found = fetched(exchange);
    found.issuer = stringOf(metadata, 'issuer');
    found.keysUrl = stringOf(metadata, 'jwks_uri');
  });
  const hasKeys = computed(['http'], (exchange) => fetched(exchange).keysUrl !== null);
  work.step((at) => ({ kind: 'branch', test: hasKeys, otherwise: at(missed) }));
  fetch(work, { missed, url: (exchange) => fetched(exchange).keysUrl ?? '' }, (exchange, text) => {
    if (parseJsonObject(text) !== null) fetched(exchange).keys = keysOfJwks(text);
  });
  builder.put(missed);
  work.pure(['http', 'clock'], (exchange) => {
    const config = configOf(fetched(exchange), known(exchange), exchange.startUs + exchange.nowUs);
    exchange.state.set(held, config);
    exchange.notes?.push(
      config.fetchedUs === config.triedUs ? `fetched ${url.of(exchange)}` : `could not fetch ${url.of(exchange)}`,
    );
  });
  work.effect(() => ({
    kind: 'value.put',
    realm: 'metadata',
    caching: 'internal',
    key: url,
    value: computed(['http', 'clock'], known),
    durationUs: literal(keptUs),
  }));
  builder.put(done);
  return (exchange) => known(exchange) ?? configOf({ issuer: null, keysUrl: null, keys: null }, null, 0);
}

function mustFetch(
  exchange: Exchange,
  known: OpenIdConfig | null,
  wantedKey: (exchange: Exchange) => string | null,
): boolean {
  if (known === null) return true;
  const nowUs = exchange.startUs + exchange.nowUs;
  if (nowUs - known.triedUs < pauseUs) return false;
  if (known.fetchedUs === null || nowUs - known.fetchedUs >= freshUs) return true;
  const wanted = wantedKey(exchange);
  return wanted !== null && !known.keys.some(({ ids }) => ids.includes(wanted));
}

function configOf({ issuer, keys }: Fetched, known: OpenIdConfig | null, nowUs: number): OpenIdConfig {
  if (keys !== null) return { net: 'OpenIdConfig', issuer, keys, fetchedUs: nowUs, triedUs: nowUs };
  const none: OpenIdConfig = { net: 'OpenIdConfig', issuer: null, keys: [], fetchedUs: null, triedUs: nowUs };
  return { ...(known ?? none), triedUs: nowUs };
}

type Fetch = { readonly missed: Label; readonly url: (exchange: Exchange) => string };

/** Gets a document; anything but a 200 is as good as nothing. */
function fetch(work: CompileWork, { missed, url }: Fetch, got: (exchange: Exchange, text: string) => void): void {
  work.effect((at): HttpSend => ({
    kind: 'http.send',
    request: (exchange): OutgoingRequest => ({
      method: 'GET',
      url: url(exchange),
      headers: createHeaders(),
      body: null,
    }),
    timeoutUs: literal(timeoutUs),
    isOneWay: false,
    answered: (exchange, response: Response) => {
      if (response.status === 200) got(exchange, bodyText(response.body));
    },
    failed: (exchange, { message }) => {
      exchange.notes?.push(message);
    },
    otherwise: at(missed),
  }));
}
