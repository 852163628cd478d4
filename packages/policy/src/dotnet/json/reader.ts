import type { NetException } from '../raise.ts';
import { NetException as Thrown } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { JArray, JConstructor, JObject } from './token.ts';
import { joinPath } from './token-path.ts';

/**
 * Where the reader of JSON stands: a machine like Newtonsoft's `JsonTextReader`, state by state, because its messages say
 * path, line and position as that machine counts them.
 */
export type Reader = {
  readonly rt: Runtime;
  readonly text: string;
  at: number;
  line: number;
  lineStart: number;
  state: State;
  readonly frames: Frame[];
  /** Whether text that looks like a moment in time becomes one. */
  readonly parsesDates: boolean;
};

export type State =
  | 'start'
  | 'object-start'
  | 'object'
  | 'array-start'
  | 'array'
  | 'property'
  /** After a value, before a comma or an end. */
  | 'after'
  | 'finished';

/** An array, object or constructor that is open. */
export type Frame = {
  readonly container: JObject | JArray | JConstructor;
  /** The last property's name. */
  name: string | null;
  /** Where the last element stands; -1 before the first. */
  position: number;
};

export function reader(rt: Runtime, text: string, parsesDates: boolean): Reader {
  return { rt, text, at: 0, line: 1, lineStart: 0, state: 'start', frames: [], parsesDates };
}

export function pathOf({ frames, state }: Reader): string {
  const steps: (string | number)[] = [];
  const counts = state === 'object-start' || state === 'array-start' ? frames.length - 1 : frames.length;
  for (const { container, name, position } of frames.slice(0, counts)) {
    if (container.net !== 'Newtonsoft.Json.Linq.JObject') steps.push(Math.max(0, position));
    else if (name !== null) steps.push(name);
  }
  return joinPath(steps);
}

/** The exception for what is wrong here. */
export function readerException(from: Reader, message: string): NetException {
  const path = pathOf(from);
  const position = from.at - from.lineStart;
  const line = from.state === 'start' && position === 0 ? 0 : from.line;
  const sentence = message.endsWith('.') ? message : `${message}.`;
  return new Thrown(
    'Newtonsoft.Json.JsonReaderException',
    `${sentence} Path '${path}', line ${line}, position ${position}.`,
    null,
    { Path: path, LineNumber: line, LinePosition: position },
  );
}

/** Steps over the character here; counts lines. */
export function advance(from: Reader): void {
  const code = from.text.charCodeAt(from.at);
  from.at += 1;
  if (code === 13 && from.text.charCodeAt(from.at) === 10) from.at += 1;
  if (code === 13 || code === 10) {
    from.line += 1;
    from.lineStart = from.at;
  }
}

/** Steps over blanks, and zero characters, which the reader does not see. */
export function skipBlanks(from: Reader): void {
  while (from.at < from.text.length) {
    const code = from.text.charCodeAt(from.at);
    if ((code > 32 && code < 128) || !isBlank(code)) return;
    advance(from);
  }
}

/** What .NET counts as white space, and the zero character. */
function isBlank(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13) || code === 0;
  return code === 0x85 || code === 0xa0 || wideBlank.test(String.fromCharCode(code));
}

const wideBlank = /[\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

export function isWhite(character: string): boolean {
  return character !== '\0' && character !== '' && isBlank(character.charCodeAt(0));
}

/** The character here; a zero character at the end, as the reader's messages show it. */
export function here(from: Reader): string {
  return from.at < from.text.length ? from.text.charAt(from.at) : '\0';
}

/** Steps over a comment that begins here. */
export function skipComment(from: Reader): void {
  from.at += 1;
  if (from.at >= from.text.length) throw readerException(from, 'Unexpected end while parsing comment.');
  const kind = here(from);
  if (kind !== '*' && kind !== '/') throw readerException(from, `Error parsing comment. Expected: *, got ${kind}.`);
  from.at += 1;
  while (from.at < from.text.length) {
    if (kind === '/' && (here(from) === '\r' || here(from) === '\n')) return;
    if (kind === '*' && from.text.startsWith('*/', from.at)) {
      from.at += 2;
      return;
    }
    advance(from);
  }
  if (kind === '*') throw readerException(from, 'Unexpected end while parsing comment.');
}
