import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optionalLiteral, required } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { many, shape } from '../shape/shape.ts';
import { reportFindings } from './part/finding.ts';
import { headerFindings } from './part/response-headers.ts';
import { validationAction } from './part/validation-action.ts';

const named = shape({ attributes: { name: required(name), action: validationAction } });

const config = shape({
  attributes: {
    'specified-header-action': validationAction,
    'unspecified-header-action': validationAction,
    'errors-variable-name': optionalLiteral(name),
  },
  children: { header: many(named) },
});

/** `<validate-headers>`: holds the headers of a response against the API's description. */
export const validateHeaders: Policy = definePolicy({
  name: 'validate-headers',
  doc: 'https://learn.microsoft.com/azure/api-management/validate-headers-policy',
  sections: ['outbound', 'on-error'],
  usage: 'once',
  shape: config,
  differences: [
    'Described are the headers that the request file gives for the response; every other one is unspecified.',
    'Content-Type is described by the content types of the response.',
  ],
  compile: compileValidateHeaders,
});

function compileValidateHeaders({ attributes, children }: Config<typeof config>, work: CompileWork): void {
  const { 'errors-variable-name': variable } = attributes;
  const findingsOf = headerFindings(work, {
    specified: attributes['specified-header-action'],
    unspecified: attributes['unspecified-header-action'],
    named: children.header.map((one) => one.attributes),
  });
  work.pure(['response'], (exchange) => {
    reportFindings(work, exchange, { findings: findingsOf(exchange), variable });
  });
}
