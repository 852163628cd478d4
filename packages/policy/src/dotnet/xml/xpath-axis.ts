import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { XAttribute, XNode } from './node.ts';
import { isXElement, isXText } from './node.ts';
import { declaredPrefix } from './scope.ts';
import { isContainer, valueOf } from './tree.ts';
import type { NodeTest, XPathAxis } from './xpath-syntax.ts';

/** What XPath walks: nodes and attributes, but not those that declare prefixes. */
export type XPathNode = XNode | XAttribute;

export function isAttribute(node: XPathNode): node is XAttribute {
  return node.net === 'System.Xml.Linq.XAttribute';
}

function children(node: XPathNode): readonly XNode[] {
  return !isAttribute(node) && isContainer(node) ? node.nodes : [];
}

/** The nodes of an axis, nearest first. */
export function* along(rt: Runtime, axis: XPathAxis, node: XPathNode): Generator<XPathNode> {
  for (const found of walk(axis, node)) {
    burn(rt, 1);
    yield found;
  }
}

function walk(axis: XPathAxis, node: XPathNode): Iterable<XPathNode> {
  switch (axis) {
    case 'self':
      return [node];
    case 'parent':
      return node.parent === null ? [] : [node.parent];
    case 'child':
      return children(node);
    case 'attribute':
      return !isAttribute(node) && isXElement(node)
        ? node.attributes.filter((each) => declaredPrefix(each) === null)
        : [];
    case 'descendant':
      return below(node);
    case 'descendant-or-self':
      return withSelf(node, below(node));
    case 'ancestor':
      return above(node);
    case 'ancestor-or-self':
      return withSelf(node, above(node));
    default:
      return beside(axis, node);
  }
}

function* withSelf(node: XPathNode, others: Iterable<XPathNode>): Generator<XPathNode> {
  yield node;
  yield* others;
}

function* below(node: XPathNode): Generator<XPathNode> {
  const pending: XPathNode[] = children(node).toReversed();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    pending.push(...children(next).toReversed());
  }
}

function* above(node: XPathNode): Generator<XPathNode> {
  for (let at = node.parent; at !== null; at = at.parent) yield at;
}

function siblings(node: XPathNode, side: 'before' | 'after'): readonly XNode[] {
  if (isAttribute(node) || node.parent === null) return [];
  const { nodes } = node.parent;
  const at = nodes.indexOf(node);
  return side === 'after' ? nodes.slice(at + 1) : nodes.slice(0, at).reverse();
}

function* beside(axis: XPathAxis, node: XPathNode): Generator<XPathNode> {
  const side = axis.startsWith('following') ? 'after' : 'before';
  if (axis.endsWith('sibling')) return yield* siblings(node, side);
  for (const at of withSelf(node, above(node))) {
    for (const sibling of siblings(at, side)) {
      const inside = [sibling, ...below(sibling)];
      yield* side === 'after' ? inside : inside.reverse();
    }
  }
}

/** What prefixes of a query mean. */
export type Prefixes = (prefix: string) => string;

export function passes(
  node: XPathNode,
  test: NodeTest,
  { axis, prefixes }: { readonly axis: XPathAxis; readonly prefixes: Prefixes },
): boolean {
  if (test.kind === 'type') return isOfType(node, test.type);
  const isPrincipal = axis === 'attribute' ? isAttribute(node) : !isAttribute(node) && isXElement(node);
  if (!isPrincipal || !('name' in node) || typeof node.name === 'string') return false;
  const { local, space } = node.name;
  if (test.local !== '*' && test.local !== local) return false;
  return test.prefix === '' ? test.local === '*' || space === '' : prefixes(test.prefix) === space;
}

function isOfType(node: XPathNode, type: string): boolean {
  switch (type) {
    case 'node':
      return true;
    case 'text':
      return isXText(node);
    case 'comment':
      return node.net === 'System.Xml.Linq.XComment';
    default:
      return node.net === 'System.Xml.Linq.XProcessingInstruction';
  }
}

/** The string value of a node. */
export function stringValue(rt: Runtime, node: XPathNode): string {
  if (isAttribute(node) || isXText(node)) return node.value;
  switch (node.net) {
    case 'System.Xml.Linq.XElement':
      return valueOf(rt, node);
    case 'System.Xml.Linq.XDocument':
      return node.nodes.map((child) => (isXElement(child) ? valueOf(rt, child) : '')).join('');
    case 'System.Xml.Linq.XComment':
      return node.value;
    case 'System.Xml.Linq.XProcessingInstruction':
      return node.data;
    default:
      return '';
  }
}
