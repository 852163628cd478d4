import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, test as example } from 'vitest';
import { almostDocument, element, withoutPlaces } from '../testing/arbitrary-document.ts';
import { corpusDocuments } from '../testing/corpus.ts';
import type { PolicyElement, Text } from './element.ts';
import { decodeEntities } from './entity.ts';
import { putNamedValues } from './named-values.ts';
import { parseDocument } from './parse.ts';
import { printDocument } from './print.ts';

function parse(text: string, format: 'xml' | 'rawxml' = 'rawxml'): PolicyElement {
  const parsed = parseDocument({ format, text, place: null });
  if (!parsed.ok) throw new Error(parsed.failure.message);
  return parsed.value;
}

describe('parseDocument', () => {
  test.prop([element])('reads what printDocument wrote', (made) => {
    expect(withoutPlaces(parse(printDocument(made)))).toEqual(withoutPlaces(made));
  });

  test.prop([fc.oneof(almostDocument, fc.string({ unit: 'binary' }))])('never throws', (text) => {
    const parsed = parseDocument({ format: 'rawxml', text, place: null });
    if (parsed.ok) return;
    const { line = 0, column = 0 } = parsed.failure.place ?? {};
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(text.split('\n').length);
    expect(column).toBeGreaterThanOrEqual(1);
  });

  test.prop([element, fc.nat({ max: 5 }), fc.nat({ max: 5 })])(
    'keeps the place of every element and attribute',
    (made, down, right) => {
      const text = `${'\n'.repeat(down)}${' '.repeat(right)}${printDocument(made)}`;
      const lines = text.split('\n');
      function check({ place, name, attributes, children }: PolicyElement): void {
        expect(lines[place.line - 1]?.slice(place.column - 1)).toMatch(new RegExp(`^<${name}`));
        for (const attribute of attributes)
          expect(lines[attribute.place.line - 1]?.slice(attribute.place.column - 1)).toMatch(
            new RegExp(`^${attribute.name}="`),
          );
        for (const child of children) check(child);
      }
      check(parse(text));
    },
  );

  test('finds an attribute whose name another value mentions', () => {
    const [inner] = parse('<a>\n  <b c=" d=1"\n     d="@("x")" e=\'2\'/>\n</a>').children;
    expect(inner?.attributes.map(({ name, place: { line, column } }) => [name, line, column])).toEqual([
      ['c', 2, 6],
      ['d', 3, 6],
      ['e', 3, 17],
    ]);
  });

  test('takes what is only partly an expression as text', () => {
    expect(parse('<a b="hi @(x)"> @(y) </a>')).toMatchObject({
      attributes: [{ value: { kind: 'literal', value: 'hi @(x)' } }],
      text: { kind: 'expression', source: '@(y)' },
    });
  });

  test.each(['xml', 'rawxml'] as const)('decodes the entities of an expression once, in %s', (format) => {
    const { text } = parse('<a>@(x &lt; 1 &amp;&amp; y == &quot;&amp;amp;&quot;)</a>', format);
    expect(text).toMatchObject({ kind: 'expression', source: '@(x < 1 && y == "&amp;")' });
  });

  test.prop([element, fc.boolean()])('locates every character of every expression', (made, isSpread) => {
    const text = isSpread ? printDocument(made).replaceAll('<a', '\r\n<a') : printDocument(made);
    const lines = text.split('\n');
    function checkText(value: Text | null): void {
      if (value?.kind !== 'expression') return;
      for (let at = 0; at < value.source.length; at += 1) {
        const { line, column } = value.locate?.(at) ?? { line: 0, column: 0 };
        const written = `${lines[line - 1]?.slice(column - 1)}\n`;
        expect(decodeEntities(written)[0]).toBe(value.source[at]);
      }
    }
    function check({ attributes, children, text: own }: PolicyElement): void {
      for (const { value } of attributes) checkText(value);
      checkText(own);
      for (const child of children) check(child);
    }
    check(parse(text));
  });

  test('locates an expression behind named values and entities', () => {
    const document = { format: 'rawxml', text: '<a b="{{n}}">\n@(&quot;{{n}}&quot; +\n  x)</a>', place: null } as const;
    const { document: filled, placeAt } = putNamedValues(document, [
      { id: 'n', name: 'n', value: 'long value', secret: false },
    ]);
    const parsed = parseDocument(filled, placeAt);
    const text = parsed.ok ? parsed.value.text : null;
    if (text?.kind !== 'expression') throw new Error('no expression');
    expect(text.source).toBe('@("long value" +\n  x)');
    expect(text.locate?.(text.source.indexOf('+'))).toMatchObject({ line: 2, column: 21 });
    expect(text.locate?.(text.source.indexOf('x'))).toMatchObject({ line: 3, column: 3 });
  });

  test.each([
    ['<a b="@(x.Replace("\\"", "&quot;"))" c="1"/>', '@(x.Replace("\\"", "&quot;"))'],
    ['<a b=\'@(x.As&lt;string&gt;("y") + "&quot;)")\' />', '@(x.As<string>("y") + "&quot;)")'],
    ['<a b="@(x + &quot;)&quot;)" />', '@(x + ")")'],
  ])('takes a quote that is escaped among ones that are not as part of a string: %s', (text, source) => {
    expect(parse(text).attributes[0]?.value).toMatchObject({ kind: 'expression', source });
  });

  test('decodes nothing in CDATA', () => {
    const { text } = parse('<a><![CDATA[@("&quot;a&amp;" + x)]]></a>');
    expect(text).toMatchObject({ kind: 'expression', source: '@("&quot;a&amp;" + x)' });
  });

  test('takes comments with "--" in them, and none in CDATA', () => {
    expect(parse('<a><!-- a -- b ---->x<![CDATA[<!-- @( -->]]></a>').text).toEqual({
      kind: 'literal',
      value: 'x<!-- @( -->',
    });
  });

  test('takes what looks like an expression in the midst of text as text', () => {
    expect(parse('<a>mail me @(x or :-@{</a>').text).toEqual({ kind: 'literal', value: 'mail me @(x or :-@{' });
  });

  test('keeps a style sheet behind its parameters as text', () => {
    const transform = parse('<xsl-transform><parameter name="p">@(1)</parameter> <x:a><x:b/></x:a> </xsl-transform>');
    expect(transform.children.map(({ name }) => name)).toEqual(['parameter']);
    expect(transform.text).toEqual({ kind: 'literal', value: '<x:a><x:b/></x:a>' });
    expect(withoutPlaces(parse(printDocument(transform)))).toEqual(withoutPlaces(transform));
  });

  test('keeps markup inside a body as text', () => {
    const body = parse('<set-body template="liquid"><s:Envelope a="1"><b>{{body.x}}</b>&amp;</s:Envelope> </set-body>');
    expect(body.text).toEqual({ kind: 'literal', value: '<s:Envelope a="1"><b>{{body.x}}</b>&amp;</s:Envelope>' });
    expect(body.children).toEqual([]);
  });

  test('takes comments, CDATA, a declaration and a byte order mark', () => {
    const root = parse(
      '\uFEFF\n<?xml version="1.0" encoding="utf-8"?>\n<!-- @( --><a><![CDATA[<b>]]><!-- x --> &#x41;</a>',
    );
    expect(root.text).toEqual({ kind: 'literal', value: '<b> A' });
    expect(root.place).toMatchObject({ line: 3, column: 12 });
  });

  test.each([
    ['<policies>\n  <inbound>\n</policies>', 'policy/not-xml', 3],
    ['<a>\n<b c="@(x" /></a>', 'policy/expression-not-closed', 2],
    ['', 'policy/not-xml', 1],
    ['<a>&nope;</a>', 'policy/not-xml', 1],
    [`${'<a>'.repeat(101)}${'</a>'.repeat(101)}`, 'policy/too-deep', 1],
  ])('refuses %j', (text, code, line) => {
    const parsed = parseDocument({ format: 'rawxml', text, place: null });
    expect(parsed).toMatchObject({ ok: false, failure: { code, place: { line } } });
  });
});

describe('real documents', () => {
  example.skipIf(corpusDocuments === null)(
    'parse, and print to what parses to the same (skipped without ../shared/corpus)',
    () => {
      for (const [file, text] of corpusDocuments ?? []) {
        const parsed = parseDocument({ format: 'rawxml', text, place: { file, line: 1, column: 1 } });
        expect([file, parsed.ok]).toEqual([file, true]);
        if (parsed.ok) expect(withoutPlaces(parse(printDocument(parsed.value)))).toEqual(withoutPlaces(parsed.value));
      }
    },
  );
});
