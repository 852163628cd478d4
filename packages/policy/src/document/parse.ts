import type { Fault, Place, PolicyDocument, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import { SaxesParser } from 'saxes';
import { withoutHalfPairs } from '../half-pair.ts';
import { blankComments } from './comment.ts';
import type { PolicyAttribute, PolicyElement, Text } from './element.ts';
import { trimBlanks } from './element.ts';
import { decodeEntities, encodedOffset } from './entity.ts';
import { linesOf } from './lines.ts';
import type { ScannedExpression, ScannedText } from './scan.ts';
import { originalOffset, placeholderPattern, scan } from './scan.ts';

/** Elements may stand this deep inside each other; no policy of API Management comes near it. */
const depthMax = 100;

/** The place of an offset of a document's text. */
export type PlaceAt = (offset: number) => Place;

/**
 * The root element of a policy document, or the one thing that keeps it from being XML. Places are lines and columns of the
 * document's own text, which is another than the one given where named values were put in.
 */
export function parseDocument(
  document: PolicyDocument,
  placeAt: PlaceAt = placesOf(document),
): Result<PolicyElement, Fault> {
  const scanned = scan(document.text);
  if (scanned.unterminated === null)
    return build(document.text, {
      scanned,
      placeAt: (offset, past = 0) => placeAt(originalOffset(scanned, offset) + past),
    });
  const place = placeAt(scanned.unterminated);
  const hint = 'an expression is @( … ) or @{ … }; look for a bracket or a quote without its other half';
  const message = 'an expression begins here and never ends';
  return failed({ code: 'policy/expression-not-closed', severity: 'error', message, place, hint });
}

/** Places as the document's own file or, inside another file, its own text counts them. A byte order mark is no column. */
export function placesOf({ text, place }: PolicyDocument): PlaceAt {
  const lines = linesOf(text);
  const isMarked = text.startsWith('\uFEFF');
  return (offset) => {
    const { line, column } = lines(offset);
    return { file: place?.file ?? 'policy', line, column: isMarked && line === 1 ? Math.max(1, column - 1) : column };
  };
}

type Work = {
  readonly scanned: ScannedText;
  /** The place of an offset of the text with placeholders, and so many characters of the original on. */
  readonly placeAt: (offset: number, past?: number) => Place;
};

type Open = {
  readonly name: string;
  readonly at: number;
  readonly attributes: readonly PolicyAttribute[];
  readonly children: PolicyElement[];
  /** Where the content begins, after the tag. */
  readonly contentAt: number;
  text: string;
  /** From where to where the markup goes that is text; `null` where there is none. */
  markup: { readonly from: number; readonly to: number } | null;
};

function build(source: string, work: Work): Result<PolicyElement, Fault> {
  const xml = blankComments(withoutDeclaration(work.scanned.text));
  const parser = new SaxesParser();
  const stack: Open[] = [];
  const found: { root: PolicyElement | null; fault: Fault | null } = { root: null, fault: null };
  let tagAt = 0;
  function wrong(code: string, message: string, offset: number): void {
    found.fault ??= { code, severity: 'error', message, place: work.placeAt(Math.max(0, offset)) };
  }
  parser.on('error', (error) => {
    const what = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    wrong('policy/not-xml', `this is not well-formed XML: ${what}`, Math.min(parser.position, xml.length) - 1);
  });
  parser.on('opentagstart', () => {
    tagAt = xml.lastIndexOf('<', parser.position - 1);
  });
  parser.on('opentag', ({ name, attributes: values }) => {
    if (stack.length >= depthMax) wrong('policy/too-deep', `elements stand more than ${depthMax} deep`, tagAt);
    const attributes = attributesOf(work, { name, at: tagAt, values });
    stack.push({ name, at: tagAt, attributes, children: [], contentAt: parser.position, text: '', markup: null });
  });
  for (const event of ['text', 'cdata'] as const) {
    parser.on(event, (text) => {
      const top = stack.at(-1);
      if (top !== undefined) top.text += text;
    });
  }
  parser.on('closetag', () => {
    const done = stack.pop();
    if (done === undefined || found.fault !== null) return;
    const parent = stack.at(-1);
    if (parent !== undefined && isMarkup(parent, done)) {
      parent.markup = { from: parent.markup?.from ?? done.at, to: parser.position };
      return;
    }
    const endAt = xml.lastIndexOf('</', parser.position - 1);
    const element = done.markup === null ? elementOf(work, done) : bodyOf(source, work, { done, endAt });
    if (parent === undefined) found.root ??= element;
    else parent.children.push(element);
  });
  parser.write(withoutHalfPairs(xml)).close();
  if (found.fault !== null) return failed(found.fault);
  if (found.root !== null) return ok(found.root);
  const message = 'the policy document has no element';
  return failed({ code: 'policy/empty', severity: 'error', message, place: work.placeAt(0) });
}

/** A byte order mark and an XML declaration become blanks, so that all else stays where it is. */
function withoutDeclaration(text: string): string {
  return text.replace(/^\uFEFF?\s*(?:<\?xml[^>]*\?>)?/, (start) => start.replaceAll(/[^\r\n]/g, ' '));
}

type Tag = { readonly name: string; readonly at: number; readonly values: Readonly<Record<string, string>> };

function attributesOf(work: Work, { name, at, values }: Tag): readonly PolicyAttribute[] {
  const { text } = work.scanned;
  const pattern = /\s*([^\s=>/]+)\s*=\s*(?:"[^"]*"|'[^']*')/y;
  pattern.lastIndex = at + 1 + name.length;
  const offsets = new Map<string, number>();
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const found = match[1] ?? '';
    offsets.set(found, match.index + match[0].indexOf(found));
  }
  return Object.entries(values).map(([attribute, value]) => ({
    name: attribute,
    value: textOf(work, value),
    place: work.placeAt(offsets.get(attribute) ?? at),
  }));
}

