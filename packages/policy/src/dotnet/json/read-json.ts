import type { Runtime } from '../runtime.ts';
import { burn, checkItems } from '../runtime.ts';
import { raiseArgumentNull } from '../raise.ts';
import { readName, readValue, type Piece } from './read-piece.ts';
import type { Frame, Reader } from './reader.ts';
import { here, readerException, reader, skipBlanks, skipComment } from './reader.ts';
import type { JArray, JObject, JToken } from './token.ts';
import { isJArray, isJObject, jProperty, tokenTypeName } from './token.ts';

/** How deep containers may stand in each other: what Newtonsoft.Json allows unless it is told otherwise. */
const depthMax = 64;

export type ReadOptions = { readonly parsesDates?: boolean };

/** `JToken.Parse`: one value and nothing more but comments. */
export function readJson(rt: Runtime, text: string | null, { parsesDates = true }: ReadOptions = {}): JToken {
  return readAs(rt, text, { what: 'JToken', parsesDates });
}

export function readJObject(rt: Runtime, text: string | null): JObject {
  return readAs(rt, text, { what: 'JObject', parsesDates: true }) as JObject;
}

export function readJArray(rt: Runtime, text: string | null): JArray {
  return readAs(rt, text, { what: 'JArray', parsesDates: true }) as JArray;
}

type Wanted = { readonly what: 'JToken' | 'JObject' | 'JArray'; readonly parsesDates: boolean };

function readAs(rt: Runtime, text: string | null, { what, parsesDates }: Wanted): JToken {
  if (text === null) return raiseArgumentNull('s');
  burn(rt, text.length);
  const from = reader(rt, text, parsesDates);
  const first = nextPiece(from);
  if (first === null) throw readerException(from, `Error reading ${what} from JsonReader.`);
  checkWanted(from, what, first);
  const root = readFrom(from, first);
  for (let rest = nextPiece(from); rest !== null; rest = nextPiece(from));
  return root;
}

function checkWanted(from: Reader, what: Wanted['what'], first: Piece): void {
  if (first.kind === 'name' || first.kind === 'end')
    throw readerException(from, `Error reading ${what} from JsonReader.`);
  const found = first.kind === 'value' ? tokenTypeName(first.token) : startName(first.container);
  if (what === 'JObject' && found !== 'StartObject')
    throw readerException(
      from,
      `Error reading JObject from JsonReader. Current JsonReader item is not an object: ${found}.`,
    );
  if (what === 'JArray' && found !== 'StartArray')
    throw readerException(
      from,
      `Error reading JArray from JsonReader. Current JsonReader item is not an array: ${found}.`,
    );
}

function startName(container: JToken): string {
  return isJObject(container) ? 'StartObject' : isJArray(container) ? 'StartArray' : 'StartConstructor';
}

function readFrom(from: Reader, first: Piece): JToken {
  if (first.kind === 'value') return first.token;
  if (first.kind !== 'begin') throw readerException(from, 'Error reading JToken from JsonReader.');
  const root = first.container;
  const name = root.net.slice(root.net.lastIndexOf('.') + 1);
  let isFirst = true;
  while (from.frames.length > 0) {
    const piece = nextPiece(from);
    if (piece === null)
      throw readerException(
        from,
        isFirst ? `Error reading ${name} from JsonReader.` : `Unexpected end of content while loading ${name}.`,
      );
    isFirst = false;
  }
  return root;
}

/** Reads on to the next piece and puts it where it belongs; `null` at the end of the text. */
function nextPiece(from: Reader): Piece | null {
  for (;;) {
    skipBlanks(from);
    if (from.at >= from.text.length) return null;
    if (from.text.charCodeAt(from.at) === slash) skipComment(from);
    else if (from.state === 'finished')
      throw readerException(from, `Additional text encountered after finished reading JSON content: ${here(from)}.`);
    else if (from.state === 'after' && !endsHere(from)) skipComma(from);
    else return place(from, pieceHere(from));
  }
}

const slash = 47;
const objectNet = 'Newtonsoft.Json.Linq.JObject';

function pieceHere(from: Reader): Piece {
  const sign = here(from);
  const ends = from.state === 'after' || (isInObject(from) ? sign === '}' : sign === ']' || sign === ')');
  if (!ends) return isInObject(from) ? readName(from) : readValue(from);
  from.at += 1;
  return { kind: 'end', sign };
}

function isInObject(from: Reader): boolean {
  return from.state === 'object' || from.state === 'object-start';
}

function endsHere(from: Reader): boolean {
  const code = from.text.charCodeAt(from.at);
  return code === 93 || code === 41 || code === 125;
}

function skipComma(from: Reader): void {
  if (here(from) !== ',')
    throw readerException(from, `After parsing a value an unexpected character was encountered: ${here(from)}.`);
  from.at += 1;
  const frame = from.frames.at(-1);
  from.state = frame?.container.net === objectNet ? 'object' : 'array';
}

function place(from: Reader, piece: Piece): Piece {
  const frame = from.frames.at(-1);
  if (piece.kind === 'name') {
    if (frame !== undefined) frame.name = piece.name;
    from.state = 'property';
  } else if (piece.kind === 'end') close(from, piece.sign);
  else if (piece.kind === 'value') {
    if (frame !== undefined) add(from, frame, piece.token);
    from.state = frame === undefined ? 'finished' : 'after';
  } else begin(from, frame, piece.container);
  return piece;
}

function begin(from: Reader, frame: Frame | undefined, container: Frame['container']): void {
  if (frame !== undefined) add(from, frame, container);
  from.frames.push({ container, name: null, position: -1 });
  from.state = container.net === objectNet ? 'object-start' : 'array-start';
  if (from.frames.length > depthMax)
    throw readerException(from, `The reader's MaxDepth of ${depthMax} has been exceeded.`);
}

const closings: ReadonlyMap<string, readonly [token: string, type: string]> = new Map([
  ['}', ['EndObject', 'Object']],
  [']', ['EndArray', 'Array']],
  [')', ['EndConstructor', 'Constructor']],
]);

function close(from: Reader, sign: string): void {
  const [token, type] = closings.get(sign) ?? ['', ''];
  const frame = from.frames.pop();
  const actual = frame === undefined ? 'None' : tokenTypeName(frame.container);
  if (actual !== type) throw readerException(from, `JsonToken ${token} is not valid for closing JsonType ${actual}.`);
  from.state = from.frames.length === 0 ? 'finished' : 'after';
}

function add(from: Reader, frame: Frame, token: JToken): void {
  const { container } = frame;
  frame.position += 1;
  if (container.net === objectNet) {
    checkItems(from.rt, container.properties.size + 1);
    // A name that comes again takes the place of the first.
    const property = jProperty(frame.name ?? '', token);
    property.parent = container;
    container.properties.set(property.name, property);
    return;
  }
  checkItems(from.rt, container.items.length + 1);
  token.parent = container;
  container.items.push(token);
}
