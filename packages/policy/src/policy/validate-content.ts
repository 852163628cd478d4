import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, optionalLiteral, required } from '../shape/attribute.ts';
import { flag, name, oneOf, text, whole } from '../shape/kind.ts';
import { many, maybe, shape } from '../shape/shape.ts';
import { exactlyOne } from './part/either.ts';
import { validationAction } from './part/validation-action.ts';

const type = shape({
  attributes: { from: optional(text), when: optional(flag), to: required(text) },
  check: (reader) => exactlyOne(reader, 'from', 'when'),
});

const contentTypeMap = shape({
  attributes: {
    'any-content-type-value': optionalLiteral(text),
    'missing-content-type-value': optionalLiteral(text),
  },
  children: { type: many(type) },
});

const content = shape({
  attributes: {
    type: optional(text),
    'validate-as': required(oneOf('json', 'xml', 'soap')),
    'schema-id': optional(name),
    'schema-ref': optional(text),
    action: validationAction,
    'allow-additional-properties': optional(flag),
    'case-insensitive-property-names': optional(flag, false),
  },
});

const config = shape({
  attributes: {
    'unspecified-content-type-action': validationAction,
    'max-size': required(whole({ min: 0, max: 4_194_304 })),
    'size-exceeded-action': validationAction,
    'errors-variable-name': optionalLiteral(name),
  },
  children: { 'content-type-map': maybe(contentTypeMap), content: many(content) },
});

/** `<validate-content>`: holds the body of a request or a response against the schemas of its content type. */
export const validateContent: Policy = definePolicy({
  name: 'validate-content',
  doc: 'https://learn.microsoft.com/azure/api-management/validate-content-policy',
  sections: ['inbound', 'outbound', 'on-error'],
  shape: config,
});
