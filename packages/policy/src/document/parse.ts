import type { Fault, Place, PolicyDocument, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { SaxesTagPlain } from 'saxes';
import { SaxesParser } from 'saxes';
import type { PolicyAttribute, PolicyElement, Text } from './element.ts';
import type { ScannedText } from './scan.ts';
import { originalOffset, placeholderPattern, scan } from './scan.ts';

/** The root element of a policy document, or the one thing that keeps it from being XML. */
export function parseDocument(document: PolicyDocument): Result<PolicyElement, Fault> {
  const scanned = scan(document.text);
  if (scanned.unterminated !== null) {
    const hint = 'an expression is @( … ) or @{ … }; look for a bracket or a quote without its other half';
    const message = 'an expression begins here and never ends';
    return failed({ ...faultAt(document, scanned.unterminated, 'policy/expression-not-closed', message), hint });
  }
  return build(document, scanned);
}

type Open = { readonly tag: SaxesTagPlain; readonly at: number; readonly children: PolicyElement[]; text: string };

function build(document: PolicyDocument, scanned: ScannedText): Result<PolicyElement, Fault> {
  const parser = new SaxesParser();
  const stack: Open[] = [];
  let root: PolicyElement | null = null;
  let fault: Fault | null = null;
  let tagStart = 0;
  parser.on('error', (error) => {
    const what = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    fault ??= faultAt(
      document,
      originalOffset(scanned, parser.position - 1),
      'policy/not-xml',
      `this is not well-formed XML: ${what}`,
    );
  });
  parser.on('opentagstart', () => {
    tagStart = scanned.text.lastIndexOf('<', parser.position - 1);
  });
  parser.on('opentag', (tag) => {
    stack.push({ tag, at: tagStart, children: [], text: '' });
  });
  for (const event of ['text', 'cdata'] as const) {
    parser.on(event, (text) => {
      const top = stack.at(-1);
      if (top !== undefined) top.text += text;
    });
  }
  parser.on('closetag', () => {
    const done = stack.pop();
    if (done === undefined) return;
    const element = elementOf(document, scanned, done);
    const parent = stack.at(-1);
    if (parent === undefined) root ??= element;
    else parent.children.push(element);
  });
  parser.write(scanned.text.replace(/^\uFEFF/, ' ').replace(/^\s+(?=<\?xml)/, '')).close();
  if (fault !== null) return failed(fault);
  return root === null ? failed(faultAt(document, 0, 'policy/empty', 'the policy document has no element')) : ok(root);
}

function elementOf(document: PolicyDocument, scanned: ScannedText, { tag, at, children, text }: Open): PolicyElement {
  const attributes = Object.entries(tag.attributes).map(([name, value]): PolicyAttribute => {
    const found = scanned.text
      .slice(at)
      .search(new RegExp(`\\s${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*=`));
    return {
      name,
      value: textOf(document, scanned, value),
      place: placeAt(document, originalOffset(scanned, found < 0 ? at : at + found + 1)),
    };
  });
  const trimmed = text.trim();
  return {
    name: tag.name,
    attributes,
    children,
    text: trimmed === '' ? null : textOf(document, scanned, trimmed),
    place: placeAt(document, originalOffset(scanned, at)),
  };
}

/** A value with an expression anywhere in it is an expression as a whole. */
function textOf(document: PolicyDocument, scanned: ScannedText, value: string): Text {
  let expressions = 0;
  const source = value.replaceAll(placeholderPattern, (_, number: string) => {
    expressions += 1;
    const written = scanned.expressions[Number(number)]?.source ?? '';
    return document.format === 'xml' ? unescape(written) : written;
  });
  return expressions === 0 ? { kind: 'literal', value } : { kind: 'expression', source };
}

function unescape(text: string): string {
  const named: { readonly [entity: string]: string } = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };
  return text.replaceAll(/&(quot|apos|lt|gt|amp);/g, (whole, entity: string) => named[entity] ?? whole);
}

/**
 * Where an offset of the document's text is. A document of its own file has its own lines; one that stands inside another
 * file, as a template's string, has the place of that string.
 */
export function placeAt(document: PolicyDocument, offset: number): Place {
  const before = document.text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  const { place } = document;
  if (place === null) return { file: 'policy', line, column };
  return place.line === 1 && place.column === 1 ? { file: place.file, line, column } : place;
}

function faultAt(document: PolicyDocument, offset: number, code: string, message: string): Fault {
  const place = placeAt(document, offset);
  const line = document.text.slice(0, offset).split('\n').length;
  const inside = document.place !== null && place === document.place ? `in line ${line} of the policy ` : '';
  return { code, severity: 'error', message: `${inside}${message}`, place };
}
