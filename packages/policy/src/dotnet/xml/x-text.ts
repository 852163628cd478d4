import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { XText } from './node.ts';
import { xText as newText } from './node.ts';

export const xText: TypeDefinition = defineType({
  name: 'System.Xml.Linq.XText',
  kind: 'class',
  base: 'XNode',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.xtext?view=netframework-4.8',
  members: {
    'XText(string value)': (_rt, value: string | null) => newText(value ?? raiseArgumentNull('value')),
    'XText(XText other)': (_rt, other: XText | null) => newText((other ?? raiseArgumentNull('other')).value),
    'string Value { get; set; }': (_rt, self: XText) => self.value,
  },
  setters: {
    'string Value { get; set; }': (_rt, self: XText, value: string | null) => {
      self.value = value ?? raiseArgumentNull('value');
      return null;
    },
  },
});
