import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optionalLiteral, required } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { many, maybe, shape } from '../shape/shape.ts';
import { reportFindings } from './part/finding.ts';
import type { ParameterGroup } from './part/parameters.ts';
import { parameterFindings } from './part/parameters.ts';
import { ownValidationAction, validationAction } from './part/validation-action.ts';

const parameter = shape({ attributes: { name: required(name), action: validationAction } });

const group = shape({
  attributes: {
    'specified-parameter-action': ownValidationAction,
    'unspecified-parameter-action': ownValidationAction,
  },
  children: { parameter: many(parameter) },
});

const path = shape({
  attributes: { 'specified-parameter-action': ownValidationAction },
  children: { parameter: many(parameter) },
});

const config = shape({
  attributes: {
    'specified-parameter-action': validationAction,
    'unspecified-parameter-action': validationAction,
    'errors-variable-name': optionalLiteral(name),
  },
  children: { headers: maybe(group), query: maybe(group), path: maybe(path) },
});

/** `<validate-parameters>`: holds headers and parameters of a request against the API's description. */
export const validateParameters: Policy = definePolicy({
  name: 'validate-parameters',
  doc: 'https://learn.microsoft.com/azure/api-management/validate-parameters-policy',
  sections: ['inbound'],
  usage: 'once',
  shape: config,
  differences: [
    'Described are the parameters of the URL template and those that the request file gives for the operation.',
    'The headers and query parameters that carry subscription keys are never unspecified.',
    'Of a parameter that is required and missing Microsoft documents no text; it is told with the rule IncorrectMessage.',
    'A list in one text is split at its commas, whatever style the description names.',
  ],
  compile: compileValidateParameters,
});

function compileValidateParameters({ attributes, children }: Config<typeof config>, work: CompileWork): void {
  const { 'errors-variable-name': variable, ...own } = attributes;
  function groupOf(of: Group | null): ParameterGroup {
    const { attributes: actions } = of ?? { attributes: null };
    return {
      specified: actions?.['specified-parameter-action'] ?? own['specified-parameter-action'],
      unspecified: actions?.['unspecified-parameter-action'] ?? own['unspecified-parameter-action'],
      named: (of?.children.parameter ?? []).map((named) => named.attributes),
    };
  }
  const findingsOf = parameterFindings(work, {
    header: groupOf(children.headers),
    query: groupOf(children.query),
    path: groupOf(children.path),
  });
  work.pure(['Request.Headers', 'Request.Url', 'parameters'], (exchange) => {
    reportFindings(work, exchange, { findings: findingsOf(exchange), variable });
  });
}

type Group = {
  readonly attributes: {
    readonly 'specified-parameter-action': ParameterGroup['specified'] | null;
    readonly 'unspecified-parameter-action'?: ParameterGroup['unspecified'] | null;
  };
  readonly children: Config<typeof group>['children'];
};
