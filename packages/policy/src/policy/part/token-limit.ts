import type { Policy } from '../../define.ts';
import { definePolicy } from '../../define.ts';
import { optional, optionalLiteral, required, requiredLiteral } from '../../shape/attribute.ts';
import { flag, name, oneOf } from '../../shape/kind.ts';
import { shape } from '../../shape/shape.ts';
import { atLeastOneOf, needsToo } from './either.ts';
import { atLeastOne } from './range.ts';

const limit = shape({
  attributes: {
    'counter-key': required(name),
    'tokens-per-minute': optional(atLeastOne),
    'token-quota': optional(atLeastOne),
    'token-quota-period': optionalLiteral(oneOf('Hourly', 'Daily', 'Weekly', 'Monthly', 'Yearly')),
    'estimate-prompt-tokens': requiredLiteral(flag),
    'retry-after-header-name': optionalLiteral(name, 'Retry-After'),
    'retry-after-variable-name': optionalLiteral(name),
    'remaining-tokens-header-name': optionalLiteral(name),
    'remaining-tokens-variable-name': optionalLiteral(name),
    'remaining-quota-tokens-header-name': optionalLiteral(name),
    'remaining-quota-tokens-variable-name': optionalLiteral(name),
    'tokens-consumed-header-name': optionalLiteral(name),
    'tokens-consumed-variable-name': optionalLiteral(name),
  },
  check: (reader) => {
    atLeastOneOf(reader, 'tokens-per-minute', 'token-quota');
    needsToo(reader, 'token-quota', 'token-quota-period');
  },
});

/** Both names of the policy that limits the tokens of a language model, by key: in a minute, in a longer period, or both. */
export function tokenLimit(policyName: 'llm-token-limit' | 'azure-openai-token-limit'): Policy {
  return definePolicy({
    name: policyName,
    doc: `https://learn.microsoft.com/azure/api-management/${policyName}-policy`,
    sections: ['inbound'],
    gateways: ['classic', 'v2', 'self-hosted', 'workspace'],
    shape: limit,
  });
}
