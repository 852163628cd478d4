import type { Operand } from '../../program/operand.ts';
import type { Attribute } from '../../shape/attribute.ts';
import { optional, required } from '../../shape/attribute.ts';
import { flag, name, text } from '../../shape/kind.ts';
import type { Child, Config, Nothing, Shape } from '../../shape/shape.ts';
import { shape, some } from '../../shape/shape.ts';

/** Where a database is, and how to sign in. */
export const connectionString: Shape<
  { readonly 'use-managed-identity': Attribute<Operand<boolean>> },
  Nothing,
  Operand<string>
> = shape({ attributes: { 'use-managed-identity': optional(flag, false) }, text: required(text) });

export const sqlStatement: Shape<Nothing, Nothing, Operand<string>> = shape({ text: required(text) });

type ParameterShape = Shape<
  {
    readonly name: Attribute<Operand<string>>;
    readonly 'sql-type': Attribute<Operand<string> | null>;
    readonly template: Attribute<Operand<string> | null>;
  },
  Nothing,
  Operand<string>
>;

const parameter: ParameterShape = shape({
  attributes: { name: required(name), 'sql-type': optional(text), template: optional(text) },
  text: optional(text, ''),
});

export const parameters: Shape<Nothing, { readonly parameter: Child<readonly Config<ParameterShape>[]> }, null> = shape(
  {
    children: { parameter: some(parameter) },
  },
);

/** What is made of the database's answer. */
export const dataResponse: Shape<Nothing, Nothing, null> = shape({
  policies: ['include-fragment', 'set-body', 'publish-event'],
});
