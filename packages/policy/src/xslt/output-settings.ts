import type { XElement } from '../dotnet/xml/node.ts';
import { raiseXslt } from './fault.ts';
import { attribute, expandedName } from './reader.ts';
import type { OutputSettings } from './serialize.ts';

/** What `xsl:output` elements say together; the last one that says something counts. */
export function outputSettings(elements: readonly XElement[]): OutputSettings {
  const said = (name: string): string | null =>
    elements.map((element) => attribute(element, name)).findLast((value) => value !== null) ?? null;
  const method = said('method');
  if (method !== null && method !== 'xml' && method !== 'html' && method !== 'text')
    return raiseXslt(`'${method}' is an invalid value for the 'method' attribute.`);
  const indent = said('indent');
  return {
    method,
    omitsDeclaration: said('omit-xml-declaration') === 'yes',
    isIndented: indent === null ? null : indent === 'yes',
    encoding: said('encoding') ?? 'utf-8',
    standalone: said('standalone'),
    doctypePublic: said('doctype-public'),
    doctypeSystem: said('doctype-system'),
    cdata: new Set(elements.flatMap(cdataNames)),
  };
}

function cdataNames(element: XElement): readonly string[] {
  const names = (attribute(element, 'cdata-section-elements') ?? '').split(/\s+/);
  return names.filter((name) => name !== '').map((name) => expandedName(element, name));
}
