import { describe, expect, it } from 'vitest';
import { stillRuntime } from '../testing/run-member.ts';
import { transformXslt } from './transform.ts';
import type { XsltParameters } from './transform.ts';

const shop = `<shop><book id="1" kind="x"><title>Beta</title><price>10.5</price></book>
  <book id="2"><title>alpha &amp; co</title><price>9</price></book><cd id="3"><title>Gamma</title><price>100</price></cd></shop>`;

/** A stylesheet of these top-level elements. */
function sheet(content: string, attributes = ''): string {
  return `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" ${attributes}>${content}</xsl:stylesheet>`;
}

const asText = '<xsl:output method="text"/>';
const bare = '<xsl:output omit-xml-declaration="yes"/>';

function transform(stylesheet: string, input = shop, parameters: XsltParameters = {}): string {
  return transformXslt(stillRuntime(), stylesheet, input, parameters);
}

/** What a template for the root makes. */
function root(content: string, input = shop): string {
  return transform(sheet(`${bare}<xsl:template match="/">${content}</xsl:template>`), input);
}

describe('instructions', () => {
  it.each([
    ['<xsl:value-of select="//book[1]/title"/>', 'Beta'],
    ['<a><xsl:value-of select="//book[2]/title"/></a>', '<a>alpha &amp; co</a>'],
    ['<a><xsl:value-of select="//book[2]/title" disable-output-escaping="yes"/></a>', '<a>alpha & co</a>'],
    ['<a b="{//book/@id}-{{x}}" c="d"/>', '<a b="1-{x}" c="d" />'],
    [
      '<xsl:for-each select="//book"><i><xsl:value-of select="position()"/>/<xsl:value-of select="last()"/></i></xsl:for-each>',
      '<i>1/2</i><i>2/2</i>',
    ],
    [
      '<xsl:for-each select="//title"><xsl:sort/><i><xsl:value-of select="."/></i></xsl:for-each>',
      '<i>alpha &amp; co</i><i>Beta</i><i>Gamma</i>',
    ],
    [
      '<xsl:for-each select="//price"><xsl:sort data-type="number"/><xsl:value-of select="."/>,</xsl:for-each>',
      '9,10.5,100,',
    ],
    [
      '<xsl:for-each select="//price"><xsl:sort order="descending"/><xsl:value-of select="."/>,</xsl:for-each>',
      '9,100,10.5,',
    ],
    [
      '<xsl:for-each select="/shop/*"><xsl:sort select="name()"/><xsl:sort select="@id" order="descending"/><xsl:value-of select="@id"/></xsl:for-each>',
      '213',
    ],
    ['<xsl:if test="//cd">yes</xsl:if><xsl:if test="//none">no</xsl:if>', 'yes'],
    [
      '<xsl:choose><xsl:when test="false()">a</xsl:when><xsl:when test="1 = 1">b</xsl:when><xsl:otherwise>c</xsl:otherwise></xsl:choose>',
      'b',
    ],
    ['<xsl:choose><xsl:when test="false()">a</xsl:when><xsl:otherwise>c</xsl:otherwise></xsl:choose>', 'c'],
    ['<xsl:variable name="x" select="//cd/@id"/><xsl:value-of select="$x + 1"/>', '4'],
    [
      '<xsl:variable name="x"><b>t</b></xsl:variable><xsl:copy-of select="$x"/><xsl:value-of select="$x"/>',
      '<b>t</b>t',
    ],
    ['<xsl:variable name="x"/><xsl:value-of select="concat(&quot;[&quot;, $x, &quot;]&quot;)"/>', '[]'],
    [
      '<xsl:element name="e{1 + 1}"><xsl:attribute name="a">v<xsl:value-of select="1"/></xsl:attribute>t</xsl:element>',
      '<e2 a="v1">t</e2>',
    ],
    ['<xsl:element name="e" namespace="urn:e"/>', '<e xmlns="urn:e" />'],
    ['<a><xsl:attribute name="b">1</xsl:attribute><xsl:attribute name="b">2</xsl:attribute></a>', '<a b="2" />'],
    [
      '<xsl:comment>c<xsl:value-of select="1"/></xsl:comment><xsl:processing-instruction name="p">q</xsl:processing-instruction>',
      '<!--c1--><?p q?>',
    ],
    ['<xsl:copy-of select="//cd"/>', '<cd id="3"><title>Gamma</title><price>100</price></cd>'],
    ['<a><xsl:copy-of select="//book[1]/@*"/></a>', '<a id="1" kind="x" />'],
    ['<xsl:text> a </xsl:text>  <b/>', ' a <b />'],
    ['<a>  x  </a>', '<a>  x  </a>'],
    ['<xsl:value-of select="format-number(1234.5, \'#,##0.00\')"/>', '1,234.50'],
    ['<xsl:value-of select="system-property(\'xsl:version\')"/>', '1'],
    ['<xsl:value-of select="generate-id(//cd) = generate-id(//cd[1])"/>', 'true'],
    ['<xsl:for-each select="//title"><xsl:number value="position()" format="a"/>.</xsl:for-each>', 'a.b.c.'],
    ['<xsl:for-each select="//book"><xsl:number format="(I)"/></xsl:for-each>', '(I)(II)'],
    ['<xsl:for-each select="//title"><xsl:number level="any" format="01"/></xsl:for-each>', '010203'],
    ['<xsl:for-each select="//cd"><xsl:value-of select="count(/shop/*[@id &lt; current()/@id])"/></xsl:for-each>', '2'],
    ['<xsl:message>no one hears</xsl:message>x', 'x'],
  ])('%s', (content, expected) => {
    expect(root(content)).toBe(expected);
  });
});

