import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { fromPlain } from '../dotnet/json/plain.ts';
import { printJson } from '../dotnet/json/print-json.ts';
import { stillRuntime } from '../testing/run-member.ts';
import type { JsonToXmlOptions, XmlToJsonOptions } from './index.ts';
import { jsonToXml, xmlToJson } from './index.ts';
import { decodeName, encodeName } from './encode-name.ts';

const soap: JsonToXmlOptions = { namespaceSeparator: ':', namespacePrefix: 'xmlns', attributeBlockName: '#attrs' };

it.each<[json: string, options: JsonToXmlOptions, xml: string]>([
  ['{"a":1}', {}, '<a>1</a>'],
  ['{"a":{"b":"x","c":1.5}}', {}, '<a><b>x</b><c>1.5</c></a>'],
  ['{"a":1,"b":2}', {}, '<Document><a>1</a><b>2</b></Document>'],
  ['{"a":[1,2]}', {}, '<Document><a>1</a><a>2</a></Document>'],
  ['{"r":{"a":[1,{"b":2}]}}', {}, '<r><a>1</a><a><b>2</b></a></r>'],
  ['[1,"x"]', {}, '<Document><Item>1</Item><Item>x</Item></Document>'],
  ['5', {}, '<Document>5</Document>'],
  ['{}', {}, '<Document />'],
  ['{"a":{}}', {}, '<a />'],
  ['{"a":[],"b":""}', {}, '<Document><a /><b></b></Document>'],
  ['{"a":true}', {}, '<a>True</a>'],
  ['{"a":null}', {}, '<a xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" />'],
  ['{"a b":1}', {}, '<a_x0020_b>1</a_x0020_b>'],
  ['{"1":1}', {}, '<_x0031_>1</_x0031_>'],
  ['{"a":"<&>"}', {}, '<a>&lt;&amp;&gt;</a>'],
  ['{"a":"2020-01-02T03:04:05.000Z"}', {}, '<a>2020-01-02T03:04:05Z</a>'],
  ['{"a":"2020-01-02T03:04:05.000Z"}', { parseDate: false }, '<a>2020-01-02T03:04:05.000Z</a>'],
  ['{"a":{"@x":"1","#text":"t"}}', {}, '<a x="1">t</a>'],
  ['{"a_b":1}', {}, '<a_b>1</a_b>'],
  ['{"p_a":{"xmlns_p":"urn:x","p_b":1}}', {}, '<p:a xmlns:p="urn:x"><p:b>1</p:b></p:a>'],
  ['{"a":{"xmlns":"urn:x","b":1}}', soap, '<a xmlns="urn:x"><b>1</b></a>'],
  [
    '{"p:A":{"xmlns:p":"urn:x","p:B":{"#attrs":{"q":"1"},"c":"t"},"p:H":{}}}',
    soap,
    '<p:A xmlns:p="urn:x"><p:B q="1"><c>t</c></p:B><p:H /></p:A>',
  ],
  ['{"a":{"xmlns:p":"urn:x","#attrs":{"p:q":1}}}', soap, '<a xmlns:p="urn:x" p:q="1" />'],
])('%s becomes XML', (json, options, xml) => {
  expect(jsonToXml(stillRuntime(), json, options)).toBe(xml);
});

const direct: XmlToJsonOptions = { kind: 'direct' };
const friendly: XmlToJsonOptions = { kind: 'javascript-friendly' };

it.each<[xml: string, options: XmlToJsonOptions, json: string]>([
  ['<a>1</a>', direct, '{"a":"1"}'],
  ['<a/>', direct, '{"a":null}'],
  ['<a></a>', direct, '{"a":""}'],
  ['<a x="1"/>', direct, '{"a":{"@x":"1"}}'],
  ['<a x="1"/>', friendly, '{"a":{"x":"1"}}'],
  ['<a x="1">t</a>', direct, '{"a":{"@x":"1","#text":"t"}}'],
  ['<a x="1">t</a>', friendly, '{"a":{"x":"1","text":"t"}}'],
  ['<a><b>1</b><b>2</b><c>3</c></a>', direct, '{"a":{"b":["1","2"],"c":"3"}}'],
  ['<a><b>1</b><c>3</c></a>', { ...direct, alwaysArrayChildElements: true }, '{"a":{"b":["1"],"c":["3"]}}'],
  ['<a><b>1</b><b>2</b></a>', { ...friendly, alwaysArrayChildElements: true }, '{"a":{"b":["1","2"]}}'],
  ['<?xml version="1.0"?><a>1</a>', direct, '{"version":"1.0","a":"1"}'],
  ['<?xml version="1.0"?><a>1</a>', friendly, '{"a":"1"}'],
  ['<s:E xmlns:s="urn:s"><s:B/></s:E>', direct, '{"s$E":{"@xmlns$s":"urn:s","s$B":null}}'],
  ['<s:E xmlns:s="urn:s"><s:B/></s:E>', friendly, '{"E":{"B":null}}'],
  ['<a><![CDATA[<b>]]></a>', direct, '{"a":"<b>"}'],
  ['<a><!-- c --><b/></a>', friendly, '{"a":{"b":null}}'],
])('%s becomes JSON', (xml, options, json) => {
  expect(xmlToJson(stillRuntime(), xml, options)).toBe(json);
});

test.prop([fc.string({ unit: 'binary' }).filter((name) => name !== '' && !/_x[0-9a-fA-F]{4}/.test(name))])(
  'an encoded name is decoded to what it was',
  (name) => {
    expect(decodeName(encodeName(name))).toBe(name);
  },
);

/** Objects, texts and lists of more than one: what both forms can say. */
const leaf = fc.string({ unit: fc.constantFrom('a', 'B', '1', ' ', '<', '&', '"', 'é') }).map((text) => `x${text}`);
const both = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    tie('object'),
    fc.array(fc.oneof(leaf, tie('object')), { minLength: 2, maxLength: 3 }),
  ),
  object: fc.dictionary(
    fc.stringMatching(/^[a-z]{1,3}( [a-z])?$/).filter((name) => name !== 'xml' && !name.startsWith('xmlns')),
    tie('value'),
    { minKeys: 1, maxKeys: 3 },
  ),
})).object;

test.prop([both])('JSON that became XML comes back', (object) => {
  const rt = stillRuntime();
  const json = printJson(rt, fromPlain({ root: object }), false);
  const back = xmlToJson(rt, jsonToXml(rt, json, { parseDate: false }), { kind: 'direct' });
  expect(back).toBe(json);
});
