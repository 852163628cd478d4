import { textOf } from '../protocol.ts';
import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkText, newText } from '../runtime.ts';
import type { NetValue } from '../value.ts';

/** Fills `{0,10:N2}` items of a composite format, as `string.Format` does. */
export function formatComposite(rt: Runtime, format: string, args: readonly NetValue[]): string {
  burn(rt, format.length >>> 2);
  let text = '';
  let at = 0;
  while (at < format.length) {
    const brace = nextBrace(format, at);
    text += format.slice(at, brace);
    if (brace === format.length) break;
    const sign = format[brace];
    if (format[brace + 1] === sign) {
      text += sign ?? '';
      at = brace + 2;
      continue;
    }
    if (sign === '}') return badFormat();
    const item = readItem(format, brace + 1);
    if (item.index >= args.length)
      return raise(
        'System.FormatException',
        'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
      );
    text += alignText(rt, textOf(rt, args[item.index] ?? null, item.format), item.width);
    checkText(rt, text.length);
    at = item.end;
  }
  return newText(rt, text);
}

/** Pads to a width: on the left, or on the right where it is negative. */
export function alignText(rt: Runtime, text: string, width: number): string {
  if (text.length >= Math.abs(width)) return text;
  checkText(rt, Math.abs(width));
  burn(rt, Math.abs(width) >>> 4);
  return width > 0 ? text.padStart(width) : text.padEnd(-width);
}

function nextBrace(format: string, from: number): number {
  for (let at = from; at < format.length; at += 1) if (format[at] === '{' || format[at] === '}') return at;
  return format.length;
}

type Item = { readonly index: number; readonly width: number; readonly format: string | null; readonly end: number };

const head = /(\d{1,7}) *(?:, *(-?)(\d{1,7}) *)?([:}])/y;

/** `at` is behind the opening brace, `end` of the item behind the closing one. */
function readItem(format: string, at: number): Item {
  head.lastIndex = at;
  const match = head.exec(format);
  if (match === null) return badFormat();
  const [whole, index, minus, digits, sign] = match;
  const limit = 1_000_000;
  if (Number(index) >= limit || Number(digits ?? 0) >= limit) return badFormat();
  const width = Number(digits ?? 0) * (minus === '-' ? -1 : 1);
  const behind = at + whole.length;
  if (sign === '}') return { index: Number(index), width, format: null, end: behind };
  const own = readFormat(format, behind);
  return { index: Number(index), width, format: own.text, end: own.end };
}

/** The item's own format; doubled braces stand for single ones. */
function readFormat(format: string, from: number): { readonly text: string; readonly end: number } {
  let text = '';
  let at = from;
  for (;;) {
    const brace = nextBrace(format, at);
    if (brace === format.length) return badFormat();
    text += format.slice(at, brace);
    const sign = format[brace];
    if (format[brace + 1] === sign) text += sign ?? '';
    else if (sign === '}') return { text, end: brace + 1 };
    else return badFormat();
    at = brace + 2;
  }
}

function badFormat(): never {
  return raise('System.FormatException', 'Input string was not in a correct format.');
}
