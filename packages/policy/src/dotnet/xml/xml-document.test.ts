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
  ["//book[@id='2']/title", 'Two'],
  ['//book[price > 15]/title', 'Two'],
  ['/books/*[3]', 'n'],
  ['//book[last()]/@id', '2'],
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
  [
    'return d.SelectSingleNode("//title[nope()]");',
    'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.',
  ],
  [
    'return d.SelectSingleNode("$x");',
    'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.',
  ],
  [
    'return d.SelectSingleNode("//p:note", new XmlNamespaceManager(d.NameTable));',
    "Namespace prefix 'p' is not defined.",
  ],
  [
    'return d.SelectNodes("$x", new XmlNamespaceManager(d.NameTable));',
    'XsltContext is needed for this query because of an unknown function.',
  ],
  ['return d.SelectSingleNode("//[");', 'Expression must evaluate to a node-set.'],
  ['return d.SelectSingleNode("//title]");', "'//title]' has an invalid token."],
  ['return d.SelectNodes("1 + 1");', 'Expression must evaluate to a node-set.'],
])('%s raises %s', (body, message) => {
  expect(() => evaluate(over(books, body))).toThrow(message);
});

it.each([
  ['d.SelectNodes("//["); return "";', 'System.Xml.XPath.XPathException', 'Expression must evaluate to a node-set.'],
  ['throw new System.Xml.Xsl.XsltException("no");', 'System.Xml.Xsl.XsltException', 'no'],
  ['throw new System.Xml.Xsl.XsltException();', 'System.Xml.Xsl.XsltException', ''],
])('%s is caught as %s', (body, type, message) => {
  const caught = `try { ${body} } catch (${type} e) { return e.Message; }`;
  expect(evaluateText(over(books, caught))).toBe(message);
});

it('a query pays for what it looks at', () => {
  const deep = `<a>${'<b/>'.repeat(300)}</a>`;
  expect(() => evaluate(over(deep, 'return d.SelectNodes("//*[count(//*[count(//*) > 0]) > 0]").Count;'))).toThrow(
    'steps',
  );
});
