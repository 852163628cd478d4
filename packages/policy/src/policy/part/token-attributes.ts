import type { Operand } from '../../program/operand.ts';
import type { Attribute } from '../../shape/attribute.ts';
import { optional, optionalLiteral } from '../../shape/attribute.ts';
import { name, text } from '../../shape/kind.ts';
import { statusCode } from './range.ts';
import type { TokenRules } from './validate-token.ts';

type Held = {
  readonly 'header-name': Operand<string> | null;
  readonly 'query-parameter-name': Operand<string> | null;
  readonly 'token-value': Operand<string> | null;
  readonly 'failed-validation-httpcode': Operand<number>;
  readonly 'failed-validation-error-message': Operand<string> | null;
  readonly 'output-token-variable-name': string | null;
};

/** What the policies that validate tokens have in common: where the token is, what is answered, where it goes. */
export const tokenAttributes: { readonly [Name in keyof Held]: Attribute<Held[Name]> } = {
  'header-name': optional(name),
  'query-parameter-name': optional(name),
  'token-value': optional(text),
  'failed-validation-httpcode': optional(statusCode, 401),
  'failed-validation-error-message': optional(text),
  'output-token-variable-name': optionalLiteral(name),
};

/** The rules that they say. */
export function tokenRules(
  attributes: Held,
  scheme: Operand<string> | null,
): Pick<TokenRules, 'source' | 'status' | 'message' | 'variable'> {
  return {
    source: {
      header: attributes['header-name'],
      query: attributes['query-parameter-name'],
      value: attributes['token-value'],
      scheme,
    },
    status: attributes['failed-validation-httpcode'],
    message: attributes['failed-validation-error-message'],
    variable: attributes['output-token-variable-name'],
  };
}
