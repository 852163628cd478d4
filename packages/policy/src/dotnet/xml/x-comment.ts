import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { XComment } from './node.ts';
import { xComment as newComment } from './node.ts';

export const xComment: TypeDefinition = defineType({
  name: 'System.Xml.Linq.XComment',
  kind: 'class',
  base: 'XNode',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.xcomment?view=netframework-4.8',
  members: {
    'XComment(string value)': (_rt, value: string | null) => newComment(value ?? raiseArgumentNull('value')),
    'XComment(XComment other)': (_rt, other: XComment | null) =>
      newComment((other ?? raiseArgumentNull('other')).value),
    'string Value { get; set; }': (_rt, self: XComment) => self.value,
  },
  setters: {
    'string Value { get; set; }': (_rt, self: XComment, value: string | null) => {
      self.value = value ?? raiseArgumentNull('value');
      return null;
    },
  },
});
