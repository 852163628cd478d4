import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optionalLiteral } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { checkSequence } from './part/sequence.ts';

const config = shape({
  attributes: { 'response-variable-name': optionalLiteral(name) },
  policies: ['set-status', 'set-header', 'set-body'],
  check: (reader) => checkSequence(reader, ['set-status', 'set-header*', 'set-body']),
});

/** `<return-response>`: ends the request with a response of its own, 200 unless it sets another status. */
export const returnResponse: Policy = definePolicy({
  name: 'return-response',
  doc: 'https://learn.microsoft.com/azure/api-management/return-response-policy',
  sections: everySection,
  shape: config,
});
