import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { parseDocument } from './document/parse.ts';
import { NetException } from './dotnet/raise.ts';
import { xmlContent } from './liquid/xml-content.ts';
import { evaluate } from './testing/evaluate.ts';

/** XML has no halves of surrogate pairs, wherever they stand. */

const half = fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code));
const places = fc.constantFrom(
  (it: string) => `<a>${it}</a>`,
  (it: string) => `<a>b${it}b</a>`,
  (it: string) => `<a b="${it}" />`,
  (it: string) => `<a>${it}`,
  (it: string) => `<a/>${it}`,
  (it: string) => `<!${it}`,
  (it: string) => `<${it}`,
  (it: string) => `<a ${it}`,
  (it: string) => `<a><![CDATA[${it}]]></a>`,
  (it: string) => it,
);

test.prop([half, places])('a document with one is not XML', (character, place) => {
  const text = place(character);
  expect(parseDocument({ format: 'rawxml', text, place: null }).ok).toBe(false);
  expect(xmlContent(text)).toBeNull();
});

test.prop([half, places])('an expression that reads it raises', (character, place) => {
  expect(() => evaluate(`XElement.Parse(${JSON.stringify(place(character))})`)).toThrow(NetException);
});

test.prop([fc.integer({ min: 0x10000, max: 0x10ffff }).map((code) => String.fromCodePoint(code))])(
  'whole pairs are characters',
  (character) => {
    expect(evaluate(`XElement.Parse("<a>${character}</a>").Value`)).toBe(character);
    expect(parseDocument({ format: 'rawxml', text: `<a b="${character}" />`, place: null })).toMatchObject({
      value: { attributes: [{ value: { value: character } }] },
    });
  },
);
