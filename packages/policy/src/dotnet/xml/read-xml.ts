import type { SaxesTagNS } from 'saxes';
import { SaxesParser } from 'saxes';
import { withoutHalfPairs } from '../../half-pair.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkItems } from '../runtime.ts';
import type { XContainer, XDocument, XElement, XNode } from './node.ts';
import {
  isXElement,
  xAttribute,
  xCData,
  xComment,
  xDeclaration,
  xDocument,
  xElement,
  xInstruction,
  xText,
} from './node.ts';
import { xName } from './name.ts';
import { documentTypeOf } from './document-type.ts';
import type { OpenTag } from './read-mistake.ts';
import { raiseMistake } from './read-mistake.ts';
import { checkDepth } from './tree.ts';

export type ReadXmlOptions = {
  /** Whether text of nothing but blanks is kept. */
  readonly keepsBlanks?: boolean;
};

/** Steps that making a reader takes. */
const readerSteps = 100;

/** `XDocument.Parse`. */
export function readXml(rt: Runtime, text: string | null, { keepsBlanks = false }: ReadXmlOptions = {}): XDocument {
  if (text === null) return raiseArgumentNull('s');
  burn(rt, readerSteps + 2 * text.length);
  const parser = new SaxesParser({ xmlns: true, position: true });
  const whole = text.replace(/^\uFEFF/, '');
  const work: Work = { rt, document: xDocument(), open: [], closed: null, keepsBlanks };
  parser.on('error', (error) =>
    raiseMistake(error.message, { text: whole, end: parser.position, open: work.open, closed: work.closed }),
  );
  parser.on('xmldecl', ({ version, encoding, standalone }) => {
    work.document.declaration = xDeclaration(version ?? '1.0', encoding ?? null, standalone ?? null);
  });
  parser.on('doctype', (doctype) => add(work, documentTypeOf(doctype)));
  parser.on('opentag', (tag) => {
    const element = elementOf(tag);
    add(work, element);
    const at = whole.lastIndexOf('<', parser.position - 1);
    work.open.push({ element, name: tag.name, at });
    checkDepth(rt, work.open.length);
  });
  parser.on('closetag', () => {
    work.closed = work.open.pop() ?? null;
  });
  parser.on('text', (found) => addText(work, found));
  parser.on('cdata', (found) => add(work, xCData(found)));
  parser.on('comment', (found) => add(work, xComment(found)));
  parser.on('processinginstruction', ({ target, body }) => add(work, xInstruction(target, body)));
  parser.write(withoutHalfPairs(whole)).close();
  return work.document;
}

/** `XElement.Parse`: the root element, in no document. */
export function readElement(rt: Runtime, text: string | null, options: ReadXmlOptions = {}): XElement {
  const root = readXml(rt, text, options).nodes.find((node) => isXElement(node));
  if (root === undefined) throw new Error('a document that was read has a root');
  root.parent = null;
  return root;
}

type Open = OpenTag & { readonly element: XElement };

type Work = {
  readonly rt: Runtime;
  readonly document: XDocument;
  readonly open: Open[];
  closed: Open | null;
  readonly keepsBlanks: boolean;
};

function elementOf({ local, uri, attributes, isSelfClosing }: SaxesTagNS): XElement {
  const element = xElement(xName(local, uri));
  for (const { name, local: localName, uri: space, value } of Object.values(attributes)) {
    // The declaration of the default namespace is the one attribute that XLinq names without its namespace.
    const own = xAttribute(name === 'xmlns' ? xName('xmlns') : xName(localName, space), value);
    own.parent = element;
    element.attributes.push(own);
  }
  element.hasEnd = !isSelfClosing;
  return element;
}

function add(work: Work, node: XNode): void {
  const container: XContainer = work.open.at(-1)?.element ?? work.document;
  checkItems(work.rt, container.nodes.length + 1);
  node.parent = container;
  container.nodes.push(node);
}

function addText(work: Work, text: string): void {
  const top = work.open.at(-1);
  if (top === undefined) return;
  if (!work.keepsBlanks && /^[ \t\r\n]*$/.test(text) && !preservesSpace(work)) return;
  add(work, xText(text));
}

/** `xml:space="preserve"` on the nearest element that says anything about it. */
function preservesSpace({ open }: Work): boolean {
  for (const { element } of open.toReversed()) {
    const said = element.attributes.find(
      ({ name }) => name.local === 'space' && name.space.endsWith('/XML/1998/namespace'),
    );
    if (said !== undefined) return said.value === 'preserve';
  }
  return false;
}
