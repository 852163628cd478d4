import type { Policy } from '../../define.ts';
import { definePolicy } from '../../define.ts';
import { optionalLiteral } from '../../shape/attribute.ts';
import { name } from '../../shape/kind.ts';
import { shape, some } from '../../shape/shape.ts';
import { dimension } from './dimension.ts';

const metric = shape({
  attributes: { namespace: optionalLiteral(name, 'API Management') },
  children: { dimension: some(dimension) },
});

/** Both names of the policy that sends metrics of the tokens that a language model used. */
export function tokenMetric(policyName: 'llm-emit-token-metric' | 'azure-openai-emit-token-metric'): Policy {
  return definePolicy({
    name: policyName,
    doc: `https://learn.microsoft.com/azure/api-management/${policyName}-policy`,
    sections: ['inbound'],
    shape: metric,
  });
}