describe('templates', () => {
  it('without rules the text remains', () => {
    expect(transform(sheet(asText))).toBe('Beta10.5alpha & co9Gamma100');
  });

  it('an identity template copies', () => {
    const identity =
      '<xsl:template match="@*|node()"><xsl:copy><xsl:apply-templates select="@*|node()"/></xsl:copy></xsl:template>';
    const input = '<a b="1"><!--c--><?p q?><d xmlns="urn:d" e="2">t</d></a>';
    expect(transform(sheet(bare + identity), input)).toBe(input);
  });

  it('the more special rule wins, then the last one', () => {
    const rules = `<xsl:template match="/"><xsl:apply-templates select="//*[@id]"/></xsl:template>
      <xsl:template match="*">*</xsl:template><xsl:template match="book">b</xsl:template>
      <xsl:template match="book[@kind]">k</xsl:template><xsl:template match="cd">1</xsl:template><xsl:template match="cd">2</xsl:template>`;
    expect(transform(sheet(asText + rules))).toBe('kb2');
  });

  it('priorities and modes are obeyed', () => {
    const rules = `<xsl:template match="/"><xsl:apply-templates select="//cd"/><xsl:apply-templates select="//cd" mode="m"/></xsl:template>
      <xsl:template match="cd">1</xsl:template><xsl:template match="*" priority="2">2</xsl:template>
      <xsl:template match="cd" mode="m">m</xsl:template>`;
    expect(transform(sheet(asText + rules))).toBe('2m');
  });

  it.each([
    ['shop/book', 'BB-'],
    ['//title', '---'],
    ['/shop/cd', '--B'],
    ['book[2]', '-B-'],
    ['book[last()]', '-B-'],
    ['shop//price/..', '---'],
    ['*[position() = 1]', 'B--'],
    ['key("k", "3")', '--B'],
    ['book | cd', 'BBB'],
  ])('match="%s"', (match, expected) => {
    const rules = `<xsl:key name="k" match="*" use="@id"/><xsl:template match="/"><xsl:apply-templates select="/shop/*"/></xsl:template>
      <xsl:template match="*" priority="-9">-</xsl:template><xsl:template match='${match}' priority="9">B</xsl:template>`;
    const run = (): string => transform(sheet(asText + rules));
    if (match.endsWith('..')) expect(run).toThrow('is an invalid XSLT pattern');
    else expect(run()).toBe(expected);
  });

  it('templates are called with parameters, and call themselves', () => {
    const rules = `<xsl:template match="/"><xsl:call-template name="count"><xsl:with-param name="n" select="3"/></xsl:call-template></xsl:template>
      <xsl:template name="count"><xsl:param name="n"/><xsl:param name="sign" select="'!'"/><xsl:value-of select="concat($n, $sign)"/>
        <xsl:if test="$n > 1"><xsl:call-template name="count"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if></xsl:template>`;
    expect(transform(sheet(asText + rules))).toBe('3!2!1!');
  });

  it('keys group', () => {
    const rules = `<xsl:key name="by" match="item" use="@g"/><xsl:template match="/">
      <xsl:for-each select="//item[generate-id() = generate-id(key('by', @g)[1])]"><xsl:value-of select="@g"/>=<xsl:value-of select="count(key('by', @g))"/>;</xsl:for-each></xsl:template>`;
    expect(transform(sheet(asText + rules), '<a><item g="x"/><item g="y"/><item g="x"/></a>')).toBe('x=2;y=1;');
  });

  it('parameters of the stylesheet can be given', () => {
    const rules =
      '<xsl:param name="p" select="1"/><xsl:variable name="v" select="$p * 2"/><xsl:template match="/"><xsl:value-of select="$v"/></xsl:template>';
    expect(transform(sheet(asText + rules))).toBe('2');
    expect(transform(sheet(asText + rules), shop, { p: '21' })).toBe('42');
  });
});

