import type { Expression } from './expression.ts';

/** An expression as text, without its brackets. Parsed again it is the same. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'text':
      return printText(expression.value);
    case 'number':
      return String(expression.value);
    case 'call':
      return printCall(expression.name, expression.arguments.map(printExpression));
    case 'property':
      return `${printExpression(expression.of)}.${expression.name}`;
    case 'index':
      return `${printExpression(expression.of)}[${printExpression(expression.index)}]`;
  }
}

export function printText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function printCall(name: string, given: readonly string[]): string {
  return `${name}(${given.join(', ')})`;
}

/** A member, after a dot where its name allows that. */
export function printMember(of: string, name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `${of}.${name}` : `${of}[${printText(name)}]`;
}
