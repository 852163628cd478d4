import type { Runtime } from '../dotnet/runtime.ts';
import { burn } from '../dotnet/runtime.ts';
import type { XElement, XNode } from '../dotnet/xml/node.ts';
import { isXAttribute, isXElement, isXText } from '../dotnet/xml/node.ts';
import { declaredPrefix } from '../dotnet/xml/scope.ts';
import { descendantsOf, indexIn, isContainer } from '../dotnet/xml/tree.ts';
import type { Axis, Test } from './syntax.ts';
import type { XPathNode } from './value.ts';

/** The nodes of an axis, nearest first. */
export function axisNodes(rt: Runtime, axis: Axis, node: XPathNode): readonly XPathNode[] {
  switch (axis) {
    case 'self':
      return [node];
    case 'child':
      return childrenOf(rt, node);
    case 'attribute':
      return isXElement(node) ? attributesOf(rt, node) : [];
    case 'parent':
      return node.parent === null ? [] : [node.parent];
    case 'ancestor':
      return ancestors(rt, node);
    case 'ancestor-or-self':
      return [node, ...ancestors(rt, node)];
    case 'descendant':
      return below(rt, node);
    case 'descendant-or-self':
      return [node, ...below(rt, node)];
    case 'namespace':
      return [];
    default:
      return aside(rt, axis, node);
  }
}

function aside(rt: Runtime, axis: Axis, node: XPathNode): readonly XPathNode[] {
  switch (axis) {
    case 'following-sibling':
      return siblings(rt, node).after;
    case 'preceding-sibling':
      return siblings(rt, node).before.toReversed();
    case 'following':
      return isXAttribute(node) && node.parent !== null
        ? [...below(rt, node.parent), ...following(rt, node.parent)]
        : following(rt, node);
    default:
      return preceding(rt, isXAttribute(node) && node.parent !== null ? node.parent : node);
  }
}

/** Declarations of namespaces are no attributes. */
export function attributesOf(rt: Runtime, element: XElement): readonly XPathNode[] {
  burn(rt, element.attributes.length);
  return element.attributes.filter((each) => declaredPrefix(each) === null);
}

export function childrenOf(rt: Runtime, node: XPathNode): readonly XNode[] {
  if (!isContainer(node)) return [];
  burn(rt, 1 + node.nodes.length);
  return node.nodes;
}

function below(rt: Runtime, node: XPathNode): readonly XNode[] {
  return !isContainer(node) ? [] : descendantsOf(rt, node);
}

function ancestors(rt: Runtime, node: XPathNode): readonly XPathNode[] {
  const found: XPathNode[] = [];
  for (let at = node.parent; at !== null; at = at.parent) {
    burn(rt, 1);
    found.push(at);
  }
  return found;
}

type Siblings = { readonly before: readonly XNode[]; readonly after: readonly XNode[] };

function siblings(rt: Runtime, node: XPathNode): Siblings {
  if (isXAttribute(node) || node.parent === null) return { before: [], after: [] };
  const { nodes } = node.parent;
  burn(rt, nodes.length);
  const index = indexIn(rt, node.parent, node);
  return { before: nodes.slice(0, index), after: nodes.slice(index + 1) };
}

function withBelow(rt: Runtime, nodes: readonly XNode[]): readonly XNode[] {
  return nodes.flatMap((node) => [node, ...below(rt, node)]);
}

function following(rt: Runtime, node: XPathNode): readonly XPathNode[] {
  return [node, ...ancestors(rt, node)].flatMap((each) => withBelow(rt, siblings(rt, each).after));
}

function preceding(rt: Runtime, node: XPathNode): readonly XPathNode[] {
  return [node, ...ancestors(rt, node)].flatMap((each) => withBelow(rt, siblings(rt, each).before).toReversed());
}

/** Whether a node passes a test. Names mean attributes on the attribute axis, elements on all others. */
export function passes(node: XPathNode, test: Test, axis: Axis): boolean {
  switch (test.kind) {
    case 'node':
      return !isDoctype(node);
    case 'text':
      return isXText(node);
    case 'comment':
      return node.net === 'System.Xml.Linq.XComment';
    case 'processing-instruction':
      return (
        node.net === 'System.Xml.Linq.XProcessingInstruction' && (test.target === null || node.target === test.target)
      );
    case 'name':
      return hasName(node, test, axis);
  }
}

function isDoctype(node: XPathNode): boolean {
  return node.net === 'System.Xml.Linq.XDocumentType';
}

function hasName(node: XPathNode, { space, local }: Extract<Test, { kind: 'name' }>, axis: Axis): boolean {
  const isPrincipal = axis === 'attribute' ? isXAttribute(node) : isXElement(node);
  if (!isPrincipal || !('name' in node) || typeof node.name === 'string') return false;
  return (space === null || node.name.space === space) && (local === null || node.name.local === local);
}
