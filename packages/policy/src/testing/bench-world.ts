import type { Snapshot } from '@keelgate/model';
import { emptySnapshot, plainOperation } from '@keelgate/model';
import { textBody } from '../http/body.ts';
import { createHeaders } from '../http/headers.ts';
import { createResponse } from '../http/message.ts';
import { parseUrl } from '../http/url.ts';
import type { CompiledPolicies } from '../policy-set.ts';
import { compilePolicies } from '../policy-set.ts';
import { createExchange } from '../program/create-exchange.ts';
import type { BackendChoice, Exchange } from '../program/exchange.ts';
import type { Ending } from '../program/run-program.ts';
import { runProgram } from '../program/run-program.ts';
import type { Origin, Program } from '../program/step.ts';
import type { World } from '../program/world.ts';

/** Documents of one API `a` with operations `get` and `post`, in product `p`. */
export type Documents = {
  readonly global?: string;
  readonly product?: string;
  readonly api?: string;
  readonly get?: string;
  readonly post?: string;
  readonly fragments?: { readonly [id: string]: string };
};

function document(text: string | undefined): Snapshot['policy'] {
  return text === undefined ? null : { format: 'rawxml', text, place: null };
}

/** The smallest service that has every scope. */
export function snapshotOf({ global, product, api, get, post, fragments = {} }: Documents): Snapshot {
  return {
    ...emptySnapshot,
    policy: document(global),
    namedValues: [
      { id: 'n', name: 'limit', value: '2', secret: false },
      { id: 's', name: 'hidden', value: null, secret: true },
    ],
    fragments: Object.entries(fragments).map(([id, text]) => ({
      id,
      document: { format: 'rawxml', text, place: null },
    })),
    backends: [pool('pool'), pool('b')],
    products: [
      {
        id: 'p',
        name: 'P',
        subscriptionRequired: true,
        approvalRequired: false,
        published: true,
        subscriptionsLimit: null,
        apiIds: ['a'],
        groupIds: [],
        policy: document(product),
      },
    ],
    apis: [
      {
        id: 'a',
        name: 'A',
        path: 'a',
        protocols: ['https'],
        type: 'http',
        serviceUrl: 'https://a.internal',
        subscriptionRequired: true,
        keyNames: { header: 'h', query: 'q' },
        versionSetId: null,
        version: null,
        revision: '1',
        current: true,
        online: true,
        policy: document(api),
        operations: [
          plainOperation({ id: 'get', name: 'Get', method: 'GET', urlTemplate: '/', policy: document(get) }),
          plainOperation({ id: 'post', name: 'Post', method: 'POST', urlTemplate: '/', policy: document(post) }),
        ],
        schemas: [],
      },
    ],
  };
}

/** A document whose named sections hold this, and `<base/>` in the others. */
export function sectionsOf(parts: { readonly [section: string]: string }): string {
  const sections = ['inbound', 'backend', 'outbound', 'on-error'];
  return `<policies>${sections.map((name) => `<${name}>${parts[name] ?? '<base/>'}</${name}>`).join('')}</policies>`;
}

/** The API's inbound section: what comes first, then the broader scopes. */
export function inbound(policies: string): string {
  return sectionsOf({ inbound: `${policies}<base/>` });
}

function pool(id: string): Snapshot['backends'][number] {
  return { id, target: { kind: 'single', url: `https://${id}.internal`, protocol: 'http' }, breaker: null };
}

export function compileDocuments(documents: Documents): CompiledPolicies {
  return compilePolicies(snapshotOf(documents));
}

export function programOf(
  documents: Documents,
  operationId: 'get' | 'post' = 'get',
  productId: string | null = 'p',
): Program {
  const { set, faults } = compileDocuments(documents);
  if (set === null) throw new Error(faults.map(({ message }) => message).join('; '));
  return set.programFor({ apiId: 'a', operationId, productId });
}

/** What a backend answers, after so long; without a status it did not. */
export type Answer = { readonly status: number | null; readonly bytes: number; readonly delayUs: number };

/** An exact world: counters that never forget, a cache that keeps what it is given, a backend that answers as told. */
export type BenchWorld = World & {
  readonly counts: Map<string, number>;
  readonly taken: Map<string, number>;
  readonly cached: Map<string, number>;
  readonly asked: string[];
  reply: (send: number) => Answer;
};

export const fine: Answer = { status: 200, bytes: 1000, delayUs: 0 };

