/** What the policies `<json-to-xml>` and `<xml-to-json>` do with a body. */
export type { JsonToXmlOptions } from './json-to-xml.ts';
export { jsonToXml } from './json-to-xml.ts';
export type { XmlToJsonOptions } from './xml-to-json.ts';
export { xmlToJson } from './xml-to-json.ts';
