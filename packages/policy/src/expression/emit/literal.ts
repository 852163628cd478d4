import type { NetValue } from '../../dotnet/value.ts';
import type { Constants } from './constants.ts';
import { constantName } from './constants.ts';

/** The JavaScript of a constant value. */
export function literal(constants: Constants, value: NetValue): string {
  switch (typeof value) {
    case 'string':
      return textLiteral(value);
    case 'number':
      return value < 0 ? `(${value})` : String(value);
    case 'bigint':
      return value < 0n ? `(${value}n)` : `${value}n`;
    case 'boolean':
      return String(value);
    default:
      return value === null ? 'null' : constantName(constants, value);
  }
}

/** A string as JavaScript spells it; line separators, which old JavaScript does not take in strings, are escaped. */
export function textLiteral(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (sign) => (sign === '\u2028' ? '\\u2028' : '\\u2029'));
}

/** Whether evaluating the JavaScript twice costs nothing and does nothing. */
export function isSimple(js: string): boolean {
  return /^(?:[\w$]+|\(-\d+n?\)|"[^"\\]*")$/.test(js);
}