export function createBenchWorld(): BenchWorld {
  const counts = new Map<string, number>();
  const taken = new Map<string, number>();
  const cached = new Map<string, number>();
  const asked: string[] = [];
  function unexpected(): never {
    throw new Error('no policy of these tests asks for this');
  }
  const world: BenchWorld = {
    counts,
    taken,
    cached,
    asked,
    reply: () => fine,
    take: ({ id, limit }, { key, amount }) => {
      const name = `${id}|${key}`;
      const spent = counts.get(name) ?? 0;
      if (spent >= limit) return { allowed: false, limit, count: spent, retryAfterSeconds: 1 };
      counts.set(name, spent + amount);
      return { allowed: true, limit, count: spent + amount, retryAfterSeconds: 0 };
    },
    add: ({ id, limit }, { key, amount }) => {
      const count = (counts.get(`${id}|${key}`) ?? 0) + amount;
      counts.set(`${id}|${key}`, count);
      return { allowed: true, limit, count, retryAfterSeconds: 0 };
    },
    enter: ({ id, key, max }) => {
      const held = taken.get(`${id}|${key}`) ?? 0;
      if (held >= max) return false;
      taken.set(`${id}|${key}`, held + 1);
      return true;
    },
    leave: ({ id, key }) => {
      taken.set(`${id}|${key}`, (taken.get(`${id}|${key}`) ?? 0) - 1);
    },
    lookUp: ({ key }, nowUs) => ((cached.get(key) ?? 0) > nowUs ? createResponse(200) : null),
    store: ({ key }, { untilUs }) => {
      cached.set(key, untilUs);
    },
    send: ({ backend }) => {
      asked.push(backend.kind === 'serviceUrl' ? backend.url : backend.kind === 'backend' ? backend.backendId : 'none');
      const { status, bytes, delayUs } = world.reply(asked.length);
      if (status === null) return { delayUs, failure: { kind: 'connect', message: 'no answer' } };
      return { delayUs, response: { ...createResponse(status), body: textBody('x'.repeat(bytes)) } };
    },
    valueOf: unexpected,
    keepValue: unexpected,
    dropValue: unexpected,
    http: unexpected,
    token: unexpected,
    log: () => undefined,
    chance: () => 0.5,
  };
  return world;
}

type Over = {
  readonly subscriptionId?: string | null;
  readonly callerAddress?: string;
  readonly url?: string;
  readonly headers?: { readonly [name: string]: readonly string[] };
  readonly backend?: BackendChoice;
  /** Second since 1970 at which it is received. */
  readonly second?: number;
};

/** A request for `GET /a/` by subscription `s` from 10.0.0.1, but for what is said otherwise. */
export function request(over: Over = {}): Exchange {
  const { subscriptionId = 's', callerAddress = '10.0.0.1', url = '/a/', headers = {}, second = 0 } = over;
  const address = parseUrl(`https://gateway.example${url}`);
  const base = parseUrl('https://a.internal');
  if (address === null) throw new Error(`no URL: ${url}`);
  return createExchange({
    facts: {
      requestId: '00000000-0000-4000-a000-000000000000',
      timestampMs: second * 1000,
      deployment: {
        net: 'IDeployment',
        region: 'West Europe',
        serviceName: 'x',
        serviceId: 'x',
        gatewayId: 'managed',
        certificates: new Map(),
      },
      api: null,
      operation: null,
      product: null,
      subscription:
        subscriptionId === null
          ? null
          : {
              net: 'ISubscription',
              id: subscriptionId,
              name: subscriptionId,
              key: '',
              primaryKey: '',
              secondaryKey: '',
              createdMs: 0,
              startMs: null,
              endMs: null,
            },
      user: null,
    },
    request: {
      net: 'IRequest',
      method: 'GET',
      originalMethod: 'GET',
      originalUrl: address,
      base,
      path: '/',
      query: address.query,
      headers: createHeaders(
        Object.entries(headers).flatMap(([name, values]) => values.map((value) => [name, value] as const)),
      ),
      body: null,
      ip: callerAddress,
      certificate: null,
      parameters: new Map(),
    },
    backend: over.backend ?? { kind: 'serviceUrl', url: 'https://a.internal' },
    bits: () => 0,
    listens: true,
  });
}

/** How a request ended, as these tests look at it. */
export type Ended = {
  readonly status: number;
  readonly from: Ending['from'];
  readonly error: Ending['error'];
  readonly endUs: number;
  readonly sends: number;
  readonly trace: readonly Origin[];
};

/** Runs one request through a program. */
export function runOne(program: Program, exchange: Exchange, world: World): Ended {
  const { response, from, error, elapsedUs, sends, trace } = runProgram(program, exchange, world);
  const origins = trace.map(({ origin }) => origin);
  return { status: response.status, from, error, endUs: elapsedUs, sends, trace: origins };
}

/** So many requests one after the other; their statuses. */
export function statuses(
  program: Program,
  requests: readonly Exchange[],
  world: World = createBenchWorld(),
): readonly number[] {
  return requests.map((exchange) => runOne(program, exchange, world).status);
}

export function run(documents: Documents, exchange: Exchange = request(), world: World = createBenchWorld()): Ended {
  return runOne(programOf(documents), exchange, world);
}
