import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import { isSameName } from './name.ts';
import type { XElement, XNode } from './node.ts';
import { isXElement, isXText } from './node.ts';
import { checkDepth, isContainer } from './tree.ts';

/** `XNode.DeepEquals`: same names, attributes in the same order, same content; text that is split counts as whole. */
export function deepEquals(rt: Runtime, left: XNode | null, right: XNode | null, depth = 0): boolean {
  if (left === right) return true;
  if (left === null || right === null || left.net !== right.net) return false;
  checkDepth(rt, depth);
  burn(rt, 1);
  if (isXElement(left) && !(isXElement(right) && sameStart(left, right))) return false;
  if (isContainer(left)) return isContainer(right) && sameNodes(rt, { left: left.nodes, right: right.nodes, depth });
  return sameLeaf(left, right);
}

function sameStart(left: XElement, right: XElement): boolean {
  if (!isSameName(left.name, right.name) || left.attributes.length !== right.attributes.length) return false;
  if (left.nodes.length === 0 && right.nodes.length === 0 && left.hasEnd !== right.hasEnd) return false;
  return left.attributes.every((attribute, index) => {
    const other = right.attributes[index];
    return other !== undefined && isSameName(attribute.name, other.name) && attribute.value === other.value;
  });
}

type Two = { readonly left: readonly XNode[]; readonly right: readonly XNode[]; readonly depth: number };

function sameNodes(rt: Runtime, { left, right, depth }: Two): boolean {
  const [from, to] = [joined(left), joined(right)];
  return from.length === to.length && from.every((node, index) => deepEquals(rt, node, to[index] ?? null, depth + 1));
}

/** Nodes with text that meets text as one. */
function joined(nodes: readonly XNode[]): readonly XNode[] {
  const found: XNode[] = [];
  for (const node of nodes) {
    const before = found.at(-1);
    if (node.net === 'System.Xml.Linq.XText' && before?.net === 'System.Xml.Linq.XText' && isXText(before))
      found[found.length - 1] = { ...before, value: before.value + node.value };
    else found.push(node);
  }
  return found;
}

function sameLeaf(left: XNode, right: XNode): boolean {
  const parts = (node: XNode): unknown[] =>
    Object.entries(node).flatMap(([name, value]) => (name === 'parent' ? [] : [value]));
  const others = parts(right);
  return parts(left).every((part, index) => part === others[index]);
}
