import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetArray, NetValue } from '../value.ts';
import { addContent, addLast } from './content.ts';
import type { XContainer, XName } from './node.ts';
import { isXElement } from './node.ts';
import { elements, nodes } from './sequence.ts';
import { descendantsOf, elementOf, elementsOf, isNamed, removeNodes } from './tree.ts';

/** Elements below a container. */
export function descendantElements(rt: Runtime, container: XContainer, name?: XName | null): readonly NetValue[] {
  return descendantsOf(rt, container).filter((node) => isXElement(node) && isNamed(node, name));
}

function addFirst(rt: Runtime, container: XContainer, content: NetValue): null {
  addContent(rt, container, 0, content);
  return null;
}

function replaceNodes(rt: Runtime, container: XContainer, content: NetValue): null {
  removeNodes(rt, container);
  return addLast(rt, container, content);
}

export const xContainer: TypeDefinition = defineType({
  name: 'System.Xml.Linq.XContainer',
  kind: 'class',
  base: 'XNode',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.xcontainer?view=netframework-4.8',
  members: {
    'XElement Element(XName name)': elementOf,
    'IEnumerable<XElement> Elements()': (rt, self: XContainer) => elements(elementsOf(rt, self)),
    'IEnumerable<XElement> Elements(XName name)': (rt, self: XContainer, name: XName | null) =>
      elements(elementsOf(rt, self, name)),
    'IEnumerable<XElement> Descendants()': (rt, self: XContainer) => elements(descendantElements(rt, self)),
    'IEnumerable<XElement> Descendants(XName name)': (rt, self: XContainer, name: XName | null) =>
      elements(descendantElements(rt, self, name)),
    'IEnumerable<XNode> DescendantNodes()': (rt, self: XContainer) => nodes(descendantsOf(rt, self)),
    'IEnumerable<XNode> Nodes()': (_rt, self: XContainer) => nodes(self.nodes),
    'XNode FirstNode { get; }': (_rt, self: XContainer) => self.nodes[0] ?? null,
    'XNode LastNode { get; }': (_rt, self: XContainer) => self.nodes.at(-1) ?? null,
    'void Add(object content)': addLast,
    'void Add(params object[] content)': (rt, self: XContainer, content: NetArray) => addLast(rt, self, content),
    'void AddFirst(object content)': addFirst,
    'void AddFirst(params object[] content)': (rt, self: XContainer, content: NetArray) => addFirst(rt, self, content),
    'void RemoveNodes()': (rt, self: XContainer) => {
      removeNodes(rt, self);
      return null;
    },
    'void ReplaceNodes(object content)': replaceNodes,
    'void ReplaceNodes(params object[] content)': (rt, self: XContainer, content: NetArray) =>
      replaceNodes(rt, self, content),
  },
});
