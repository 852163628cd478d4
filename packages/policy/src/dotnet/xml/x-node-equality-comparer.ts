import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { NetObject } from '../value.ts';
import { deepEquals } from './equal.ts';
import type { XNode } from './node.ts';

export const xNodeEqualityComparer: TypeDefinition = defineType({
  name: 'System.Xml.Linq.XNodeEqualityComparer',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.xnodeequalitycomparer?view=netframework-4.8',
  members: {
    'XNodeEqualityComparer()': (): NetObject => ({ net: 'System.Xml.Linq.XNodeEqualityComparer' }),
    'bool Equals(XNode x, XNode y)': (rt, _self: NetObject, ...[left, right]: [XNode | null, XNode | null]) =>
      deepEquals(rt, left, right),
  },
});
