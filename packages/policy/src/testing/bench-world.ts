import type { Snapshot } from '@keelgate/model';
import { emptySnapshot } from '@keelgate/model';
import type { CompiledPolicies } from '../policy-set.ts';
import { compilePolicies } from '../policy-set.ts';
import type { Exchange, RequestView } from '../program/exchange.ts';
import type { Ending, Reply, World } from '../program/run-program.ts';
import { runProgram } from '../program/run-program.ts';
import type { Program } from '../program/step.ts';

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
  const operation = { urlTemplate: '/', queryParameters: [] };
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
          { ...operation, id: 'get', name: 'Get', method: 'GET', policy: document(get) },
          { ...operation, id: 'post', name: 'Post', method: 'POST', policy: document(post) },
        ],
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

/** An exact world: counters that never forget, a cache that keeps what it is given, a backend that answers as told. */
export type BenchWorld = World & {
  readonly counts: Map<string, number>;
  readonly taken: Map<string, number>;
  readonly cached: Map<string, number>;
  readonly asked: string[];
  reply: (send: number) => Reply;
};

export const fine: Reply = { status: 200, bytes: 1000, delayUs: 0 };

export function createBenchWorld(): BenchWorld {
  const counts = new Map<string, number>();
  const taken = new Map<string, number>();
  const cached = new Map<string, number>();
  const asked: string[] = [];
  const world: BenchWorld = {
    counts,
    taken,
    cached,
    asked,
    reply: () => fine,
    take: ({ id, limit }, { key, amount }) => {
      const name = `${id}|${key}`;
      const spent = counts.get(name) ?? 0;
      if (spent >= limit) return false;
      counts.set(name, spent + amount);
      return true;
    },
    add: ({ id }, { key, amount }) => {
      counts.set(`${id}|${key}`, (counts.get(`${id}|${key}`) ?? 0) + amount);
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
    lookUp: (key, nowUs) => (cached.get(key) ?? 0) > nowUs,
    store: (key, untilUs) => {
      cached.set(key, untilUs);
    },
    send: (backend) => {
      asked.push(backend.kind === 'serviceUrl' ? backend.url : backend.kind === 'backend' ? backend.backendId : 'none');
      return world.reply(asked.length);
    },
    chance: () => 0.5,
  };
  return world;
}

/** A request for `GET /a/` by subscription `s` from 10.0.0.1, but for what is said otherwise. */
export function request(
  over: Partial<RequestView> & { readonly headers?: { readonly [name: string]: string[] } } = {},
): Exchange {
  const { headers = {}, ...rest } = over;
  return {
    request: {
      method: 'GET',
      apiId: 'a',
      operationId: 'get',
      productId: 'p',
      subscriptionId: 's',
      callerAddress: '10.0.0.1',
      url: '/a/',
      region: 'West Europe',
      header: (name) => Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? [],
      parameter: () => null,
      ...rest,
    },
    backend: { kind: 'serviceUrl', url: 'https://a.internal' },
    lastError: null,
  };
}

/** So many requests one after the other; their statuses. */
export function statuses(
  program: Program,
  requests: readonly Exchange[],
  world: World = createBenchWorld(),
): readonly number[] {
  return requests.map((exchange) => runProgram(program, exchange, world).status);
}

export function run(documents: Documents, exchange: Exchange = request(), world: World = createBenchWorld()): Ending {
  return runProgram(programOf(documents), exchange, world);
}
