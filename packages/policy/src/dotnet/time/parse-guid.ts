/** Why a text is no GUID. */
export type GuidFailure = { readonly failure: keyof typeof guidMessages };

export const guidMessages = {
  unrecognized: 'Unrecognized Guid format.',
  length: 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).',
  dashes: 'Dashes are in the wrong position for GUID parsing.',
  digits: 'Guid string should only contain hexadecimal characters.',
  braces: 'Expected {0xdddddddd, etc}.',
} as const;

const hexParts = /^\{0x([\da-f]{1,8}),0x([\da-f]{1,4}),0x([\da-f]{1,4}),\{((?:0x[\da-f]{1,2},){7}0x[\da-f]{1,2})\}\}$/i;

/** The 32 digits of a GUID in any of its formats. */
export function parseGuid(text: string): string | GuidFailure {
  const trimmed = text.length > 256 ? '?' : text.trim();
  if (trimmed === '') return { failure: 'unrecognized' };
  if (trimmed.includes('-')) {
    if (trimmed.startsWith('{')) return parseGuidExact(trimmed, 'B');
    return parseGuidExact(trimmed, trimmed.startsWith('(') ? 'P' : 'D');
  }
  return parseGuidExact(trimmed, trimmed.startsWith('{') ? 'X' : 'N');
}

/** The 32 digits of a GUID in one format: N, D, B, P or X. */
export function parseGuidExact(text: string, format: string): string | GuidFailure {
  const trimmed = text.length > 256 ? '?' : text.trim();
  switch (format) {
    case 'N':
      return trimmed.length === 32 ? checkedDigits(trimmed) : { failure: 'length' };
    case 'X':
      return braced(trimmed.replaceAll(/\s/g, ''));
    case 'B':
      return enclosed(trimmed, '{', '}');
    case 'P':
      return enclosed(trimmed, '(', ')');
    default:
      return dashed(trimmed);
  }
}

function enclosed(text: string, open: string, close: string): string | GuidFailure {
  if (text.length !== 38 || !text.startsWith(open) || !text.endsWith(close)) return { failure: 'length' };
  return dashed(text.slice(1, -1));
}

function dashed(text: string): string | GuidFailure {
  if (text.length !== 36) return { failure: 'length' };
  if ([8, 13, 18, 23].some((at) => text.charAt(at) !== '-')) return { failure: 'dashes' };
  const digits = text.slice(0, 8) + text.slice(9, 13) + text.slice(14, 18) + text.slice(19, 23) + text.slice(24);
  return checkedDigits(digits);
}

function checkedDigits(digits: string): string | GuidFailure {
  return /^[\da-f]{32}$/i.test(digits) ? digits.toLowerCase() : { failure: 'digits' };
}

function braced(text: string): string | GuidFailure {
  const match = hexParts.exec(text);
  if (match === null) return { failure: 'braces' };
  const [, a = '', b = '', c = '', bytes = ''] = match;
  const last = bytes.split(',').map((item) => item.slice(2).padStart(2, '0'));
  return (a.padStart(8, '0') + b.padStart(4, '0') + c.padStart(4, '0') + last.join('')).toLowerCase();
}
