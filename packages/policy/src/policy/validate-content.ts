import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, optionalLiteral, required } from '../shape/attribute.ts';
import { flag, name, oneOf, text, whole } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { many, maybe, shape } from '../shape/shape.ts';
import { contentFindings } from './part/content.ts';
import { exactlyOne } from './part/either.ts';
import { reportFindings } from './part/finding.ts';
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
  differences: [
    'XML and SOAP are held to be well-formed, SOAP to be an envelope too; XML schemas are not looked at.',
    'Of JSON the first mistake is found, and told in the words of the library that Azure uses as far as they are known.',
    'Without a schema-id, where nothing is described of the operation, JSON is held to be well-formed alone.',
    'A message without body and without content type has nothing to be held against.',
    'The variable of errors is a JArray, whose type expressions can name, and is set when there are some.',
    'The size is that of the body itself, whatever Content-Length says; compressed bodies are not opened.',
  ],
  compile: compileValidateContent,
});

function compileValidateContent({ attributes, children }: Config<typeof config>, work: CompileWork): void {
  const { 'errors-variable-name': variable, 'max-size': sizeMax } = attributes;
  const map = children['content-type-map'];
  const findingsOf = contentFindings(work, {
    sizeMax,
    sizeAction: attributes['size-exceeded-action'],
    unspecifiedAction: attributes['unspecified-content-type-action'],
    map: {
      any: map?.attributes['any-content-type-value'] ?? null,
      missing: map?.attributes['missing-content-type-value'] ?? null,
      types: (map?.children.type ?? []).map((mapped) => mapped.attributes),
    },
    contents: children.content.map((described) => described.attributes),
  });
  const part = work.target.kind === 'request' ? 'Request.Body' : 'response';
  work.pure([...sizeMax.reads, part, 'Request.Headers'], (exchange) => {
    reportFindings(work, exchange, { findings: findingsOf(exchange), variable });
  });
}
