import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { NetValue } from '../value.ts';
import { attributeText } from './content.ts';
import { conversionMembers } from './convert.ts';
import type { XAttribute, XName } from './node.ts';
import { xAttribute as newAttribute } from './node.ts';
import { attributeMarkup } from './print-xml.ts';
import { declaredPrefix } from './scope.ts';
import { removeAttribute } from './tree.ts';

function beside(self: XAttribute, distance: 1 | -1): XAttribute | null {
  const { parent } = self;
  if (parent === null) return null;
  const at = parent.attributes.indexOf(self) + distance;
  return at < 0 ? null : (parent.attributes[at] ?? null);
}

export const xAttribute: TypeDefinition = defineType({
  name: 'System.Xml.Linq.XAttribute',
  kind: 'class',
  base: 'XObject',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.xattribute?view=netframework-4.8',
  members: {
    'XAttribute(XName name, object value)': (rt, name: XName | null, value: NetValue) =>
      newAttribute(
        name ?? raiseArgumentNull('name'),
        value === null ? raiseArgumentNull('value') : attributeText(rt, value),
      ),
    'XAttribute(XAttribute other)': (_rt, other: XAttribute | null) => {
      const { name, value } = other ?? raiseArgumentNull('other');
      return newAttribute(name, value);
    },
    'XName Name { get; }': (_rt, self: XAttribute) => self.name,
    'string Value { get; set; }': (_rt, self: XAttribute) => self.value,
    'bool IsNamespaceDeclaration { get; }': (_rt, self: XAttribute) => declaredPrefix(self) !== null,
    'XAttribute NextAttribute { get; }': (_rt, self: XAttribute) => beside(self, 1),
    'XAttribute PreviousAttribute { get; }': (_rt, self: XAttribute) => beside(self, -1),
    'void Remove()': (_rt, self: XAttribute) => {
      removeAttribute(self);
      return null;
    },
    'void SetValue(object value)': (rt, self: XAttribute, value: NetValue) => {
      self.value = value === null ? raiseArgumentNull('value') : attributeText(rt, value);
      return null;
    },
    'string ToString()': (_rt, self: XAttribute) => attributeMarkup(self),
    ...conversionMembers<XAttribute>({ type: 'XAttribute', parameter: 'attribute' }, (_rt, { value }) => value),
  },
  setters: {
    'string Value { get; set; }': (_rt, self: XAttribute, value: string | null) => {
      self.value = value ?? raiseArgumentNull('value');
      return null;
    },
  },
  hooks: { text: (_rt, self: XAttribute) => attributeMarkup(self) },
});
