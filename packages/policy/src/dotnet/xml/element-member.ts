import type { Members } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetArray, NetValue } from '../value.ts';
import { addLast, attributeText } from './content.ts';
import { isSameName, xNamespace } from './name.ts';
import type { XElement, XName } from './node.ts';
import { isXElement, xAttribute, xElement, xText } from './node.ts';
import { prefixOf, scopeAt, uriOf } from './scope.ts';
import { attributes, elements, nodes } from './sequence.ts';
import {
  ancestorsOf,
  attributeOf,
  descendantsOf,
  elementOf,
  isNamed,
  removeAttribute,
  removeNode,
  removeNodes,
} from './tree.ts';
import { xmlValueText } from './xml-text.ts';

/** `element.Value = text`. */
export function setValue(rt: Runtime, element: XElement, text: string | null): null {
  if (text === null) return raiseArgumentNull('value');
  removeNodes(rt, element);
  element.hasEnd = true;
  if (text !== '') {
    const node = xText(text);
    node.parent = element;
    element.nodes.push(node);
  }
  return null;
}

function setAttribute(rt: Runtime, element: XElement, ...[name, value]: [XName | null, NetValue]): null {
  const known = attributeOf(rt, element, name);
  if (value === null) {
    if (known !== null) removeAttribute(known);
  } else if (known !== null) known.value = attributeText(rt, value);
  else addLast(rt, element, xAttribute(name ?? raiseArgumentNull('name'), attributeText(rt, value)));
  return null;
}

function setElement(rt: Runtime, element: XElement, ...[name, value]: [XName | null, NetValue]): null {
  const known = elementOf(rt, element, name);
  if (value === null) {
    if (known !== null) removeNode(rt, known);
    return null;
  }
  const child = known ?? xElement(name ?? raiseArgumentNull('name'));
  setValue(rt, child, xmlValueText(rt, value));
  return known === null ? addLast(rt, element, child) : null;
}

function removeAttributes(element: XElement): void {
  for (const attribute of element.attributes) attribute.parent = null;
  element.attributes = [];
}

function replaceAll(rt: Runtime, element: XElement, content: NetValue): null {
  removeAttributes(element);
  removeNodes(rt, element);
  return addLast(rt, element, content);
}

function replaceAttributes(rt: Runtime, element: XElement, content: NetValue): null {
  removeAttributes(element);
  return addLast(rt, element, content);
}

/** Members of `XElement` that change it. */
export const changingMembers: Members = {
  'void SetAttributeValue(XName name, object value)': setAttribute,
  'void SetElementValue(XName name, object value)': setElement,
  'void SetValue(object value)': (rt, self: XElement, value: NetValue) =>
    value === null ? raiseArgumentNull('value') : setValue(rt, self, xmlValueText(rt, value)),
  'void RemoveAttributes()': (_rt, self: XElement) => {
    removeAttributes(self);
    return null;
  },
  'void RemoveAll()': (rt, self: XElement) => {
    removeAttributes(self);
    removeNodes(rt, self);
    return null;
  },
  'void ReplaceAll(object content)': replaceAll,
  'void ReplaceAll(params object[] content)': (rt, self: XElement, content: NetArray) => replaceAll(rt, self, content),
  'void ReplaceAttributes(object content)': replaceAttributes,
  'void ReplaceAttributes(params object[] content)': (rt, self: XElement, content: NetArray) =>
    replaceAttributes(rt, self, content),
};

function selfAnd(
  rt: Runtime,
  element: XElement,
  ...[others, name]: ['ancestors' | 'descendants', (XName | null)?]
): NetArray {
  const found = others === 'ancestors' ? ancestorsOf(rt, element) : descendantsOf(rt, element);
  return elements([element, ...found].filter((each) => isXElement(each) && isNamed(each, name)));
}

/** Members of `XElement` that look around it. */
export const lookingMembers: Members = {
  'XAttribute Attribute(XName name)': (rt, self: XElement, name: XName | null) =>
    name === null ? null : attributeOf(rt, self, name),
  'IEnumerable<XAttribute> Attributes()': (_rt, self: XElement) => attributes(self.attributes),
  'IEnumerable<XAttribute> Attributes(XName name)': (_rt, self: XElement, name: XName | null) =>
    attributes(name === null ? [] : self.attributes.filter((attribute) => isSameName(attribute.name, name))),
  'bool HasAttributes { get; }': (_rt, self: XElement) => self.attributes.length > 0,
  'bool HasElements { get; }': (_rt, self: XElement) => self.nodes.some((node) => isXElement(node)),
  'bool IsEmpty { get; }': (_rt, self: XElement) => self.nodes.length === 0 && !self.hasEnd,
  'XAttribute FirstAttribute { get; }': (_rt, self: XElement) => self.attributes[0] ?? null,
  'XAttribute LastAttribute { get; }': (_rt, self: XElement) => self.attributes.at(-1) ?? null,
  'IEnumerable<XElement> AncestorsAndSelf()': (rt, self: XElement) => selfAnd(rt, self, 'ancestors'),
  'IEnumerable<XElement> AncestorsAndSelf(XName name)': (rt, self: XElement, name: XName | null) =>
    selfAnd(rt, self, 'ancestors', name),
  'IEnumerable<XElement> DescendantsAndSelf()': (rt, self: XElement) => selfAnd(rt, self, 'descendants'),
  'IEnumerable<XElement> DescendantsAndSelf(XName name)': (rt, self: XElement, name: XName | null) =>
    selfAnd(rt, self, 'descendants', name),
  'IEnumerable<XNode> DescendantNodesAndSelf()': (rt, self: XElement) => nodes([self, ...descendantsOf(rt, self)]),
  'XNamespace GetDefaultNamespace()': (rt, self: XElement) => xNamespace(uriOf(scopeAt(rt, self), '') ?? ''),
  'XNamespace GetNamespaceOfPrefix(string prefix)': (rt, self: XElement, prefix: string) => {
    const uri = uriOf(scopeAt(rt, self), prefix);
    return uri === null ? null : xNamespace(uri);
  },
  'string GetPrefixOfNamespace(XNamespace ns)': (rt, self: XElement, ns: { readonly uri: string } | null) =>
    prefixOf(scopeAt(rt, self), (ns ?? raiseArgumentNull('ns')).uri, false),
};
