import type { CompileWork, Policy } from '../../define.ts';
import { definePolicy } from '../../define.ts';
import { isNet } from '../../dotnet/value.ts';
import type { Response } from '../../http/message.ts';
import { copyResponse } from '../../http/message.ts';
import type { Exchange } from '../../program/exchange.ts';
import { computed, scaled } from '../../program/operand.ts';
import { optional, optionalLiteral, required } from '../../shape/attribute.ts';
import { decimalNumber, flag, name, oneOf, whole } from '../../shape/kind.ts';
import type { Config } from '../../shape/shape.ts';
import { many, shape } from '../../shape/shape.ts';
import { promptOf } from './prompt.ts';
import { someText } from './value.ts';

const needs = 'an embeddings deployment and a Redis cache with vector search, which compare prompts by their meaning';

const lookup = shape({
  attributes: {
    'score-threshold': required(decimalNumber),
    'embeddings-backend-id': required(name),
    'embeddings-backend-auth': optionalLiteral(oneOf('system-assigned')),
    'ignore-system-messages': optional(flag, false),
    'max-message-count': optional(whole()),
    'cache-id': optionalLiteral(name),
  },
  children: { 'vary-by': many(someText) },
});

const store = shape({
  attributes: { duration: required(whole()), 'cache-id': optionalLiteral(name) },
});

type Family = 'llm' | 'azure-openai';

/** Answers a prompt with a stored completion of one that means nearly the same. */
export function semanticCacheLookup(family: Family): Policy {
  return definePolicy({
    ...common(`${family}-semantic-cache-lookup`),
    sections: ['inbound'],
    shape: lookup,
    differences: [
      'Prompts are the same where their text is the same; nothing is asked of the embeddings backend, and score-threshold says nothing.',
      'Streamed answers are neither looked up nor kept.',
    ],
    compile: (config, work) => compileLookup(config, work, family),
  });
}

/** Stores a completion for prompts to come. */
export function semanticCacheStore(family: Family): Policy {
  return definePolicy({
    ...common(`${family}-semantic-cache-store`),
    sections: ['outbound'],
    shape: store,
    differences: ['Only responses with status 200 are kept.'],
    compile: (config, work) => compileStore(config, work, family),
  });
}

function common(policyName: string): Pick<Policy, 'name' | 'doc' | 'gateways' | 'usage' | 'needs'> {
  return {
    name: policyName,
    doc: `https://learn.microsoft.com/azure/api-management/${policyName}-policy`,
    gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
    usage: 'once',
    needs,
  };
}

/** Where a request keeps the key of its prompt: from the lookup, if it missed, for the store. */
function keyName(family: Family): string {
  return `${family} semantic cache key`;
}

function compileLookup({ attributes, children }: Config<typeof lookup>, work: CompileWork, family: Family): void {
  const { 'ignore-system-messages': ignoresSystem, 'max-message-count': messagesMax } = attributes;
  const varied = children['vary-by'].map(({ text }) => text);
  const { builder, settings } = work;
  const own = keyName(family);
  const skip = builder.label();
  work.pure(['Request.Body', ...varied.flatMap(({ reads }) => reads)], (exchange) => {
    const prompt = promptOf(exchange.request.body, { withoutSystem: ignoresSystem.of(exchange) });
    const isTooLong = messagesMax !== null && prompt.messages > messagesMax.of(exchange);
    if (prompt.text === '' || prompt.isStreamed || isTooLong) return;
    const parts = [exchange.facts.api?.id ?? '', prompt.text, ...varied.map((each) => each.of(exchange))];
    exchange.state.set(own, `${family} semantic cache ${JSON.stringify(parts)}`);
  });
  work.step((at) => ({ kind: 'branch', test: hasKey(own), otherwise: at(skip) }));
  const hit = `${work.id} hit`;
  work.effect(() => ({
    kind: 'value.get',
    caching: 'prefer-external',
    key: keyOf(own),
    answered: (exchange, value) => {
      exchange.notes?.push(value === undefined ? 'miss' : 'hit');
      if (value === undefined || !isNet<Response>(value, 'IResponse')) return;
      exchange.response = copyResponse(value);
      exchange.state.set(hit, true);
      // What came out of the cache is not put into it again.
      exchange.state.delete(own);
    },
  }));
  const isMiss = computed([], ({ state }) => state.get(hit) !== true);
  const answered = builder.label();
  work.step((at) => ({ kind: 'branch', test: isMiss, otherwise: at(answered) }));
  work.step((at) => ({ kind: 'jump', to: at(skip) }));
  builder.put(answered);
  work.step((at) => ({ kind: 'jump', to: at(settings.outboundAfterCacheHit ? work.outbound : work.finish) }));
  builder.put(skip);
}

function compileStore({ attributes }: Config<typeof store>, work: CompileWork, family: Family): void {
  const { duration } = attributes;
  const { builder } = work;
  const own = keyName(family);
  const skip = builder.label();
  const isKept = computed(
    ['Response.StatusCode'],
    ({ state, response }) => state.has(own) && response !== null && response.status === 200,
  );
  work.step((at) => ({ kind: 'branch', test: isKept, otherwise: at(skip) }));
  work.effect(() => ({
    kind: 'value.put',
    caching: 'prefer-external',
    key: keyOf(own),
    value: computed(['Response'], ({ response }) => (response === null ? null : copyResponse(response))),
    durationUs: scaled(duration, 1e6),
  }));
  builder.put(skip);
}

function hasKey(own: string): ReturnType<typeof computed<boolean>> {
  return computed([], ({ state }) => state.has(own));
}

function keyOf(own: string): ReturnType<typeof computed<string>> {
  return computed(['Request.Body'], ({ state }: Exchange) => state.get(own) as string);
}
