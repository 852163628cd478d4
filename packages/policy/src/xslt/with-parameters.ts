import type { XElement } from '../dotnet/xml/node.ts';
import type { XPathValue } from '../xpath/value.ts';
import { valueOf } from './content.ts';
import { expandedName, isXslt, required } from './reader.ts';
import type { ReadBody } from './reader.ts';
import type { At } from './run.ts';

/** What the `xsl:with-param` elements in an element give. */
export function withParameters(element: XElement, read: ReadBody): (at: At) => ReadonlyMap<string, XPathValue> {
  const given = element.nodes.flatMap((node) =>
    isXslt(node, 'with-param') ? [[expandedName(node, required(node, 'name')), valueOf(node, read)] as const] : [],
  );
  return (at) => new Map(given.map(([name, value]) => [name, value(at)]));
}
