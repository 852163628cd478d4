import { expect, it } from 'vitest';
import { evaluate, evaluateText } from '../../testing/evaluate.ts';

/** An expression over a document that has been loaded. */
function over(xml: string, body: string): string {
  return `@{ var d = new XmlDocument(); d.LoadXml("${xml}"); ${body} }`;
}

const books =
  "<books xmlns:p='urn:p'><book id='1' lang='en'><title>One</title><price>10</price></book><book id='2'><title>Two</title><price>20.5</price></book><p:note>n</p:note></books>";

it.each([
  ['/books/book[1]/title', 'One'],
  ['//title', 'One'],
  ["//book[@id='2']/title", 'Two'],
  ['//book[price > 15]/title', 'Two'],
  ["//book[title='One' and @lang]/price", '10'],
  ['//book[last()]/@id', '2'],
  ['/books/*[3]', 'n'],
  ["//*[local-name()='note']", 'n'],
  ["//*[name()='p:note']", 'n'],
  ["//*[namespace-uri()='urn:p']", 'n'],
  ['//book[position() = 2]/title/text()', 'Two'],
  ["//book[contains(title, 'wo')]/@id", '2'],
  ["//book[starts-with(title, 'O') or price = 20.5]/@id", '1'],
  ['//book[not(@lang)]/title', 'Two'],
  ['//title/../price', '10'],
  ['//price/preceding-sibling::title', 'One'],
  ['//title/following::price', '10'],
  ["//book[count(*) = 2][2]/title | //book[@lang='en']/title", 'One'],
  ["//book[string-length(title) + 1 = 4][translate(title, 'OT', 'ot') = 'two']/@id", '2'],
  ["//book[substring(title, 1, 2) = 'Tw']/@id", '2'],
  ['//book[price * 2 div 2 - 0.5 = 20]/@id', '2'],
  ['(//title)[2]', 'Two'],
  ['//book/descendant-or-self::book/@id', '1'],
  ['//book[ancestor::books]/@id', '1'],
  ['//book[sum(//price) > 30]/@id', '1'],
  ["//book[normalize-space('  a  b ') = 'a b']/@id", '1'],
])('SelectSingleNode("%s").InnerText is %s', (path, expected) => {
  expect(evaluateText(over(books, `return d.SelectSingleNode("${path}").InnerText;`))).toBe(expected);
});

it.each([
  ['return d.DocumentElement.Name;', 'books'],
  ['return d.SelectNodes("//book").Count;', '2'],
  ['return d.SelectSingleNode("//nothing");', 'null'],
  ['return d.SelectNodes("//book")[1].Attributes["id"].Value;', '2'],
  ['var s = ""; foreach (XmlNode n in d.SelectNodes("//title")) { s += n.InnerText; } return s;', 'OneTwo'],
  [
    'return d.DocumentElement.FirstChild.OuterXml;',
    '<book id="1" lang="en"><title>One</title><price>10</price></book>',
  ],
  ['return d.SelectSingleNode("//title").ParentNode.Name;', 'book'],
  ['return d.SelectSingleNode("//book").InnerXml;', '<title>One</title><price>10</price>'],
  ['return d.GetElementsByTagName("title").Count;', '2'],
  ['return ((XmlElement)d.SelectSingleNode("//book")).GetAttribute("lang");', 'en'],
  ['d.SelectSingleNode("//title").InnerText = "x"; return d.SelectSingleNode("//title").OuterXml;', '<title>x</title>'],
  [
    'var m = new XmlNamespaceManager(d.NameTable); m.AddNamespace("q", "urn:p"); return d.SelectSingleNode("//q:note", m).InnerText;',
    'n',
  ],
  ['return d.DocumentElement["book"]["title"].InnerText;', 'One'],
  ['return d.SelectSingleNode("//title").NodeType;', 'Element'],
  ['return d.DocumentElement.ChildNodes.Count;', '3'],
])('%s gives %s', (body, expected) => {
  expect(evaluateText(over(books, body))).toBe(expected);
});

it.each([
  [
    'return d.SelectSingleNode("//p:note");',
    'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.',
  ],
  ['return d.SelectSingleNode("//[");', "'//[' has an invalid token."],
  ['return d.SelectNodes("1 + 1");', 'Expression must evaluate to a node-set.'],
])('%s raises %s', (body, message) => {
  expect(() => evaluate(over(books, body))).toThrow(message);
});

it('a query pays for what it looks at', () => {
  const deep = `<a>${'<b/>'.repeat(300)}</a>`;
  expect(() => evaluate(over(deep, 'return d.SelectNodes("//*[count(//*[count(//*) > 0]) > 0]").Count;'))).toThrow(
    'steps',
  );
});
