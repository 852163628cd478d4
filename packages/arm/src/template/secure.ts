import { printMember } from './print-expression.ts';
import type { Value } from './value.ts';

const known = new WeakMap<Value, boolean>();

/** Whether a secure value is in it. */
export function isSecure(value: Value): boolean {
  if (value.kind === 'scalar') return value.secure === true;
  const before = known.get(value);
  if (before !== undefined) return before;
  const found = partsOf(value).some(isSecure);
  known.set(value, found);
  return found;
}

/** The value with all that is in it secure, given by this expression. What is secure already keeps its own. */
export function secured(value: Value, expression: string): Value {
  switch (value.kind) {
    case 'scalar':
      if (value.secure === true && value.expression !== undefined) return value;
      return isTelling(value) ? { ...value, secure: true, expression } : value;
    case 'list':
      return { ...value, items: value.items.map((item, index) => secured(item, `${expression}[${index}]`)) };
    case 'map':
      return {
        ...value,
        entries: new Map(
          [...value.entries].map(([key, inner]) => [key, secured(inner, printMember(expression, key))] as const),
        ),
      };
    case 'unknown':
      return value;
  }
}

/**
 * The result of a function with the secure marks of what it was made of. What it only hands on keeps the mark that it has;
 * what is new came, for all one knows, from the secure argument.
 */
export function tainted(result: Value, given: readonly Value[], expression: () => string): Value {
  if (!given.some(isSecure)) return result;
  const own = new Set<Value>();
  for (const value of given) collect(value, own);
  return taint(result, own, expression());
}

function taint(result: Value, own: ReadonlySet<Value>, expression: string): Value {
  if (own.has(result)) return result;
  switch (result.kind) {
    case 'list':
      return { ...result, items: result.items.map((item, index) => taint(item, own, `${expression}[${index}]`)) };
    case 'map':
      return {
        ...result,
        entries: new Map(
          [...result.entries].map(([key, inner]) => [key, taint(inner, own, printMember(expression, key))] as const),
        ),
      };
    default:
      return secured(result, expression);
  }
}

function collect(value: Value, into: Set<Value>): void {
  if (into.has(value)) return;
  into.add(value);
  for (const part of partsOf(value)) collect(part, into);
}

function partsOf(value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items;
  if (value.kind === 'map') return [...value.entries.values()];
  return value.kind === 'unknown' && value.known !== undefined ? [value.known.value] : [];
}

/** Truths and nothing give nothing away. */
function isTelling({ value }: Value & { kind: 'scalar' }): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
