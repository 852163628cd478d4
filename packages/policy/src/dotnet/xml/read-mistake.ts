import { hex } from './name.ts';
import type { LinePlace } from './xml-error.ts';
import { raiseXml } from './xml-error.ts';

/** An element that is open: its name as it is written, and where its tag begins. */
export type OpenTag = { readonly name: string; readonly at: number };

/** Where the reader stood when it found a mistake. */
export type MistakeAt = {
  readonly text: string;
  readonly end: number;
  readonly open: readonly OpenTag[];
  /** The element that was closed last. The parser closes what it must before it complains. */
  readonly closed: OpenTag | null;
};

/** Raises the `XmlException` that .NET has for what the parser found. */
export function raiseMistake(found: string, at: MistakeAt): never {
  const message = found.replace(/^\d+:\d+: /, '');
  for (const [pattern, explain] of mistakes) {
    if (!pattern.test(message)) continue;
    const { say, offset } = explain(at, message);
    return raiseXml(say, offset === null ? null : placeOf(at.text, offset));
  }
  return raiseXml(`The XML is not well-formed: ${message.replace(/\.$/, '')}.`, placeOf(at.text, at.end - 1));
}

/** The line and the column of an offset, from 1. */
export function placeOf(text: string, offset: number): LinePlace {
  const before = text.slice(0, Math.max(0, offset)).split(/\r\n|\r|\n/);
  return { line: before.length, position: (before.at(-1) ?? '').length + 1 };
}

type Explained = { readonly say: string; readonly offset: number | null };
type Explain = (at: MistakeAt, message: string) => Explained;

const mistakes: readonly (readonly [RegExp, Explain])[] = [
  [/must contain a root element/, noRoot],
  [/outside of root node/, (at) => ({ say: 'Data at the root level is invalid.', offset: strayText(at) })],
  [/unexpected close tag/, wrongEnd],
  [/unmatched closing tag/, wrongEnd],
  [/^unclosed tag/, notClosed],
  [/only one root/, (at) => ({ say: 'There are multiple root elements.', offset: tagName(at) })],
  [/undefined entity/, undeclaredEntity],
  [/malformed character entity/, (at) => ({ say: 'Invalid syntax for a character reference.', offset: at.end - 1 })],
  [
    /unbound namespace prefix/,
    (at, message) => ({ say: `'${quoted(message)}' is an undeclared prefix.`, offset: tagName(at) }),
  ],
  [/^duplicate attribute/, duplicate],
  [
    /unquoted attribute value/,
    (at) => ({ say: `'${last(at)}' is an unexpected token. The expected token is '"' or '''.`, offset: at.end - 1 }),
  ],
  [
    /attribute without value/,
    (at) => ({ say: `'${last(at)}' is an unexpected token. The expected token is '='.`, offset: at.end - 1 }),
  ],
  [
    /disallowed character in tag name/,
    (at) => ({
      say: `Name cannot begin with the '${last(at)}' character, hexadecimal value ${hex(last(at))}.`,
      offset: at.end - 1,
    }),
  ],
  [/"\]\]>" is disallowed/, (at) => ({ say: "']]>' is not allowed in character data.", offset: at.end - 3 })],
  [
    /declaration must be at the start/,
    (at) => ({
      say: 'Unexpected XML declaration. The XML declaration must be the first node in the document, and no white space characters are allowed to appear before it.',
      offset: at.text.indexOf('<?') + 2,
    }),
  ],
  [/disallowed character/, disallowed],
];

function noRoot(at: MistakeAt): Explained {
  if (/<\/?[^\s!?>]*$/.test(at.text))
    return { say: 'Unexpected end of file while parsing Name has occurred.', offset: at.text.length };
  return { say: 'Root element is missing.', offset: null };
}

function strayText({ text, end }: MistakeAt): number {
  const from = text.lastIndexOf('>', end - 2) + 1;
  return from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
}

function wrongEnd(at: MistakeAt): Explained {
  const from = at.text.lastIndexOf('</', at.end - 1) + 2;
  const name = at.text.slice(from, at.end - 1).trim();
  const open = at.closed;
  if (open === null) return { say: 'Unexpected end tag.', offset: from };
  const { line, position } = placeOf(at.text, open.at + 1);
  return {
    say: `The '${open.name}' start tag on line ${line} position ${position} does not match the end tag of '${name}'.`,
    offset: from,
  };
}

function notClosed(at: MistakeAt): Explained {
  const entity = /&[^;]*$/.exec(at.text);
  if (entity !== null) return { say: 'An error occurred while parsing EntityName.', offset: entity.index + 1 };
  const names = at.open.map(({ name }) => name).reverse();
  return {
    say: `Unexpected end of file has occurred. The following elements are not closed: ${names.join(', ')}.`,
    offset: at.text.length,
  };
}

function undeclaredEntity(at: MistakeAt): Explained {
  const from = at.text.lastIndexOf('&', at.end - 1) + 1;
  const name = at.text.slice(from, at.text.indexOf(';', from));
  return { say: `Reference to undeclared entity '${name}'.`, offset: from };
}

function duplicate(at: MistakeAt, message: string): Explained {
  const name = /: ([^ ]+?)\.?$/.exec(message)?.[1] ?? '';
  const tag = at.text.slice(0, at.end);
  return { say: `'${name}' is a duplicate attribute name.`, offset: tag.lastIndexOf(` ${name}`) + 1 };
}

function disallowed(at: MistakeAt): Explained {
  const sign = last(at);
  if (sign === '<')
    return { say: `'<', hexadecimal value 0x3C, is an invalid attribute character.`, offset: at.end - 1 };
  return {
    say: `'${sign < ' ' ? '.' : sign}', hexadecimal value ${hex(sign)}, is an invalid character.`,
    offset: at.end - 1,
  };
}

function last({ text, end }: MistakeAt): string {
  return text.charAt(end - 1);
}

function tagName({ text, end }: MistakeAt): number {
  return text.lastIndexOf('<', end - 1) + 1;
}

function quoted(message: string): string {
  return /"([^"]*)"/.exec(message)?.[1] ?? '';
}
