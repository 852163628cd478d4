import type { XElement } from '../dotnet/xml/node.ts';
import { isXAttribute, isXDocument, isXElement, isXText } from '../dotnet/xml/node.ts';
import { declaredPrefix, scopeAt } from '../dotnet/xml/scope.ts';
import { xmlnsNamespace } from '../dotnet/xml/node.ts';
import { xName } from '../dotnet/xml/name.ts';
import { cloneNode } from '../dotnet/xml/tree.ts';
import type { XPathNode } from '../xpath/value.ts';
import { toText } from '../xpath/value.ts';
import type { Output } from './output.ts';
import { addAttribute, addElement, addNode, addText } from './output.ts';
import { expression } from './reader.ts';
import type { ReadBody } from './reader.ts';
import type { Instruction } from './run.ts';
import { evaluateAt, runAll } from './run.ts';

/** `xsl:copy`: the node alone, and what the content makes in it. */
export function copy(element: XElement, read: ReadBody): Instruction {
  const body = read(element.nodes);
  return (at) => {
    const { node, output } = at;
    if (isXElement(node)) {
      const into = addElement(output, node.name);
      addDeclarations(into, node);
      runAll(body, { ...at, output: into });
    } else if (isXDocument(node)) runAll(body, at);
    else addCopy(output, node);
    return at;
  };
}

/** `xsl:copy-of`: nodes whole; anything else as its text. */
export function copyOf(element: XElement): Instruction {
  const select = expression(element, 'select');
  return (at) => {
    const value = evaluateAt(at, select);
    if (typeof value === 'object') for (const node of value) addCopy(at.output, node);
    else addText(at.output, toText(at.run.rt, value));
    return at;
  };
}

function addCopy(output: Output, node: XPathNode): void {
  if (isXAttribute(node)) return addAttribute(output, node.name, node.value);
  if (isXText(node)) return addText(output, node.value, output.raw.has(node));
  if (isXDocument(node)) {
    for (const child of node.nodes) addCopy(output, child);
    return;
  }
  if (!isXElement(node)) return addNode(output, cloneNode(output.rt, node));
  const into = addElement(output, node.name);
  addDeclarations(into, node);
  for (const { name, value } of node.attributes) addAttribute(into, name, value);
  for (const child of node.nodes) addCopy(into, child);
}

/** The namespaces that are in scope at an element come along. */
function addDeclarations(output: Output, element: XElement): void {
  if (output.depth > 1 && !element.attributes.some((each) => declaredPrefix(each) !== null)) return;
  for (const [prefix, uri] of scopeAt(output.rt, element))
    if (uri !== '' && prefix !== 'xml')
      addAttribute(output, prefix === '' ? xName('xmlns') : xName(prefix, xmlnsNamespace), uri);
}
