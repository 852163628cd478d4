import { printCall, printText } from './print-expression.ts';
import type { Value } from './value.ts';
import { plain } from './value.ts';

/** Longer lists and objects are written as JSON. */
const itemsMax = 64;

/**
 * An expression that gives the value: literals for what is known, the expression of what is not. A secure value is never
 * written, but where it came from.
 */
export function expressionOf(value: Value): string {
  switch (value.kind) {
    case 'scalar':
      return value.secure === true ? (value.expression ?? printText('<a secure value>')) : literal(value.value);
    case 'list':
      if (value.items.length > itemsMax && isPlain(value)) return asJson(value);
      return printCall('createArray', value.items.map(expressionOf));
    case 'map':
      if (value.entries.size > itemsMax && isPlain(value)) return asJson(value);
      return printCall(
        'createObject',
        [...value.entries].flatMap(([key, inner]) => [printText(key), expressionOf(inner)]),
      );
    case 'unknown':
      return value.expression ?? printText(`<${value.what}>`);
  }
}

function literal(value: string | number | boolean | null): string {
  if (typeof value === 'string') return printText(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : printCall('json', [`'${value}'`]);
  return printCall(String(value), []);
}

function asJson(value: Value): string {
  return printCall('json', [printText(JSON.stringify(plain(value)))]);
}

/** Whether everything in it is known and may be shown. */
function isPlain(value: Value): boolean {
  switch (value.kind) {
    case 'scalar':
      return value.secure !== true;
    case 'list':
      return value.items.every(isPlain);
    case 'map':
      return [...value.entries.values()].every(isPlain);
    case 'unknown':
      return false;
  }
}
