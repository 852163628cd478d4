import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { checkedName, xNamespace } from './name.ts';
import type { XNamespace } from './node.ts';
import { xmlnsNamespace, xmlNamespace } from './node.ts';

type Two = [XNamespace | null, XNamespace | null];

export const xNamespaceType: TypeDefinition = defineType({
  name: 'System.Xml.Linq.XNamespace',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.xnamespace?view=netframework-4.8',
  members: {
    'static XNamespace Get(string namespaceName)': (_rt, uri: string | null) =>
      xNamespace(uri ?? raiseArgumentNull('namespaceName')),
    'static XNamespace None { get; }': () => xNamespace(''),
    'static XNamespace Xml { get; }': () => xNamespace(xmlNamespace),
    'static XNamespace Xmlns { get; }': () => xNamespace(xmlnsNamespace),
    'string NamespaceName { get; }': (_rt, self: XNamespace) => self.uri,
    'XName GetName(string localName)': (_rt, self: XNamespace, local: string | null) =>
      checkedName(local ?? raiseArgumentNull('localName'), self.uri),
    'static implicit operator XNamespace(string namespaceName)': (_rt, uri: string | null) =>
      uri === null ? null : xNamespace(uri),
    'static XName operator +(XNamespace ns, string localName)': (_rt, space: XNamespace | null, local: string | null) =>
      checkedName(local ?? raiseArgumentNull('localName'), (space ?? raiseArgumentNull('ns')).uri),
    'static bool operator ==(XNamespace left, XNamespace right)': (_rt: Runtime, ...[left, right]: Two) =>
      left?.uri === right?.uri,
    'static bool operator !=(XNamespace left, XNamespace right)': (_rt: Runtime, ...[left, right]: Two) =>
      left?.uri !== right?.uri,
  },
  hooks: {
    text: (_rt, self: XNamespace) => self.uri,
    equals: (_rt, left: XNamespace, right: XNamespace) => left.uri === right.uri,
    key: (self: XNamespace) => self.uri,
  },
});
