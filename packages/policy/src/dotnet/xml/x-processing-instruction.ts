import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { XInstruction } from './node.ts';
import { xInstruction } from './node.ts';

export const xProcessingInstruction: TypeDefinition = defineType({
  name: 'System.Xml.Linq.XProcessingInstruction',
  kind: 'class',
  base: 'XNode',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.xprocessinginstruction?view=netframework-4.8',
  members: {
    'XProcessingInstruction(string target, string data)': (_rt, ...[target, data]: (string | null)[]) =>
      xInstruction(target ?? raiseArgumentNull('target'), data ?? raiseArgumentNull('data')),
    'string Target { get; set; }': (_rt, self: XInstruction) => self.target,
    'string Data { get; set; }': (_rt, self: XInstruction) => self.data,
  },
  setters: {
    'string Target { get; set; }': (_rt, self: XInstruction, target: string | null) => {
      self.target = target ?? raiseArgumentNull('value');
      return null;
    },
    'string Data { get; set; }': (_rt, self: XInstruction, data: string | null) => {
      self.data = data ?? raiseArgumentNull('value');
      return null;
    },
  },
});