/** Whether what stands inside an element is text, markup or not: a body, and a style sheet behind its parameters. */
function isMarkup(parent: Open, { name }: Open): boolean {
  return parent.name === 'set-body' || (parent.name === 'xsl-transform' && name !== 'parameter');
}

type Body = { readonly done: Open; readonly endAt: number };

function bodyOf(source: string, work: Work, { done, endAt }: Body): PolicyElement {
  const { name, at, attributes, children, contentAt, markup } = done;
  // A body is all that stands between its tags; a style sheet does not begin before its own markup.
  const from = name === 'set-body' ? contentAt : (markup?.from ?? contentAt);
  const to = name === 'set-body' ? endAt : (markup?.to ?? endAt);
  const written = source.slice(originalOffset(work.scanned, from), originalOffset(work.scanned, to));
  const text: Text = { kind: 'literal', value: trimBlanks(written) };
  return { name, attributes, children, text, place: work.placeAt(at) };
}

function elementOf(work: Work, { name, at, attributes, children, text }: Open): PolicyElement {
  const trimmed = trimBlanks(text);
  return { name, attributes, children, text: trimmed === '' ? null : textOf(work, trimmed), place: work.placeAt(at) };
}

/**
 * A value is an expression if all of it is one; `@(` in the midst of other text is text. Expressions are written with
 * entities or without, in either format, and are decoded once.
 */
function textOf({ scanned, placeAt }: Work, value: string): Text {
  const { expressions } = scanned;
  const whole = /^[ \t\r\n]*\uE000(\d+)\uE001[ \t\r\n]*$/.exec(value)?.[1];
  const only = whole === undefined ? undefined : expressions[Number(whole)];
  if (only?.kind === 'expression') {
    const { read, source, placeholderStart } = only;
    return {
      kind: 'expression',
      source: decoded(only),
      locate: (offset) => placeAt(placeholderStart, encodedOffset(source, offset, read)),
    };
  }
  const literal = value.replaceAll(placeholderPattern, (placeholder, number: string) => {
    const part = expressions[Number(number)];
    return part === undefined ? placeholder : decoded(part);
  });
  return { kind: 'literal', value: literal };
}

function decoded({ source, read }: ScannedExpression): string {
  return decodeEntities(source, read);
}
