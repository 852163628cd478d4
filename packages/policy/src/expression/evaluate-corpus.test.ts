import { expect, it } from 'vitest';
import { NetException } from '../dotnet/raise.ts';
import type { NetValue } from '../dotnet/value.ts';
import type { Exchange } from '../program/exchange.ts';
import { exchangeOf } from '../run/exchange-of.ts';
import { locate } from '../run/locate.ts';
import type { RunRequest } from '../run/run-request.ts';
import { snapshotOf } from '../run/snapshot-of.ts';
import { parseUrl } from '../http/url.ts';
import { createResponse } from '../http/message.ts';
import { textBody } from '../http/body.ts';
import { setHeader } from '../http/headers.ts';
import { corpusExpressions } from '../testing/corpus.ts';
import { compilePolicyExpression } from './policy-expression.ts';

/** A request that has all that published expressions ask for: a token, JSON, a subscription, a user, parameters. */
const token = `${encode({ alg: 'RS256', kid: 'k' })}.${encode({ sub: 's', appid: 'a', oid: 'o', roles: ['r'], exp: 1_800_000_000 })}.c2ln`;

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

const json = JSON.stringify({
  model: 'gpt-4o',
  messages: [{ role: 'user', content: 'hello' }],
  id: '1',
  name: 'n',
  access_token: 'x',
  expires_in: 3600,
  value: [],
  usage: { total_tokens: 3, prompt_tokens: 1, completion_tokens: 2 },
});

const request: RunRequest = {
  method: 'POST',
  url: 'https://gw.example/shop/orders/1?api-version=2024-01-01&code=c&state=s',
  headers: {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    Cookie: 'a=b; session=x',
    Origin: 'https://a.example',
  },
  body: json,
  api: { id: 'shop', name: 'Shop', path: 'shop', serviceUrl: 'https://shop.internal' },
  operation: { id: 'get', name: 'Get', method: 'POST', urlTemplate: '/orders/{id}' },
  product: { id: 'gold', name: 'Gold' },
  subscription: { id: 's1', name: 'S1', primaryKey: 'k1' },
  user: { id: 'u1', email: 'u@example.com', groups: ['g'] },
};

const url = parseUrl(request.url);

/** The exchange of one evaluation. Variables that the expression names are there, as texts, numbers or responses in turn. */
function exchangeFor(source: string, kind: number): Exchange {
  if (url === null) throw new Error('no URL');
  let drawn = 0;
  const bits = (): number => (drawn += 0x9e3779b9) | 0;
  const snapshot = snapshotOf(request, {}, url);
  const entry = { location: locate(request, snapshot.apis[0]!, url), refusal: null };
  const exchange = exchangeOf(
    { request, snapshot, entry, bits, newLine: '\n' },
    { ms: 1_767_225_600_000, number: 0, url },
  );
  const response = createResponse(200);
  setHeader(response.headers, 'Content-Type', ['application/json']);
  response.body = textBody(json);
  exchange.response = response;
  exchange.lastError = {
    net: 'ILastError',
    source: 'x',
    reason: 'r',
    message: 'm',
    scope: { kind: 'api', apiId: 'shop' },
    section: 'inbound',
    path: '',
    policyId: null,
    status: 500,
  };
  for (const [, name = ''] of source.matchAll(
    /Variables(?:\.GetValueOrDefault(?:<[^>]*>)?\(|\.ContainsKey\(|\[)\s*"([^"]+)"/g,
  ))
    exchange.variables.set(name, [json, 1, 'aGVsbG8=', response, true][kind] as NetValue);
  return exchange;
}

it.skipIf(corpusExpressions === null)(
  'every published expression evaluates, or raises what .NET raises (skipped where ../shared is absent)',
  () => {
    const wrong: string[] = [];
    let values = 0;
    let all = 0;
    for (const source of corpusExpressions ?? []) {
      const compiled = compilePolicyExpression(source);
      if (!compiled.ok) continue;
      all += 1;
      let isValue = false;
      for (let kind = 0; kind < 5; kind += 1) {
        const exchange = exchangeFor(source, kind);
        try {
          const value = compiled.value.run(exchange.rt, exchange);
          if (value === undefined) wrong.push(`undefined: ${source}`);
          isValue = true;
        } catch (thrown) {
          if (!(thrown instanceof NetException)) wrong.push(`${String(thrown)}: ${source}`);
        }
      }
      if (isValue) values += 1;
    }
    expect(wrong).toEqual([]);
    // Most of them come to a value with one kind of variable or another; the rest wants values that nobody can guess.
    expect(all).toBeGreaterThan(500);
    expect(values / all).toBeGreaterThan(0.75);
  },
);
