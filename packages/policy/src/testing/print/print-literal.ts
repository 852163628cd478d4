import type { Literal } from '../../expression/syntax.ts';

export function printLiteral({ value }: Literal): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'bool':
      return String(value.value);
    case 'integer':
      return `${value.value}${value.suffix}`;
    case 'real':
      return printReal(value.text, value.suffix);
    case 'char':
      return `'${printText(String.fromCharCode(value.code))}'`;
    case 'string':
      return `"${printText(value.value)}"`;
  }
}

function printReal(text: string, suffix: string): string {
  return `${text}${suffix === '' && /^\d+$/.test(text) ? 'd' : suffix}`;
}

/** Text as it stands between quotes of either kind: all that is not plain is escaped. */
export function printText(text: string): string {
  return text.replaceAll(/[^ !#-&(-[\]-~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
