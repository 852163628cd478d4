import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { NetObject } from '../value.ts';
import type { XNode } from './node.ts';
import { compareOrder } from './order.ts';

export const xNodeDocumentOrderComparer: TypeDefinition = defineType({
  name: 'System.Xml.Linq.XNodeDocumentOrderComparer',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.xnodedocumentordercomparer?view=netframework-4.8',
  members: {
    'XNodeDocumentOrderComparer()': (): NetObject => ({ net: 'System.Xml.Linq.XNodeDocumentOrderComparer' }),
    'int Compare(XNode x, XNode y)': (rt, _self: NetObject, ...[left, right]: [XNode | null, XNode | null]) =>
      compareOrder(rt, left, right),
  },
});
