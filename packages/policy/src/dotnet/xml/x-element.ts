import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { EnumValue, NetArray, NetValue } from '../value.ts';
import { addLast } from './content.ts';
import { conversionMembers } from './convert.ts';
import { changingMembers, lookingMembers, setValue } from './element-member.ts';
import { readOptions } from './load-options.ts';
import type { XElement, XName } from './node.ts';
import { xElement as newElement } from './node.ts';
import { readElement } from './read-xml.ts';
import { cloneNode, valueOf } from './tree.ts';

function built(rt: Runtime, name: XName | null, content: NetValue): XElement {
  const element = newElement(name ?? raiseArgumentNull('name'));
  addLast(rt, element, content);
  return element;
}

export const xElement: TypeDefinition = defineType({
  name: 'System.Xml.Linq.XElement',
  kind: 'class',
  base: 'XContainer',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.xelement?view=netframework-4.8',
  members: {
    'XElement(XName name)': (rt, name: XName | null) => built(rt, name, null),
    'XElement(XName name, object content)': built,
    'XElement(XName name, params object[] content)': (rt, name: XName | null, content: NetArray) =>
      built(rt, name, content),
    'XElement(XElement other)': (rt, other: XElement | null) =>
      other === null ? raiseArgumentNull('other') : cloneNode(rt, other),
    'static XElement Parse(string text)': (rt, text: string | null) => readElement(rt, text),
    'static XElement Parse(string text, LoadOptions options)': (rt, text: string | null, options: EnumValue) =>
      readElement(rt, text, readOptions(options)),
    'XName Name { get; set; }': (_rt, self: XElement) => self.name,
    'string Value { get; set; }': valueOf,
    ...lookingMembers,
    ...changingMembers,
    ...conversionMembers<XElement>({ type: 'XElement', parameter: 'element' }, valueOf),
  },
  setters: {
    'XName Name { get; set; }': (_rt, self: XElement, name: XName | null) => {
      self.name = name ?? raiseArgumentNull('value');
      return null;
    },
    'string Value { get; set; }': setValue,
  },
});
