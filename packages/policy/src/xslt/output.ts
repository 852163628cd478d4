import type { Runtime } from '../dotnet/runtime.ts';
import { burn, checkItems, checkText } from '../dotnet/runtime.ts';
import { isSameName } from '../dotnet/xml/name.ts';
import type { XContainer, XDocument, XElement, XName, XNode, XText } from '../dotnet/xml/node.ts';
import { isXElement, xAttribute, xDocument, xElement, xText } from '../dotnet/xml/node.ts';
import { checkDepth } from '../dotnet/xml/tree.ts';
import { raiseXslt } from './fault.ts';

/** Where instructions write. It counts what is written: a stylesheet can make much out of little. */
export type Output = {
  readonly rt: Runtime;
  readonly document: XDocument;
  readonly into: XContainer;
  readonly depth: number;
  readonly written: { items: number; chars: number };
  /** Text that is printed as it is: `disable-output-escaping`. */
  readonly raw: WeakSet<XNode>;
};

export function newOutput(rt: Runtime): Output {
  const document = xDocument();
  return { rt, document, into: document, depth: 0, written: { items: 0, chars: 0 }, raw: new WeakSet() };
}

function count({ rt, written }: Output, chars: number): void {
  written.items += 1;
  written.chars += chars;
  checkItems(rt, written.items);
  checkText(rt, written.chars);
  burn(rt, 4 + (chars >>> 4));
}

export function addNode(output: Output, node: XNode): void {
  count(output, 0);
  node.parent = output.into;
  output.into.nodes.push(node);
}

/** Text joins the text before it. */
export function addText(output: Output, text: string, isRaw = false): void {
  if (text === '') return;
  count(output, text.length);
  const last = output.into.nodes.at(-1);
  if (last !== undefined && isPlain(last) && output.raw.has(last) === isRaw) {
    last.value += text;
    return;
  }
  const made = xText(text);
  made.parent = output.into;
  if (isRaw) output.raw.add(made);
  output.into.nodes.push(made);
}

function isPlain(node: XNode): node is XText {
  return node.net === 'System.Xml.Linq.XText';
}

/** Begins an element; what it returns writes into it. */
export function addElement(output: Output, name: XName): Output & { readonly into: XElement } {
  const element = xElement(name);
  checkDepth(output.rt, output.depth + 1);
  count(output, name.local.length);
  element.parent = output.into;
  output.into.nodes.push(element);
  return { ...output, into: element, depth: output.depth + 1 };
}

/** An attribute takes the place of one of the same name; none comes behind content. */
export function addAttribute(output: Output, name: XName, value: string): void {
  const { into } = output;
  count(output, value.length);
  if (!isXElement(into)) return;
  if (into.nodes.length > 0)
    raiseXslt(
      'Attribute and namespace nodes cannot be added to the parent element after a text, comment, pi, or sub-element node has already been added.',
    );
  const attribute = xAttribute(name, value);
  attribute.parent = into;
  const known = into.attributes.findIndex((each) => isSameName(each.name, name));
  if (known === -1) into.attributes.push(attribute);
  else into.attributes[known] = attribute;
}
