import type { Exchange, Facts, Program, Request, World } from '@keelgate/policy';
import { compilePolicies, createExchange, createHeaders, createResponse, parseUrl, textBody } from '@keelgate/policy';
import { emptySnapshot, plainOperation } from '@keelgate/model';

/** What cases about policies share: a service of one API with one operation, a request to it and a world around it. */

/** The program of a document that stands at the API; what is wrong with it throws. */
export function programOf(document: string): Program {
  const { program, problems } = compileDocument(document);
  if (program === null) throw new Error(problems.join('; '));
  return program;
}

export type CompiledDocument = { readonly program: Program | null; readonly problems: readonly string[] };

/** The same for any document, right or wrong. */
export function compileDocument(document: string): CompiledDocument {
  const { set, faults } = compilePolicies(
    {
      ...emptySnapshot,
      apis: [
        {
          id: 'orders',
          name: 'Orders',
          path: 'orders',
          protocols: ['https'],
          type: 'http',
          serviceUrl: 'https://orders.internal',
          subscriptionRequired: false,
          keyNames: { header: 'Ocp-Apim-Subscription-Key', query: 'subscription-key' },
          versionSetId: null,
          version: null,
          revision: '1',
          current: true,
          online: true,
          policy: { format: 'rawxml', text: document, place: null },
          operations: [plainOperation({ id: 'post', name: 'Post', method: 'POST', urlTemplate: '/' })],
          schemas: [],
        },
      ],
    },
    { mode: 'run' },
  );
  return {
    program: set?.programFor({ apiId: 'orders', operationId: 'post', productId: null }) ?? null,
    problems: faults.map(({ message }) => message),
  };
}

/** Evaluates an expression in a request, in the policy that keeps its value as a variable. */
export function evaluationOf(expression: string): (exchange: Exchange) => void {
  const value = expression.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const program = programOf(
    `<policies><inbound><set-variable name="value" value="${value}" /></inbound><backend /><outbound /><on-error /></policies>`,
  );
  const step = program.steps[program.sections.inbound];
  if (step?.kind !== 'pure') throw new Error(`${expression} did not become a step of its own`);
  const { run } = step;
  return (exchange) => {
    // Evaluated a million times in a row, it would use up what one request has.
    exchange.rt.spent = 0;
    run(exchange);
  };
}

const originalUrl = parseUrl('https://gateway.example/orders?x=1');
const base = parseUrl('https://orders.internal');

export const facts: Facts = {
  requestId: 'd3a5e6f0-1111-4222-8333-444455556666',
  timestampMs: 1_767_225_600_000,
  deployment: {
    net: 'IDeployment',
    region: 'West Europe',
    serviceName: 'shop',
    serviceId: 'shop',
    gatewayId: 'managed',
    certificates: new Map(),
  },
  api: null,
  operation: null,
  product: null,
  subscription: null,
  user: null,
};

/** A request with this body at the beginning of its way, all its messages made anew. */
export function createCall(body: string): Exchange {
  if (originalUrl === null) throw new Error('no URL');
  const request: Request = {
    net: 'IRequest',
    method: 'POST',
    originalMethod: 'POST',
    originalUrl,
    base,
    path: '/',
    query: originalUrl.query,
    headers: createHeaders([
      ['Host', 'gateway.example'],
      ['X-Tier', 'gold'],
      ['Content-Type', 'application/json'],
    ]),
    body: textBody(body),
    ip: '203.0.113.7',
    certificate: null,
    parameters: new Map(),
  };
  const backend = { kind: 'serviceUrl', url: 'https://orders.internal' } as const;
  return createExchange({ facts, request, backend, bits: () => 0 });
}

/** A world that answers at once: what is measured is the document, not the counters. */
export function createWorld(): World {
  const counts = new Map<string, number>();
  function unused(): never {
    throw new Error('not part of the document');
  }
  return {
    take: ({ id, limit }, { key, amount }) => {
      const count = (counts.get(`${id}|${key}`) ?? 0) + amount;
      counts.set(`${id}|${key}`, count);
      return { allowed: count <= limit, limit, count, retryAfterSeconds: 0 };
    },
    send: () => ({ delayUs: 0, response: createResponse(200) }),
    add: unused,
    enter: unused,
    leave: unused,
    lookUp: unused,
    store: unused,
    valueOf: unused,
    keepValue: unused,
    dropValue: unused,
    http: unused,
    token: unused,
    log: unused,
    chance: () => 0.5,
  };
}
