import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { rawXml } from './raw-xml.ts';

it.each([
  ['<a b="@(&quot;x&quot;)" />', '<a b="@("x")" />'],
  ["<a b='@(1 &lt; 2 &amp;&amp; 3 &gt; 2)'/>", "<a b='@(1 < 2 && 3 > 2)'/>"],
  ['<value>@{ return &quot;&#65;&#x42;&quot;; }</value>', '<value>@{ return "AB"; }</value>'],
  ['<value>a &amp; b</value>', '<value>a &amp; b</value>'],
  ['<a b="c &lt; d">&lt;</a>', '<a b="c &lt; d">&lt;</a>'],
  ['<!-- <a b="@(&quot;)"> -->', '<!-- <a b="@(&quot;)"> -->'],
  ['<value><![CDATA[@(&quot;)]]></value>', '<value><![CDATA[@(&quot;)]]></value>'],
  ['<value>@(&unknown;)</value>', '<value>@(&unknown;)</value>'],
])('%s becomes %s', (xml, raw) => {
  expect(rawXml(xml)).toBe(raw);
});

test.prop([fc.string()])('a text without entities stays as it is', (text) => {
  const plain = text.replaceAll('&', '');
  expect(rawXml(plain)).toBe(plain);
});

const expression = fc.stringMatching(/^[a-z<>&" ]{0,12}$/);
test.prop([expression, expression])(
  'what was escaped in expressions is unescaped, and only once',
  (inAttribute, inText) => {
    const escape = (text: string): string =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
    const xml = `<a b="@(${escape(inAttribute)})">@{${escape(inText)}}</a>`;
    expect(rawXml(xml)).toBe(`<a b="@(${inAttribute})">@{${inText}}</a>`);
  },
);
