import type { Exchange, Headers, World } from '@keelgate/policy';
import { bodyText, headerText, parseUrl, runProgram, setHeader, textBody } from '@keelgate/policy';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import { measureInTurn } from '../measure.ts';
import { createCall, createWorld, facts, programOf } from '../one-document.ts';

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
  run: (options) => {
    const world = createWorld();
    const program = programOf(document);
    const compiled = (): unknown => runProgram(program, createCall(body), world).response.status;
    const byHand = (): unknown => handWritten(createCall(body), world);
    return measureInTurn(
      [
        { name: 'by hand', run: byHand },
        { name: 'compiled document', run: compiled },
      ],
      options,
    );
  },
});

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
