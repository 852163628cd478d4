import { printLink } from './print-link.ts';
import { printLiteral, printText } from './print-literal.ts';
import { printNew } from './print-new.ts';
import { printQuery } from './print-query.ts';
import { printName, printType } from './print-type.ts';
import type { Printer } from './printer.ts';
import type { Expression, Hole, Lambda, NamedValueSyntax, Pattern } from '../../expression/syntax.ts';

type Table = {
  readonly [Kind in Expression['kind']]: (
    printer: Printer,
    expression: Extract<Expression, { readonly kind: Kind }>,
  ) => string;
};

const table: Table = {
  literal: (_, literal) => printLiteral(literal),
  interpolated: (printer, { parts }) => `$"${parts.map((part) => printPart(printer, part)).join('')}"`,
  name: printLink,
  'type-name': printLink,
  member: printLink,
  call: printLink,
  index: printLink,
  new: printNew,
  'new-array': printNew,
  'new-anonymous': printNew,
  tuple: (printer, { elements }) => `(${elements.map((element) => printElement(printer, element)).join(', ')})`,
  unary: ({ operand }, unary) => `${unary.operator} ${operand(unary.operand)}`,
  step: printStep,
  binary: printBinary,
  cast: (printer, cast) => `(${printType(cast.type)})${printCastOperand(printer, cast.operand)}`,
  as: ({ operand }, test) => `${operand(test.operand)} as ${printType(test.type)}`,
  is: (printer, test) => `${printer.operand(test.operand)} is ${printPattern(printer, test.pattern)}`,
  conditional: ({ any, operand }, { test, yes, no }) => `${operand(test)} ? ${any(yes)} : ${any(no)}`,
  assign: ({ any, primary }, { operator, target, value }) =>
    `${primary(target)} ${operator === '=' ? '' : operator}= ${any(value)}`,
  lambda: printLambda,
  typeof: (_, { type }) => `typeof(${printType(type)})`,
  nameof: ({ any }, { operand }) => `nameof(${any(operand)})`,
  default: (_, { type }) => (type === null ? 'default' : `default(${printType(type)})`),
  checked: ({ any }, { isChecked, operand }) => `${isChecked ? 'checked' : 'unchecked'}(${any(operand)})`,
  'throw-expression': ({ any }, { operand }) => `throw ${any(operand)}`,
  parenthesized: (printer, { inner }) => printParenthesized(printer, inner),
  query: printQuery,
};

/** Any expression as C#, without parentheses around it. */
export function printExpression(printer: Printer, expression: Expression): string {
  const print = table[expression.kind] as (printer: Printer, expression: Expression) => string;
  return print(printer, expression);
}

function printStep({ operand, primary }: Printer, step: Extract<Expression, { readonly kind: 'step' }>): string {
  return step.isPrefix ? `${step.operator} ${operand(step.operand)}` : `${primary(step.operand)}${step.operator}`;
}

/** Parentheses behind a `<` keep it from being read as the beginning of type arguments. */
function printBinary(printer: Printer, binary: Extract<Expression, { readonly kind: 'binary' }>): string {
  const { any, operand } = printer;
  const { operator, left, right } = binary;
  if (operator === '??' && right.kind === 'throw-expression') return `${operand(left)} ?? ${any(right)}`;
  return `${operand(left)} ${operator} ${operator === '<' ? `(${any(right)})` : operand(right)}`;
}

/** A sign behind a cast would be read as one between two operands. */
function printCastOperand({ any, operand }: Printer, value: Expression): string {
  const isSigned = value.kind === 'step' || (value.kind === 'unary' && /[-+]/.test(value.operator));
  return isSigned ? `(${any(value)})` : operand(value);
}

/** Two pairs where one could be read as a cast. */
function printParenthesized({ any }: Printer, inner: Expression): string {
  const isTypeLike = inner.kind === 'name' || inner.kind === 'member' || inner.kind === 'tuple';
  return isTypeLike ? `((${any(inner)}))` : `(${any(inner)})`;
}

function printPart({ any }: Printer, part: string | Hole): string {
  if (typeof part === 'string') return printText(part).replaceAll(/[{}]/g, '$&$&');
  const alignment = part.alignment === null ? '' : `, (${any(part.alignment)})`;
  const format = part.format === null ? '' : `:${printText(part.format).replaceAll(/[{}]/g, '$&$&')}`;
  return `{ (${any(part.value)})${alignment}${format}}`;
}

function printElement({ any }: Printer, { name, value }: NamedValueSyntax): string {
  return name === null ? any(value) : `${printName(name)}: ${any(value)}`;
}

function printLambda({ any, block }: Printer, { parameters, body }: Lambda): string {
  const list = parameters.map(({ name, type }) => (type === null ? '' : `${printType(type)} `) + printName(name));
  return `(${list.join(', ')}) => ${body.kind === 'block' ? block(body) : any(body)}`;
}

export function printPattern({ operand }: Pick<Printer, 'operand'>, pattern: Pattern): string {
  switch (pattern.kind) {
    case 'type':
      return printType(pattern.type) + (pattern.name === null ? '' : ` ${printName(pattern.name)}`);
    case 'constant':
      return operand(pattern.value);
    case 'var':
      return `var ${printName(pattern.name)}`;
  }
}
