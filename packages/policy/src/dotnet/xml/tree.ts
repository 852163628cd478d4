import { BudgetExceeded } from '../budget.ts';
import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkItems, newText } from '../runtime.ts';
import { isSameName } from './name.ts';
import type { XAttribute, XContainer, XDocument, XElement, XName, XNode, XObject } from './node.ts';
import { isXDocument, isXElement, isXText } from './node.ts';

/** Nodes as a tree: what stands where. */

export function isContainer(node: XObject): node is XContainer {
  return isXElement(node) || isXDocument(node);
}

/** Refuses trees so deep that walking them could not end well. */
export function checkDepth(rt: Runtime, depth: number): void {
  if (depth > rt.limits.depth)
    throw new BudgetExceeded(`XML of the expression stands more than ${rt.limits.depth} deep inside itself.`);
}

export function elementsOf(rt: Runtime, container: XContainer, name?: XName | null): readonly XElement[] {
  burn(rt, container.nodes.length);
  return container.nodes.filter((node) => isXElement(node)).filter((element) => isNamed(element, name));
}

/** Without a name to look for every element fits, and none is called null. */
export function isNamed(element: XElement, name: XName | null | undefined): boolean {
  return name === undefined || (name !== null && isSameName(element.name, name));
}

/** The first element of a name. */
export function elementOf(rt: Runtime, container: XContainer, name: XName | null): XElement | null {
  return elementsOf(rt, container, name)[0] ?? null;
}

/** Everything below a container, in the order of the document. */
export function descendantsOf(rt: Runtime, container: XContainer): readonly XNode[] {
  const found: XNode[] = [];
  collect(rt, container, { found, depth: 0 });
  return found;
}

function collect(rt: Runtime, container: XContainer, into: { readonly found: XNode[]; readonly depth: number }): void {
  checkDepth(rt, into.depth);
  for (const node of container.nodes) {
    burn(rt, 1);
    into.found.push(node);
    if (isXElement(node)) collect(rt, node, { found: into.found, depth: into.depth + 1 });
  }
}

export function ancestorsOf(rt: Runtime, node: XNode | XAttribute): readonly XElement[] {
  const found: XElement[] = [];
  for (let at: XContainer | null = node.parent; at !== null && isXElement(at); at = at.parent) {
    burn(rt, 1);
    found.push(at);
  }
  return found;
}

/** The topmost node that a node stands in; itself if it stands nowhere. */
export function topOf(rt: Runtime, node: XNode | XAttribute): XNode | XAttribute {
  let top: XNode | XAttribute = node;
  while (top.parent !== null) {
    burn(rt, 1);
    top = top.parent;
  }
  return top;
}

export function documentOf(rt: Runtime, node: XNode | XAttribute): XDocument | null {
  const top = topOf(rt, node);
  return isXDocument(top) ? top : null;
}

/** All text of a container, however deep it stands. */
export function valueOf(rt: Runtime, container: XContainer): string {
  const [only] = container.nodes;
  if (container.nodes.length === 1 && isXText(only)) return only.value;
  const parts = descendantsOf(rt, container).flatMap((node) => (isXText(node) ? [node.value] : []));
  return newText(rt, parts.join(''));
}

/** A copy that stands nowhere. */
export function cloneNode<Node extends XNode>(rt: Runtime, node: Node, depth?: number): Node;
export function cloneNode(rt: Runtime, node: XNode, depth = 0): XNode {
  checkDepth(rt, depth);
  burn(rt, 1);
  if (!isContainer(node)) return { ...node, parent: null };
  const nodes = node.nodes.map((child) => cloneNode(rt, child, depth + 1));
  const copy: XContainer = isXDocument(node)
    ? { ...node, nodes }
    : {
        ...node,
        parent: null,
        nodes,
        attributes: node.attributes.map((attribute) => ({ ...attribute, parent: null })),
      };
  for (const child of nodes) child.parent = copy;
  if (isXElement(copy)) for (const attribute of copy.attributes) attribute.parent = copy;
  return copy;
}

/** Puts nodes that stand nowhere into a container. */
export function insertNodes(rt: Runtime, container: XContainer, ...[index, nodes]: [number, readonly XNode[]]): void {
  checkItems(rt, container.nodes.length + nodes.length);
  burn(rt, 1 + nodes.length + container.nodes.length - index);
  for (const node of nodes) node.parent = container;
  container.nodes.splice(index, 0, ...nodes);
}

export function indexIn(rt: Runtime, container: XContainer, node: XNode): number {
  burn(rt, 1 + (container.nodes.length >>> 3));
  return container.nodes.indexOf(node);
}

export function removeNode(rt: Runtime, node: XNode): void {
  const { parent } = node;
  if (parent === null) return raiseNoParent();
  burn(rt, 1 + (parent.nodes.length >>> 3));
  parent.nodes.splice(indexIn(rt, parent, node), 1);
  node.parent = null;
}

export function removeNodes(rt: Runtime, container: XContainer): void {
  burn(rt, container.nodes.length);
  for (const node of container.nodes) node.parent = null;
  container.nodes = [];
}

export function removeAttribute(attribute: XAttribute): void {
  const { parent } = attribute;
  if (parent === null) return raiseNoParent();
  parent.attributes = parent.attributes.filter((each) => each !== attribute);
  attribute.parent = null;
}

export function raiseNoParent(): never {
  return raise('System.InvalidOperationException', 'The parent is missing.');
}

export function attributeOf(rt: Runtime, element: XElement, name: XName | null): XAttribute | null {
  if (name === null) return null;
  burn(rt, element.attributes.length);
  return element.attributes.find((attribute) => isSameName(attribute.name, name)) ?? null;
}
