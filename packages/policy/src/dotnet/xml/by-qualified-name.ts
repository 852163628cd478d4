import type { Runtime } from '../runtime.ts';
import type { XAttribute, XContainer } from './node.ts';
import { isXElement } from './node.ts';
import type { XmlNodeList } from './xml-node-value.ts';
import { xmlNodeList } from './xml-node-value.ts';
import { descendantsOf } from './tree.ts';

/** Names like `soap:Body`, as System.Xml asks for them. The prefix is passed over. */
function localPart(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function attributeNamed(attributes: readonly XAttribute[], name: string | null): XAttribute | undefined {
  if (name === null) return undefined;
  const local = localPart(name);
  return attributes.find((attribute) => attribute.name.local === local);
}

export function elementsNamed(rt: Runtime, node: XContainer, name: string): XmlNodeList {
  const local = localPart(name);
  return xmlNodeList(
    descendantsOf(rt, node).filter((each) => isXElement(each) && (name === '*' || each.name.local === local)),
  );
}