describe('output', () => {
  it('has a declaration unless it is left out', () => {
    expect(transform(sheet('<xsl:template match="/"><a/></xsl:template>'))).toBe(
      '<?xml version="1.0" encoding="utf-8"?><a />',
    );
  });

  it('is indented where that is asked for', () => {
    const output = '<xsl:output indent="yes" omit-xml-declaration="yes"/>';
    expect(transform(sheet(`${output}<xsl:template match="/"><a><b/><c>t</c></a></xsl:template>`))).toBe(
      '<a>\r\n  <b />\r\n  <c>t</c>\r\n</a>',
    );
  });

  it('is HTML under an html element', () => {
    const content = '<html><body><br/><p/><script>a &lt; b</script></body></html>';
    expect(transform(sheet(`<xsl:output indent="no"/><xsl:template match="/">${content}</xsl:template>`))).toBe(
      '<html><body><br><p></p><script>a < b</script></body></html>',
    );
  });

  it('keeps CDATA sections where that is asked for', () => {
    const output = '<xsl:output cdata-section-elements="a" omit-xml-declaration="yes"/>';
    expect(transform(sheet(`${output}<xsl:template match="/"><a>&lt;</a></xsl:template>`))).toBe(
      '<a><![CDATA[<]]></a>',
    );
  });

  it('declares namespaces once, and none that is excluded', () => {
    const content = `${bare}<xsl:template match="/"><n:a><n:b m:c="1"/></n:a></xsl:template>`;
    expect(
      transform(sheet(content, 'xmlns:n="urn:n" xmlns:m="urn:m" xmlns:q="urn:q" exclude-result-prefixes="q"')),
    ).toBe('<n:a xmlns:n="urn:n" xmlns:m="urn:m"><n:b m:c="1" /></n:a>');
  });

  it('may be JSON by way of text', () => {
    const rules = `<xsl:template match="/">[<xsl:for-each select="//book">{"id":<xsl:value-of select="@id"/>}<xsl:if test="position() != last()">,</xsl:if></xsl:for-each>]</xsl:template>`;
    expect(transform(sheet(asText + rules))).toBe('[{"id":1},{"id":2}]');
  });

  it('a literal result element is a stylesheet too', () => {
    const stylesheet =
      '<a xsl:version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:value-of select="/shop/cd/title"/></a>';
    expect(transform(stylesheet)).toBe('<?xml version="1.0" encoding="utf-8"?><a>Gamma</a>');
  });

  it('blanks of the input are kept where the stylesheet says so', () => {
    const copy = '<xsl:template match="/"><xsl:copy-of select="."/></xsl:template>';
    const input = '<a> <b> </b></a>';
    expect(transform(sheet(bare + copy), input)).toBe('<a><b /></a>');
    expect(
      transform(sheet(`${bare}<xsl:preserve-space elements="b"/><xsl:strip-space elements="*"/>${copy}`), input),
    ).toBe('<a><b> </b></a>');
  });
});

describe('what a stylesheet may not', () => {
  it.each([
    ['<xsl:import href="x"/>', "'xsl:import' is not supported: a stylesheet stands alone."],
    ['<xsl:include href="x"/>', "'xsl:include' is not supported: a stylesheet stands alone."],
    [
      '<xsl:template match="/"><xsl:copy-of select="document(\'x\')"/></xsl:template>',
      'Resolving of external URIs was prohibited.',
    ],
    ['<xsl:template match="/"><xsl:foo/></xsl:template>', "'xsl:foo' is not supported here."],
    ['<xsl:template match="/"><xsl:value-of/></xsl:template>', "Missing mandatory attribute 'select'."],
    ['<xsl:template match="/"><xsl:value-of select="]"/></xsl:template>', 'Expression must evaluate to a node-set.'],
    ['<xsl:template match="/"><xsl:call-template name="x"/></xsl:template>', "The named template 'x' does not exist."],
    [
      '<xsl:template match="/"><xsl:message terminate="yes">why</xsl:message></xsl:template>',
      "Transform terminated: 'why'.",
    ],
    [
      '<xsl:template match="/"><a>t<xsl:attribute name="b"/></a></xsl:template>',
      'cannot be added to the parent element',
    ],
    [
      '<xsl:variable name="a" select="$b"/><xsl:variable name="b" select="$a"/><xsl:template match="/"><xsl:value-of select="$a"/></xsl:template>',
      'Circular reference',
    ],
    ['<xsl:template match="/"><a b="{1"/></xsl:template>', 'The braces are not closed'],
  ])('%s', (content, message) => {
    expect(() => transform(sheet(content))).toThrow(message);
  });

  it.each([
    ['calls without end', '<xsl:template match="/" name="x"><xsl:call-template name="x"/></xsl:template>'],
    [
      'output without end',
      '<xsl:template match="/"><xsl:variable name="a" select="//node()"/><xsl:for-each select="$a"><xsl:for-each select="$a"><xsl:for-each select="$a"><xsl:for-each select="$a"><xsl:for-each select="$a"><xsl:for-each select="$a"><xsl:for-each select="$a"><b/></xsl:for-each></xsl:for-each></xsl:for-each></xsl:for-each></xsl:for-each></xsl:for-each></xsl:for-each></xsl:template>',
    ],
    [
      'text that doubles',
      '<xsl:template match="/"><xsl:call-template name="d"><xsl:with-param name="t" select="\'xxxxxxxxxx\'"/></xsl:call-template></xsl:template><xsl:template name="d"><xsl:param name="t"/><xsl:call-template name="d"><xsl:with-param name="t" select="concat($t, $t)"/></xsl:call-template></xsl:template>',
    ],
  ])('is bounded: %s', (_, content) => {
    expect(() => transform(sheet(content))).toThrow(/more than|takes more/);
  });
});
