import { describe, expect, it } from 'vitest';
import { readXml } from '../dotnet/xml/read-xml.ts';
import { stillRuntime } from '../testing/run-member.ts';
import type { Names } from './select.ts';
import { selectXPath } from './select.ts';
import { toText } from './value.ts';

const rt = stillRuntime();
const names: Names = {
  prefixes: (prefix) => (prefix === 'n' ? 'urn:n' : undefined),
  unknown: () => {
    throw new Error('unknown');
  },
};
const document = readXml(
  rt,
  `<shop xmlns:n="urn:n" xml:lang="en-GB"><book id="1" lang="en"><title>A</title><price>10</price></book>
  <book id="2"><title>B</title><price>20</price><n:note>x</n:note></book><!--c--><?pi d?><cd id="3"><price>5</price></cd></shop>`,
);

function text(expression: string): string {
  const value = selectXPath(rt, document, expression, names);
  return typeof value === 'object' ? value.map((node) => toText(rt, [node])).join('|') : toText(rt, value);
}

describe('XPath', () => {
  it.each([
    ['/shop/book/title', 'A|B'],
    ['//price', '10|20|5'],
    ['/shop/*/@id', '1|2|3'],
    ['/shop/book[2]/title', 'B'],
    ['/shop/book[last()]/@id', '2'],
    ['/shop/book[@id="1"]/price', '10'],
    ['/shop/book[price > 15]/title', 'B'],
    ['//book[title="A" or price=20]/@id', '1|2'],
    ['//book[not(@lang)]/title', 'B'],
    ['//n:note', 'x'],
    ['//n:*', 'x'],
    ['local-name(//n:note)', 'note'],
    ['name(//n:note)', 'n:note'],
    ['namespace-uri(//n:note)', 'urn:n'],
    ['count(//book)', '2'],
    ['sum(//price)', '35'],
    ['sum(//price) div count(//price)', '11.666666666666666'],
    ['string(//title)', 'A'],
    ['concat("a", 1, true())', 'a1true'],
    ['starts-with("abc", "ab")', 'true'],
    ['contains("abc", "d")', 'false'],
    ['substring("12345", 2, 3)', '234'],
    ['substring("12345", 1.5, 2.6)', '234'],
    ['substring("12345", 0, 3)', '12'],
    ['substring("12345", 0 div 0, 3)', ''],
    ['substring("12345", 2)', '2345'],
    ['substring("12345", -42, 1 div 0)', '12345'],
    ['substring("12345", -1 div 0, 1 div 0)', ''],
    ['substring-before("1999/04", "/")', '1999'],
    ['substring-after("1999/04", "/")', '04'],
    ['string-length("abc")', '3'],
    ['normalize-space("  a  b ")', 'a b'],
    ['translate("bar", "abc", "AB")', 'BAr'],
    ['7 mod 3', '1'],
    ['-7 mod 3', '-1'],
    ['1 div 0', 'Infinity'],
    ['number("x")', 'NaN'],
    ['1.0', '1'],
    ['100000000000000000000000', '100000000000000000000000'],
    ['0.0000001', '0.0000001'],
    ['floor(2.6) + ceiling(2.1) + round(2.5)', '8'],
    ['2 + 3 * 4 - 1', '13'],
    ['- - 1', '1'],
    ['1 < 2 and 2 < 1', 'false'],
    ['boolean(//none)', 'false'],
    ['//book[1]/following-sibling::*/@id', '2|3'],
    ['//cd/preceding-sibling::book[1]/@id', '2'],
    ['//title[.="B"]/ancestor::book/@id', '2'],
    ['//title[.="A"]/following::price', '10|20|5'],
    ['//cd/preceding::title', 'A|B'],
    ['//title/..//price', '10|20'],
    ['//book/@id | //cd/@id | //book/@id', '1|2|3'],
    ['/shop/comment()', 'c'],
    ['/shop/processing-instruction("pi")', 'd'],
    ['(//price)[2]', '20'],
    ['//price[2]', ''],
    ['//book[1.5]/@id', ''],
    ['//book[0]/@id', ''],
    ['//book/descendant-or-self::book/@id', '1|2'],
    ['//book[ancestor::shop]/@id', '1|2'],
    ['//price/preceding-sibling::title', 'A|B'],
    ['//book[position() = 2]/title/text()', 'B'],
    ["//*[name()='n:note']", 'x'],
    ["//*[namespace-uri()='urn:n']", 'x'],
    ["//book[count(*) = 2][1]/title | //book[@lang='en']/title", 'A'],
    ["//book[string-length(title) + 1 = 2][translate(title, 'AB', 'ab') = 'b']/@id", '2'],
    ['//book[price * 2 div 2 - 0.5 = 19.5]/@id', '2'],
    ['//book/node()[1]', 'A|B'],
    ['//price[. = //book[2]/price]', '20'],
    ['//price != 10', 'true'],
    ['lang("en")', 'false'],
    ['boolean(//book[lang("en")])', 'true'],
    ['* * 2', 'NaN'],
    ['self::node() = /', 'true'],
  ])('%s', (expression, expected) => {
    expect(text(expression)).toBe(expected);
  });

  it.each([
    ['//a[', 'Expression must evaluate to a node-set.'],
    ['', 'Expression must evaluate to a node-set.'],
    ['a[1', "'a[1' has an invalid token."],
    ['a b', "'a b' has an invalid token."],
    ['q:a', "Prefix 'q' is not defined."],
    ['nope()', 'unknown'],
    ['count(1)', 'Expression must evaluate to a node-set.'],
    ['$x', 'unknown'],
  ])('refuses %s', (expression, message) => {
    expect(() => text(expression)).toThrow(message);
  });

  it('is bounded', () => {
    const deep = '('.repeat(5000);
    expect(() => selectXPath(rt, document, deep, names)).toThrow('more than 100 deep');
    const many = readXml(rt, `<a>${'<b/>'.repeat(3000)}</a>`);
    expect(() => selectXPath(stillRuntime({ fuel: 1_000_000 }), many, '//b[count(//b) > 1]', names)).toThrow(
      'takes more than',
    );
  });
});
