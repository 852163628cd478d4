import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, optionalLiteral } from '../shape/attribute.ts';
import { name, text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { checkSequence } from './part/sequence.ts';

const config = shape({
  attributes: {
    method: optional(name),
    url: optional(text),
    'backend-id': optional(name),
    'response-variable-name': optionalLiteral(name),
  },
  policies: ['set-header', 'set-body'],
  check: (reader) => checkSequence(reader, ['set-header*', 'set-body']),
});

/** `<invoke-request>`: sends a request of its own; its response becomes a variable, or ends the section. */
export const invokeRequest: Policy = definePolicy({
  name: 'invoke-request',
  doc: 'https://github.com/Azure/azure-api-management-policy-toolkit',
  sections: everySection,
  needs: 'nothing that is documented: only the policy toolkit knows this policy',
  shape: config,
});
