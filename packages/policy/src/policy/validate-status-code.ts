import { responseOf } from '../description.ts';
import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optionalLiteral, required } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { responseTarget } from '../program/target.ts';
import type { Config } from '../shape/shape.ts';
import { many, shape } from '../shape/shape.ts';
import { reportFindings } from './part/finding.ts';
import { statusCode } from './part/range.ts';
import { validationAction } from './part/validation-action.ts';

const status = shape({ attributes: { code: required(statusCode), action: validationAction } });

const config = shape({
  attributes: {
    'unspecified-status-code-action': validationAction,
    'errors-variable-name': optionalLiteral(name),
    'error-variable-name': optionalLiteral(name),
  },
  children: { 'status-code': many(status) },
});

/** `<validate-status-code>`: holds the status of a response against the API's description. */
export const validateStatusCode: Policy = definePolicy({
  name: 'validate-status-code',
  doc: 'https://learn.microsoft.com/azure/api-management/validate-status-code-policy',
  sections: ['outbound', 'on-error'],
  usage: 'once',
  shape: config,
  differences: [
    'Described are the statuses that the request file gives for the operation; every other one is unspecified.',
  ],
  compile: compileValidateStatusCode,
});

function compileValidateStatusCode({ attributes, children }: Config<typeof config>, work: CompileWork): void {
  const { 'unspecified-status-code-action': otherwise } = attributes;
  const variable = attributes['errors-variable-name'] ?? attributes['error-variable-name'];
  const named = children['status-code'].map((one) => one.attributes);
  work.pure(['response'], (exchange) => {
    const { status: code } = responseTarget.of(exchange);
    if (responseOf(work.context.description, code) !== null) return;
    const own = named.find((one) => one.code.of(exchange) === code);
    const action = (own?.action ?? otherwise).of(exchange);
    const details = `Response status code ${code} is not allowed.`;
    const found = { name: String(code), type: 'StatusCode', rule: 'Unspecified', details, said: null } as const;
    reportFindings(work, exchange, { findings: [{ ...found, action }], variable });
  });
}
