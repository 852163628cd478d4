import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { EnumValue, NetArray, NetValue } from '../value.ts';
import { compareOrder } from './order.ts';
import { addContent } from './content.ts';
import { deepEquals } from './equal.ts';
import type { XContainer, XName, XNode } from './node.ts';
import { isXElement } from './node.ts';
import { printXml } from './print-xml.ts';
import { isFormatted } from './save-options.ts';
import { elements, nodes } from './sequence.ts';
import { ancestorsOf, indexIn, isNamed, raiseNoParent, removeNode } from './tree.ts';

function parentOf(node: XNode): XContainer {
  return node.parent ?? raiseNoParent();
}

function besides(rt: Runtime, node: XNode, side: 'before' | 'after'): readonly XNode[] {
  if (node.parent === null) return [];
  const at = indexIn(rt, node.parent, node);
  return side === 'before' ? node.parent.nodes.slice(0, at) : node.parent.nodes.slice(at + 1);
}

function elementsBeside(rt: Runtime, node: XNode, ...[side, name]: ['before' | 'after', (XName | null)?]): NetArray {
  return elements(besides(rt, node, side).filter((each) => isXElement(each) && isNamed(each, name)));
}

function addBeside(rt: Runtime, node: XNode, ...[distance, content]: [0 | 1, NetValue]): null {
  const parent = parentOf(node);
  addContent(rt, parent, indexIn(rt, parent, node) + distance, content);
  return null;
}

function ancestors(rt: Runtime, node: XNode, name?: XName | null): NetArray {
  return elements(ancestorsOf(rt, node).filter((element) => isNamed(element, name)));
}

export const xNode: TypeDefinition = defineType({
  name: 'System.Xml.Linq.XNode',
  kind: 'class',
  base: 'XObject',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.xnode?view=netframework-4.8',
  members: {
    'XNode NextNode { get; }': (rt, self: XNode) => besides(rt, self, 'after')[0] ?? null,
    'XNode PreviousNode { get; }': (rt, self: XNode) => besides(rt, self, 'before').at(-1) ?? null,
    'IEnumerable<XElement> Ancestors()': (rt, self: XNode) => ancestors(rt, self),
    'IEnumerable<XElement> Ancestors(XName name)': ancestors,
    'IEnumerable<XElement> ElementsAfterSelf()': (rt, self: XNode) => elementsBeside(rt, self, 'after'),
    'IEnumerable<XElement> ElementsAfterSelf(XName name)': (rt, self: XNode, name: XName) =>
      elementsBeside(rt, self, 'after', name),
    'IEnumerable<XElement> ElementsBeforeSelf()': (rt, self: XNode) => elementsBeside(rt, self, 'before'),
    'IEnumerable<XElement> ElementsBeforeSelf(XName name)': (rt, self: XNode, name: XName) =>
      elementsBeside(rt, self, 'before', name),
    'IEnumerable<XNode> NodesAfterSelf()': (rt, self: XNode) => nodes(besides(rt, self, 'after')),
    'IEnumerable<XNode> NodesBeforeSelf()': (rt, self: XNode) => nodes(besides(rt, self, 'before')),
    'void AddAfterSelf(object content)': (rt, self: XNode, content: NetValue) => addBeside(rt, self, 1, content),
    'void AddAfterSelf(params object[] content)': (rt, self: XNode, content: NetArray) =>
      addBeside(rt, self, 1, content),
    'void AddBeforeSelf(object content)': (rt, self: XNode, content: NetValue) => addBeside(rt, self, 0, content),
    'void AddBeforeSelf(params object[] content)': (rt, self: XNode, content: NetArray) =>
      addBeside(rt, self, 0, content),
    'void Remove()': (rt, self: XNode) => {
      removeNode(rt, self);
      return null;
    },
    'void ReplaceWith(object content)': replaceWith,
    'void ReplaceWith(params object[] content)': replaceWith,
    'bool IsAfter(XNode node)': (rt, self: XNode, other: XNode) => compareOrder(rt, self, other) > 0,
    'bool IsBefore(XNode node)': (rt, self: XNode, other: XNode) => compareOrder(rt, self, other) < 0,
    'static bool DeepEquals(XNode n1, XNode n2)': (rt, left: XNode | null, right: XNode | null) =>
      deepEquals(rt, left, right),
    'static int CompareDocumentOrder(XNode n1, XNode n2)': compareOrder,
    'string ToString()': (rt, self: XNode) => printXml(rt, self, true),
    'string ToString(SaveOptions options)': (rt, self: XNode, options: EnumValue) =>
      printXml(rt, self, isFormatted(options)),
  },
  hooks: { text: (rt, self: XNode) => printXml(rt, self, true) },
});

function replaceWith(rt: Runtime, node: XNode, content: NetValue): null {
  const parent = parentOf(node);
  const at = indexIn(rt, parent, node);
  removeNode(rt, node);
  addContent(rt, parent, at, content);
  return null;
}
