import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { iterate } from '../protocol.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { NetType } from '../type.ts';
import type { NetArray, NetValue } from '../value.ts';
import { isSameName } from './name.ts';
import type { XContainer, XName, XNode } from './node.ts';
import { isXAttribute, isXElement, isXNode } from './node.ts';
import { compareOrder } from './order.ts';
import { attributes, elements, nodes } from './sequence.ts';
import { ancestorsOf, descendantsOf, elementsOf, isContainer, isNamed, removeAttribute, removeNode } from './tree.ts';

type Types = readonly NetType[];

function nodesOf(rt: Runtime, source: NetValue): XNode[] {
  if (source === null) return raiseArgumentNull('source');
  return [...iterate(rt, source)].filter((each) => isXNode(each));
}

function flat<Found extends NetValue>(rt: Runtime, source: NetValue, each: (node: XNode) => readonly Found[]): Found[] {
  const found: Found[] = [];
  for (const node of nodesOf(rt, source)) {
    for (const part of each(node)) {
      burn(rt, 1);
      found.push(part);
    }
  }
  return found;
}

function containersIn(node: XNode): readonly XContainer[] {
  return isContainer(node) ? [node] : [];
}

function named(found: readonly NetValue[], name?: XName | null): NetArray {
  return elements(found.filter((each) => isXElement(each) && isNamed(each, name)));
}

function elementsIn(rt: Runtime, _types: Types, source: NetValue, name?: XName | null): NetArray {
  return elements(flat(rt, source, (node) => containersIn(node).flatMap((at) => elementsOf(rt, at, name))));
}

function descendantsIn(rt: Runtime, _types: Types, source: NetValue, name?: XName | null): NetArray {
  return named(
    flat(rt, source, (node) => containersIn(node).flatMap((at) => descendantsOf(rt, at))),
    name,
  );
}

function ancestorsIn(rt: Runtime, _types: Types, source: NetValue, name?: XName | null): NetArray {
  return named(
    flat(rt, source, (node) => ancestorsOf(rt, node)),
    name,
  );
}

function attributesIn(rt: Runtime, source: NetValue, name?: XName | null): NetArray {
  const all = flat(rt, source, (node) => (isXElement(node) ? node.attributes : []));
  if (name === undefined) return attributes(all);
  return attributes(name === null ? [] : all.filter((attribute) => isSameName(attribute.name, name)));
}

export const xmlExtensions: TypeDefinition = defineType({
  name: 'System.Xml.Linq.Extensions',
  kind: 'static',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.extensions?view=netframework-4.8',
  members: {
    'static IEnumerable<XElement> Elements<T>(this IEnumerable<T> source)': elementsIn,
    'static IEnumerable<XElement> Elements<T>(this IEnumerable<T> source, XName name)': elementsIn,
    'static IEnumerable<XElement> Descendants<T>(this IEnumerable<T> source)': descendantsIn,
    'static IEnumerable<XElement> Descendants<T>(this IEnumerable<T> source, XName name)': descendantsIn,
    'static IEnumerable<XElement> Ancestors<T>(this IEnumerable<T> source)': ancestorsIn,
    'static IEnumerable<XElement> Ancestors<T>(this IEnumerable<T> source, XName name)': ancestorsIn,
    'static IEnumerable<XElement> AncestorsAndSelf(this IEnumerable<XElement> source)': (rt, source: NetValue) =>
      elements(flat(rt, source, (node) => [node, ...ancestorsOf(rt, node)])),
    'static IEnumerable<XElement> DescendantsAndSelf(this IEnumerable<XElement> source)': (rt, source: NetValue) =>
      named(flat(rt, source, (node) => [node, ...containersIn(node).flatMap((at) => descendantsOf(rt, at))])),
    'static IEnumerable<XAttribute> Attributes(this IEnumerable<XElement> source)': (rt, source: NetValue) =>
      attributesIn(rt, source),
    'static IEnumerable<XAttribute> Attributes(this IEnumerable<XElement> source, XName name)': attributesIn,
    'static IEnumerable<XNode> Nodes<T>(this IEnumerable<T> source)': (rt, _types: Types, source: NetValue) =>
      nodes(flat(rt, source, (node) => containersIn(node).flatMap((at) => at.nodes))),
    'static IEnumerable<XNode> DescendantNodes<T>(this IEnumerable<T> source)': (rt, _types: Types, source: NetValue) =>
      nodes(flat(rt, source, (node) => containersIn(node).flatMap((at) => descendantsOf(rt, at)))),
    'static IEnumerable<T> InDocumentOrder<T>(this IEnumerable<T> source)': (rt, _types: Types, source: NetValue) =>
      nodes(nodesOf(rt, source).sort((left, right) => compareOrder(rt, left, right))),
    'static void Remove(this IEnumerable<XAttribute> source)': (rt, source: NetValue) => {
      const all = source === null ? raiseArgumentNull('source') : [...iterate(rt, source)];
      for (const each of all) if (isXAttribute(each)) removeAttribute(each);
      return null;
    },
    'static void Remove<T>(this IEnumerable<T> source)': (rt, _types: Types, source: NetValue) => {
      for (const node of nodesOf(rt, source)) removeNode(rt, node);
      return null;
    },
  },
});
