import type { Runtime } from '../dotnet/runtime.ts';
import { burn, checkItems } from '../dotnet/runtime.ts';
import { isXElement } from '../dotnet/xml/node.ts';
import { descendantsOf, isContainer, topOf } from '../dotnet/xml/tree.ts';
import type { XPathNode } from './value.ts';

/** The places of nodes in their documents, as long as these do not change. Other documents come later. */
export type DocumentOrder = Map<XPathNode, number>;

/** Nodes without repetition, in the order of their documents. */
export function inOrder(rt: Runtime, order: DocumentOrder, nodes: readonly XPathNode[]): readonly XPathNode[] {
  const once = [...new Set(nodes)];
  checkItems(rt, once.length);
  burn(rt, 4 * nodes.length);
  return once.sort((left, right) => placeOf(rt, order, left) - placeOf(rt, order, right));
}

export function placeOf(rt: Runtime, order: DocumentOrder, node: XPathNode): number {
  const known = order.get(node);
  if (known !== undefined) return known;
  const top = topOf(rt, node);
  const all: readonly XPathNode[] = !isContainer(top) ? [top] : [top, ...descendantsOf(rt, top)];
  for (const each of all) {
    order.set(each, order.size);
    if (isXElement(each)) for (const attribute of each.attributes) order.set(attribute, order.size);
  }
  return order.get(node) ?? 0;
}
