import type { Policy } from '../../define.ts';
import { definePolicy } from '../../define.ts';
import { optional, optionalLiteral, required } from '../../shape/attribute.ts';
import { decimalNumber, flag, name, oneOf, whole } from '../../shape/kind.ts';
import { many, shape } from '../../shape/shape.ts';
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
  });
}

/** Stores a completion for prompts to come. */
export function semanticCacheStore(family: Family): Policy {
  return definePolicy({
    ...common(`${family}-semantic-cache-store`),
    sections: ['outbound'],
    shape: store,
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
