import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional } from '../shape/attribute.ts';
import { flag, whole } from '../shape/kind.ts';
import { maybe, one, shape, some } from '../shape/shape.ts';
import { someText } from './part/value.ts';
import type { CompileWork } from '../define.ts';
import { headerText } from '../http/headers.ts';
import { createResponse } from '../http/message.ts';
import type { Exchange } from '../program/exchange.ts';
import type { Operand } from '../program/operand.ts';
import { computed, literal } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';
import type { CorsCall, CorsRules, CorsVerdict } from './part/cors-verdict.ts';
import { corsVerdict } from './part/cors-verdict.ts';

const origins = shape({ children: { origin: some(someText) } });
const methods = shape({
  attributes: { 'preflight-result-max-age': optional(whole(), 0) },
  children: { method: some(someText) },
});
const headers = shape({ children: { header: some(someText) } });

const config = shape({
  attributes: { 'allow-credentials': optional(flag, false), 'terminate-unmatched-request': optional(flag, true) },
  children: {
    'allowed-origins': one(origins),
    'allowed-methods': maybe(methods),
    'allowed-headers': maybe(headers),
    'expose-headers': maybe(headers),
  },
  // Microsoft's page lists them in this order; its own tools write them in another one too.
  isOrdered: false,
});

/** `<cors>`: lets pages of other origins call the API, and answers their preflight requests. */
export const cors: Policy = definePolicy({
  name: 'cors',
  doc: 'https://learn.microsoft.com/azure/api-management/cors-policy',
  sections: ['inbound'],
  usage: 'once',
  shape: config,
  drills: true,
  compile: compileCors,
});

function compileCors(rules: Config<typeof config>, work: CompileWork): void {
  const { builder } = work;
  const done = builder.label();
  const reads = readsOf(rules);
  // Of several elements in the chain only the first one that has decided counts.
  const decides = computed([], (exchange) => isCrossOrigin(exchange) && exchange.state.get(decided) !== true);
  work.step((at) => ({ kind: 'branch', test: decides, otherwise: at(done) }));
  work.pure(reads, (exchange) => {
    const verdict = corsVerdict(rulesAt(rules, exchange), callOf(exchange));
    exchange.state.set(outcome, verdict);
    exchange.notes?.push(verdict.isMatch ? 'matched' : 'not matched');
    if (!verdict.isMatch) return;
    exchange.state.set(decided, true);
    if (verdict.isPreflight) exchange.response = createResponse(200);
    for (const [header, value] of verdict.headers) exchange.responseHeaders.set(header, value);
  });
  const goesOn = computed(reads, (exchange) => {
    const verdict = exchange.state.get(outcome) as CorsVerdict;
    if (verdict.isMatch) return !verdict.isPreflight;
    return !rules.attributes['terminate-unmatched-request'].of(exchange);
  });
  const stop = builder.label();
  work.step((at) => ({ kind: 'branch', test: goesOn, otherwise: at(stop) }));
  work.step((at) => ({ kind: 'jump', to: at(done) }));
  builder.put(stop);
  work.pure([], (exchange) => {
    exchange.response ??= createResponse(200);
  });
  work.step(() => ({ kind: 'respond', status: literal(200) }));
  builder.put(done);
}

const decided = 'cors decided';
const outcome = 'cors outcome';

function isCrossOrigin({ request }: Exchange): boolean {
  return headerText(request.headers, 'Origin') !== null;
}

function callOf({ request }: Exchange): CorsCall {
  const { headers: sent, originalMethod } = request;
  const wanted = headerText(sent, 'Access-Control-Request-Method');
  return {
    origin: headerText(sent, 'Origin') ?? '',
    method: originalMethod,
    preflight:
      originalMethod === 'OPTIONS' && wanted !== null
        ? { method: wanted.trim(), headers: listOf(headerText(sent, 'Access-Control-Request-Headers') ?? '') }
        : null,
  };
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function rulesAt({ attributes, children }: Config<typeof config>, exchange: Exchange): CorsRules {
  function texts(list: readonly { readonly text: Operand<string> }[]): readonly string[] {
    return list.map(({ text }) => text.of(exchange).trim());
  }
  const methodRules = children['allowed-methods'];
  return {
    origins: texts(children['allowed-origins']?.children.origin ?? []),
    methods: methodRules === null ? null : texts(methodRules.children.method),
    headers: texts(children['allowed-headers']?.children.header ?? []),
    exposed: texts(children['expose-headers']?.children.header ?? []),
    allowsCredentials: attributes['allow-credentials'].of(exchange),
    maxAgeSeconds: methodRules?.attributes['preflight-result-max-age'].of(exchange) ?? 0,
  };
}

function readsOf({ attributes, children }: Config<typeof config>): readonly string[] {
  const operands = [
    attributes['allow-credentials'],
    attributes['terminate-unmatched-request'],
    ...(children['allowed-origins']?.children.origin ?? []).map(({ text }) => text),
    ...(children['allowed-methods']?.children.method ?? []).map(({ text }) => text),
    ...(children['allowed-headers']?.children.header ?? []).map(({ text }) => text),
    ...(children['expose-headers']?.children.header ?? []).map(({ text }) => text),
  ];
  return operands.flatMap((operand) => operand.reads);
}
