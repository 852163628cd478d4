import type { Literal } from '../expression/syntax.ts';

/**
 * A tree in short, for tables of examples: `kind(part part)`. What is absent, false or empty is left out, what is true is
 * named, and names, literals and plain types stand for themselves.
 */
export function shape(node: unknown): string {
  if (Array.isArray(node)) return `[${node.map((item) => shape(item)).join(' ')}]`;
  if (typeof node !== 'object' || node === null) return String(node);
  const kind = 'kind' in node && typeof node.kind === 'string' ? node.kind : null;
  if (kind === 'literal') return literal((node as Literal).value);
  const parts = Object.entries(node).filter(([key, value]) => key !== 'at' && key !== 'kind' && !isAbsent(value));
  const texts = parts.map(([key, value]) => (value === true ? key : shape(value)));
  const isPlain = texts.length === 1 && (kind === null || plain.has(kind));
  if (isPlain) return texts.join('');
  return kind === null ? `{${texts.join(' ')}}` : `${kind}(${texts.join(' ')})`;
}

const plain: ReadonlySet<string> = new Set(['name', 'named', 'type-name']);

function isAbsent(value: unknown): boolean {
  return value === null || value === false || value === 'value' || (Array.isArray(value) && value.length === 0);
}

function literal(value: Literal['value']): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'bool':
      return String(value.value);
    case 'integer':
      return `${value.value}${value.suffix}`;
    case 'real':
      return `${value.text}${value.suffix}`;
    case 'char':
      return `'${String.fromCharCode(value.code)}'`;
    case 'string':
      return JSON.stringify(value.value);
  }
}
