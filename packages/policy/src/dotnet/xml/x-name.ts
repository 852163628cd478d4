import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { checkedName, isSameName, nameOf, nameText, xNamespace } from './name.ts';
import type { XName } from './node.ts';

type Two = [XName | null, XName | null];

function same(...[left, right]: Two): boolean {
  return left === right || (left !== null && right !== null && isSameName(left, right));
}

export const xNameType: TypeDefinition = defineType({
  name: 'System.Xml.Linq.XName',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.xname?view=netframework-4.8',
  members: {
    'static XName Get(string expandedName)': (_rt, text: string | null) => nameOf(text),
    'static XName Get(string localName, string namespaceName)': (_rt, local: string, space: string) =>
      checkedName(local, space),
    'string LocalName { get; }': (_rt, self: XName) => self.local,
    'XNamespace Namespace { get; }': (_rt, self: XName) => xNamespace(self.space),
    'string NamespaceName { get; }': (_rt, self: XName) => self.space,
    'static implicit operator XName(string expandedName)': (_rt, text: string | null) =>
      text === null ? null : nameOf(text),
    'static bool operator ==(XName left, XName right)': (_rt: Runtime, ...names: Two) => same(...names),
    'static bool operator !=(XName left, XName right)': (_rt: Runtime, ...names: Two) => !same(...names),
  },
  hooks: {
    text: (_rt, self: XName) => nameText(self),
    equals: (_rt, left: XName, right: XName) => isSameName(left, right),
    key: (self: XName) => nameText(self),
  },
});
