import { printArguments } from './print-link.ts';
import { printName, printType } from './print-type.ts';
import type { Printer } from './printer.ts';
import type { Expression, Initializer, NewArray, ObjectEntry, TypeSyntax } from '../../expression/syntax.ts';

/** `new …` */
export function printNew(
  printer: Printer,
  made: Extract<Expression, { readonly kind: 'new' | 'new-array' | 'new-anonymous' }>,
): string {
  const { any } = printer;
  switch (made.kind) {
    case 'new-anonymous':
      return `new { ${made.members.map(({ name, value }) => `${printName(name ?? '')} = ${any(value)}`).join(', ')} }`;
    case 'new-array':
      return printArray(printer, made);
    case 'new': {
      const initializer = made.initializer === null ? '' : ` ${printInitializer(printer, made.initializer)}`;
      return `new ${printType(made.type)}(${printArguments(printer, made.args)})${initializer}`;
    }
  }
}

function printArray({ any }: Printer, { element, length, elements }: NewArray): string {
  const values = elements === null ? '' : ` { ${elements.map((value) => any(value)).join(', ')} }`;
  const size = length === null ? '' : any(length);
  if (element === null) return `new []${values}`;
  const { base, ranks } = baseOf(element);
  return `new ${printType(base)}[${size}]${ranks}${values}`;
}

/** The brackets of an array of arrays stand behind the length. */
function baseOf(element: TypeSyntax): { readonly base: TypeSyntax; readonly ranks: string } {
  let base = element;
  let ranks = '';
  while (base.kind === 'array') {
    base = base.element;
    ranks += '[]';
  }
  return { base, ranks };
}

function printInitializer(printer: Printer, initializer: Initializer): string {
  if (initializer.kind === 'object')
    return `{ ${initializer.entries.map((entry) => printEntry(printer, entry)).join(', ')} }`;
  const items = initializer.elements.map((parts) => {
    const list = parts.map((part) => printer.any(part)).join(', ');
    return parts.length === 1 && parts.every(({ kind }) => kind !== 'assign') ? list : `{ ${list} }`;
  });
  return `{ ${items.join(', ')} }`;
}

function printEntry(printer: Printer, { target, value }: ObjectEntry): string {
  const place =
    target.kind === 'member' ? printName(target.name) : `[${target.args.map((arg) => printer.any(arg)).join(', ')}]`;
  const given =
    value.kind === 'object' || value.kind === 'collection' ? printInitializer(printer, value) : printer.any(value);
  return `${place} = ${given}`;
}
