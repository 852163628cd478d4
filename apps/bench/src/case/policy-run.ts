import type { Exchange, Facts, Headers, Request, World } from '@keelgate/policy';
import {
  bodyText,
  compilePolicies,
  createExchange,
  createHeaders,
  createResponse,
  headerText,
  parseUrl,
  runProgram,
  setHeader,
  textBody,
} from '@keelgate/policy';
import { emptySnapshot } from '@keelgate/model';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import { measureInTurn } from '../measure.ts';

const document = `<policies>
  <inbound>
    <set-header name="X-Request-Id" exists-action="skip"><value>@(context.RequestId.ToString())</value></set-header>
    <set-header name="X-Region" exists-action="override"><value>@(context.Deployment.Region)</value></set-header>
    <set-header name="X-Gateway" exists-action="override"><value>keelgate</value></set-header>
    <choose>
      <when condition="@(context.Request.Headers.GetValueOrDefault("X-Tier", "basic") == "gold")">
        <set-variable name="limit" value="@(1000000000)" />
      </when>
      <otherwise>
        <set-variable name="limit" value="@(500000000)" />
      </otherwise>
    </choose>
    <rate-limit-by-key calls="1000000000" renewal-period="60" counter-key="@(context.Request.IpAddress)" />
    <set-backend-service base-url="https://orders.internal/v2" />
    <set-body>@{
      var order = context.Request.Body.As<JObject>();
      order["quantity"] = (int)order["quantity"] + 1;
      order["gateway"] = context.Deployment.Region;
      return order.ToString(Newtonsoft.Json.Formatting.None);
    }</set-body>
  </inbound>
  <backend><forward-request /></backend>
  <outbound />
  <on-error />
</policies>`;

const body =
  '{"id":"4711","customer":{"name":"Ada","city":"London"},"quantity":3,"lines":[{"sku":"a-1","price":9.5},{"sku":"b-2","price":12}],"paid":true}';

/** A typical document, run whole, beside JavaScript that does the same by hand on the same messages. */
export const policyRun: BenchCase = defineCase({
  name: 'policy-run',
  question: 'How much slower is a compiled policy document than hand-written JavaScript that does the same?',
  target: { of: 'compiled document', ratioMax: 3 },
  run: ({ rounds }) => {
    const world = createWorld();
    const program = programOf();
    const compiled = (): unknown => runProgram(program, createCall(), world).response.status;
    const byHand = (): unknown => handWritten(createCall(), world);
    return measureInTurn(
      [
        { name: 'by hand', run: byHand },
        { name: 'compiled document', run: compiled },
      ],
      { rounds },
    );
  },
});

function programOf(): ReturnType<NonNullable<ReturnType<typeof compilePolicies>['set']>['programFor']> {
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
          operations: [
            { id: 'post', name: 'Post', method: 'POST', urlTemplate: '/', queryParameters: [], policy: null },
          ],
        },
      ],
    },
    { mode: 'run' },
  );
  if (set === null) throw new Error(faults.map(({ message }) => message).join('; '));
  return set.programFor({ apiId: 'orders', operationId: 'post', productId: null });
}

const originalUrl = parseUrl('https://gateway.example/orders?x=1');
const base = parseUrl('https://orders.internal');

const facts: Facts = {
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

/** Both contenders begin with the same messages, made anew for each call. */
function createCall(): Exchange {
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

type Order = { quantity: number; gateway?: string };

/** What the document says, as a person would write it. */
function handWritten(call: Exchange, world: World): number {
  const { request } = call;
  const { headers } = request;
  if (headerText(headers, 'X-Request-Id') === null) setHeader(headers, 'X-Request-Id', [facts.requestId]);
  setHeader(headers, 'X-Region', [facts.deployment.region]);
  setHeader(headers, 'X-Gateway', ['keelgate']);
  const isGold = (headerText(headers, 'X-Tier') ?? 'basic') === 'gold';
  call.variables.set('limit', isGold ? 1_000_000_000 : 500_000_000);
  const answer = world.take(counter, { key: request.ip, amount: 1, nowUs: call.startUs });
  if (!answer.allowed) return 429;
  request.base = parseUrl('https://orders.internal/v2');
  const order = JSON.parse(bodyText(request.body)) as Order;
  order.quantity += 1;
  order.gateway = facts.deployment.region;
  request.body = textBody(JSON.stringify(order));
  const sent: Headers = new Map(headers);
  for (const name of hopByHop) sent.delete(name);
  const url = `https://orders.internal/v2${request.path}?x=1`;
  const reply = world.send({
    request: { method: request.method, url, headers: sent, body: request.body },
    backend: { kind: 'serviceUrl', url: 'https://orders.internal/v2' },
    path: request.path,
    query: request.query,
    timeoutUs: 3e8,
    nowUs: call.startUs,
  });
  return reply.response?.status ?? 500;
}

const hopByHop: readonly string[] = ['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

const counter = {
  id: 'rate-limit-by-key 60s',
  policy: 'rate-limit-by-key',
  scope: { kind: 'api', apiId: 'orders' },
  kind: 'rate',
  unit: 'calls',
  limit: 1_000_000_000,
  periodUs: 60e6,
  anchor: null,
} as const;

/** A world that answers at once: what is measured is the document, not the counters. */
function createWorld(): World {
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
