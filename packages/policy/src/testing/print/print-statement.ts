import { printPattern } from './print-expression.ts';
import { printName, printType } from './print-type.ts';
import type { Printer } from './printer.ts';
import type { Block, Declaration, Expression, LocalFunction, Statement, Switch, Try } from '../../expression/syntax.ts';

export function printBlock(printer: Printer, { statements }: Block): string {
  return `{ ${statements.map((statement) => printStatement(printer, statement)).join(' ')} }`;
}

type Table = {
  readonly [Kind in Statement['kind']]: (
    printer: Printer,
    statement: Extract<Statement, { readonly kind: Kind }>,
  ) => string;
};

const table: Table = {
  block: ({ block }, statement) => block(statement),
  expression: ({ any }, { value }) => `${any(value)};`,
  declare: (printer, declaration) => `${printDeclaration(printer, declaration)};`,
  deconstruct: ({ any }, { targets, value }) =>
    `(${targets.map((target) => printTarget(target)).join(', ')}) = ${any(value)};`,
  if: (printer, { test, yes, no }) => {
    const otherwise = no === null ? '' : ` else ${printStatement(printer, no)}`;
    return `if (${printer.any(test)}) ${printStatement(printer, yes)}${otherwise}`;
  },
  while: (printer, { test, body }) => `while (${printer.any(test)}) ${printStatement(printer, body)}`,
  do: (printer, { test, body }) => `do ${printStatement(printer, body)} while (${printer.any(test)});`,
  for: printFor,
  foreach: (printer, { type, name, source, body }) => {
    const variable = `${printType(type)} ${printName(name)}`;
    return `foreach (${variable} in ${printer.any(source)}) ${printStatement(printer, body)}`;
  },
  return: ({ any }, { value }) => `return${value === null ? '' : ` ${any(value)}`};`,
  break: () => 'break;',
  continue: () => 'continue;',
  throw: ({ any }, { value }) => `throw${value === null ? '' : ` ${any(value)}`};`,
  try: printTry,
  using: (printer, { resource, body }) =>
    `using (${printResource(printer, resource)}) ${printStatement(printer, body)}`,
  switch: printSwitch,
  'local-function': printLocalFunction,
  'checked-block': ({ block }, { isChecked, body }) => `${isChecked ? 'checked' : 'unchecked'} ${block(body)}`,
  lock: (printer, { value, body }) => `lock (${printer.any(value)}) ${printStatement(printer, body)}`,
  empty: () => ';',
};

function printStatement(printer: Printer, statement: Statement): string {
  const print = table[statement.kind] as (printer: Printer, statement: Statement) => string;
  return print(printer, statement);
}

function printFor(printer: Printer, loop: Extract<Statement, { readonly kind: 'for' }>): string {
  const { any } = printer;
  const begin = loop.begin.map((statement) => printStatement(printer, statement).replace(/;$/, '')).join(', ');
  const test = loop.test === null ? '' : any(loop.test);
  const step = loop.step.map((value) => any(value)).join(', ');
  return `for (${begin}; ${test}; ${step}) ${printStatement(printer, loop.body)}`;
}

function printResource(printer: Printer, resource: Declaration | Expression): string {
  return resource.kind === 'declare' ? printDeclaration(printer, resource) : printer.any(resource);
}

function printDeclaration({ any }: Printer, { isConst, type, variables }: Declaration): string {
  const list = variables.map(({ name, value }) => {
    if (value === null) return printName(name);
    const given = value.kind === 'array-initializer' ? `{ ${value.elements.map(any).join(', ')} }` : any(value);
    return `${printName(name)} = ${given}`;
  });
  return `${isConst ? 'const ' : ''}${printType(type)} ${list.join(', ')}`;
}

function printTarget({ type, name }: Extract<Statement, { readonly kind: 'deconstruct' }>['targets'][number]): string {
  return type === null ? printName(name) : `${printType(type)} ${printName(name)}`;
}

function printLocalFunction(printer: Printer, made: LocalFunction): string {
  const { any, block } = printer;
  const types = made.typeParameters.length === 0 ? '' : `<${made.typeParameters.map(printName).join(', ')}>`;
  const parameters = made.parameters.map(({ type, name, mode, otherwise }) => {
    const word = mode === 'value' ? '' : `${mode} `;
    return `${word}${printType(type)} ${printName(name)}${otherwise === null ? '' : ` = ${any(otherwise)}`}`;
  });
  const body = made.body.kind === 'block' ? block(made.body) : `=> ${any(made.body)};`;
  return `${printType(made.returns)} ${printName(made.name)}${types}(${parameters.join(', ')}) ${body}`;
}

function printTry({ any, block }: Printer, { body, catches, finally: last }: Try): string {
  const handlers = catches.map((handler) => {
    const name = handler.name === null ? '' : ` ${printName(handler.name)}`;
    const caught = handler.type === null ? '' : ` (${printType(handler.type)}${name})`;
    const filter = handler.filter === null ? '' : ` when (${any(handler.filter)})`;
    return ` catch${caught}${filter} ${block(handler.body)}`;
  });
  return `try ${block(body)}${handlers.join('')}${last === null ? '' : ` finally ${block(last)}`}`;
}

function printSwitch(printer: Printer, { value, sections }: Switch): string {
  const { any } = printer;
  const parts = sections.map(({ labels, statements }) => {
    const heads = labels.map((label) => {
      if (label.kind === 'default') return 'default:';
      const when = label.when === null ? '' : ` when ${any(label.when)}`;
      return `case ${printPattern(printer, label.pattern)}${when}:`;
    });
    return [...heads, ...statements.map((statement) => printStatement(printer, statement))].join(' ');
  });
  return `switch (${any(value)}) { ${parts.join(' ')} }`;
}
