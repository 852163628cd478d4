import { plain } from '../value.ts';
import type { TemplateFunction } from './define-function.ts';
import { numberOf, scalar, textOf } from './define-function.ts';

const one = { min: 1, max: 1 };
const two = { min: 2, max: 2 };

/** Functions from texts to texts, or to truths about them. Source: Microsoft's reference of template string functions. */
export const textFunctions: readonly TemplateFunction[] = [
  {
    name: 'toLower',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([text], work) => scalar(textOf(text, work).toLowerCase(), work),
  },
  {
    name: 'toUpper',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([text], work) => scalar(textOf(text, work).toUpperCase(), work),
  },
  {
    name: 'trim',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([text], work) => scalar(textOf(text, work).trim(), work),
  },
  {
    name: 'replace',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: { min: 3, max: 3 },
    call: ([text, what, by], work) =>
      scalar(
        textOf(text, work).replaceAll(textOf(what, work), () => textOf(by, work)),
        work,
      ),
  },
  {
    name: 'startsWith',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: ([text, start], work) =>
      scalar(textOf(text, work).toLowerCase().startsWith(textOf(start, work).toLowerCase()), work),
  },
  {
    name: 'endsWith',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: ([text, end], work) =>
      scalar(textOf(text, work).toLowerCase().endsWith(textOf(end, work).toLowerCase()), work),
  },
  {
    name: 'indexOf',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: ([text, what], work) =>
      scalar(textOf(text, work).toLowerCase().indexOf(textOf(what, work).toLowerCase()), work),
  },
  {
    name: 'substring',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: { min: 2, max: 3 },
    call: ([text, start, length], work) => {
      const whole = textOf(text, work);
      const from = numberOf(start, work);
      const to = length === undefined ? whole.length : from + numberOf(length, work);
      if (from < 0 || to > whole.length || to < from)
        return work.refuse(`there is no part ${from} to ${to} of a text of ${whole.length} characters`);
      return scalar(whole.slice(from, to), work);
    },
  },
  {
    name: 'padLeft',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: { min: 2, max: 3 },
    call: ([text, width, fill], work) => {
      const wanted = numberOf(width, work);
      if (wanted > 1000) return work.refuse(`a width of ${wanted} is too large`);
      return scalar(textOf(text, work).padStart(wanted, fill === undefined ? ' ' : textOf(fill, work)), work);
    },
  },
  {
    name: 'format',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: { min: 1, max: 64 },
    call: ([pattern, ...given], work) => {
      const text = textOf(pattern, work).replaceAll(
        /\{\{|\}\}|\{(\d+)(?::[^}]*)?\}/g,
        (mark, number: string | undefined) => {
          if (number === undefined) return mark.slice(1);
          const value = given[Number(number)];
          return value === undefined
            ? work.refuse(`the format names argument ${number}, and there is none`)
            : textOf(value, work);
        },
      );
      return scalar(text, work);
    },
  },
  {
    name: 'split',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: ([text, marks], work) => {
      const by = marks?.kind === 'list' ? marks.items.map((mark) => textOf(mark, work)) : [textOf(marks, work)];
      const parts = by.reduce<readonly string[]>(
        (all, mark) => all.flatMap((part) => part.split(mark)),
        [textOf(text, work)],
      );
      return { kind: 'list', items: parts.map((part) => scalar(part, work)), place: work.place };
    },
  },
  {
    name: 'string',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([value], work) =>
      scalar(
        value?.kind === 'scalar' ? String(value.value) : JSON.stringify(value === undefined ? null : plain(value)),
        work,
      ),
  },
  {
    name: 'uriComponent',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([text], work) => scalar(encodeURIComponent(textOf(text, work)), work),
  },
  {
    name: 'uri',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: ([base, relative], work) => {
      const start = textOf(base, work);
      const rest = textOf(relative, work);
      return scalar(
        start.endsWith('/')
          ? `${start}${rest.replace(/^\//, '')}`
          : `${start.replace(/\/[^/]*$/, '')}/${rest.replace(/^\//, '')}`,
        work,
      );
    },
  },
  {
    name: 'base64',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([text], work) => scalar(toBase64(textOf(text, work)), work),
  },
  {
    name: 'base64ToString',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([text], work) => scalar(fromBase64(textOf(text, work)) ?? work.refuse('expected a base64 text'), work),
  },
];

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function toBase64(text: string): string {
  const bytes = unescapedBytes(text);
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3);
    const group = (a << 16) | (b << 8) | c;
    const chars = [18, 12, 6, 0].map((shift) => digits[(group >> shift) & 63] ?? '').join('');
    const kept = Math.min(3, bytes.length - at) + 1;
    encoded += chars.slice(0, kept).padEnd(4, '=');
  }
  return encoded;
}

function fromBase64(text: string): string | null {
  const body = text.replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(body)) return null;
  const bytes: number[] = [];
  for (let at = 0; at < body.length; at += 4) {
    const chars = body.slice(at, at + 4);
    const group = [0, 1, 2, 3].reduce(
      (bits, index) => (bits << 6) | Math.max(0, digits.indexOf(chars[index] ?? 'A')),
      0,
    );
    bytes.push(...[(group >> 16) & 255, (group >> 8) & 255, group & 255].slice(0, chars.length - 1));
  }
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return null;
  }
}

/** UTF-8, by the one encoder that the language itself has. */
function unescapedBytes(text: string): readonly number[] {
  return [...encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|(.)/g)].map(([, hex, char]) =>
    hex === undefined ? (char ?? '').charCodeAt(0) : Number.parseInt(hex, 16),
  );
}
