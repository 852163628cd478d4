import { isEnumerable } from '../json/from-object.ts';
import { iterate } from '../protocol.ts';
import { raise, raiseArgument } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, newText } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { isObject } from '../value.ts';
import type { XAttribute, XContainer, XNode } from './node.ts';
import { isXAttribute, isXDocument, isXElement, isXNode, isXText, xAttribute, xText } from './node.ts';
import { attributeOf, cloneNode, insertNodes, topOf } from './tree.ts';
import { checkCharacters, xmlValueText } from './xml-text.ts';

/**
 * Puts content into a container at a place: nodes, attributes, text, values, and sequences of these. What stands somewhere
 * already is copied; text that meets text becomes one with it. Gives the place behind it.
 */
export function addContent(rt: Runtime, container: XContainer, ...[index, content]: [number, NetValue]): number {
  burn(rt, 1);
  if (content === null) return index;
  if (isXNode(content)) return addNode(rt, container, index, content);
  if (isXAttribute(content)) return addAttribute(rt, container, index, content);
  if (isObject(content) && isEnumerable(content)) {
    let at = index;
    for (const item of iterate(rt, content)) at = addContent(rt, container, at, item);
    return at;
  }
  return addText(rt, container, index, xmlValueText(rt, content));
}

export function addLast(rt: Runtime, container: XContainer, content: NetValue): null {
  addContent(rt, container, container.nodes.length, content);
  return null;
}

function addNode(rt: Runtime, container: XContainer, ...[index, node]: [number, XNode]): number {
  if (isXDocument(node)) return raiseArgument('A node of type Document cannot be added to content.');
  if (isXDocument(container)) checkDocument(container.nodes, node, index);
  const stands = node.parent !== null || topOf(rt, container) === node;
  insertNodes(rt, container, index, [stands ? cloneNode(rt, node) : node]);
  return index + 1;
}

/** A document has one root element, behind its document type, and no text but blanks. */
function checkDocument(nodes: readonly XNode[], node: XNode, index: number): void {
  if (isXText(node)) return checkBlank(node.value);
  const wrong =
    (isXElement(node) && nodes.some((each) => isXElement(each))) ||
    (node.net === 'System.Xml.Linq.XDocumentType' && nodes.slice(0, index).some((each) => isXElement(each)));
  if (wrong)
    raise('System.InvalidOperationException', 'This operation would create an incorrectly structured document.');
}

function checkBlank(text: string): void {
  if (!/^[ \t\r\n]*$/.test(text)) raiseArgument('Non white space characters cannot be added to content.');
}

function addText(rt: Runtime, container: XContainer, ...[index, text]: [number, string]): number {
  if (isXDocument(container)) checkBlank(text);
  else container.hasEnd = true;
  if (text === '') return index;
  const before = container.nodes[index - 1];
  if (before?.net === 'System.Xml.Linq.XText') {
    before.value = newText(rt, before.value + text);
    return index;
  }
  insertNodes(rt, container, index, [xText(text)]);
  return index + 1;
}

function addAttribute(rt: Runtime, container: XContainer, ...[index, attribute]: [number, XAttribute]): number {
  if (isXDocument(container)) return raiseArgument('An attribute cannot be added to content.');
  if (attributeOf(rt, container, attribute.name) !== null)
    return raise('System.InvalidOperationException', 'Duplicate attribute.');
  const own = attribute.parent === null ? attribute : xAttribute(attribute.name, attribute.value);
  own.parent = container;
  container.attributes.push(own);
  return index;
}

/** The text of an attribute's value, which must be one. */
export function attributeText(rt: Runtime, value: NonNullable<NetValue>): string {
  const text = xmlValueText(rt, value);
  checkCharacters(text);
  return text;
}
