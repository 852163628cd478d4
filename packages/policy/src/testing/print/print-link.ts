import { printName, printType, printTypeArguments } from './print-type.ts';
import type { Printer } from './printer.ts';
import type { Argument, Expression } from '../../expression/syntax.ts';

type Link = Extract<Expression, { readonly kind: 'name' | 'type-name' | 'member' | 'call' | 'index' }>;

/** A name, or what hangs on an expression: a member, a call, an index. */
export function printLink(printer: Printer, link: Link): string {
  switch (link.kind) {
    case 'name':
      return (link.name.startsWith('{{') ? link.name : printName(link.name)) + printTypeArguments(link.typeArguments);
    case 'type-name':
      return printType(link.type);
    case 'member':
      return (
        `${printer.primary(link.target)}${link.conditional ? '?' : ''}.` +
        printName(link.name) +
        printTypeArguments(link.typeArguments)
      );
    case 'call':
      return `${printer.primary(link.callee)}(${printArguments(printer, link.args)})`;
    case 'index':
      return `${printer.primary(link.target)}${link.conditional ? '?' : ''}[${printArguments(printer, link.args)}]`;
  }
}

export function printArguments(printer: Printer, args: readonly Argument[]): string {
  return args.map((arg) => printArgument(printer, arg)).join(', ');
}

function printArgument({ any }: Printer, { name, mode, declares, value }: Argument): string {
  const label = name === null ? '' : `${printName(name)}: `;
  const word = mode === 'value' ? '' : `${mode} `;
  if (declares === null) return label + word + any(value);
  const type = declares.type === null ? 'var' : printType(declares.type);
  return `${label}${word}${type} ${printName(declares.name)}`;
}
