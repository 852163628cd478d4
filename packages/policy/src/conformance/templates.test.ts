import { conform, policyPage } from './conformance.ts';
import type { Case } from './conformance.ts';

/** What the templates of a style sheet make of XML. */
function xslt(fact: string, inside: string, xml: string, made: string): Case {
  const sheet = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output omit-xml-declaration="yes"/>${inside}</xsl:stylesheet>`;
  return {
    fact,
    outbound: `<xsl-transform>${sheet}</xsl-transform>`,
    request: { backend: [{ headers: { 'Content-Type': 'application/xml' }, body: xml }] },
    want: { status: 200, body: made },
  };
}

const root = (inside: string): string => `<xsl:template match="/"><r>${inside}</r></xsl:template>`;
const value = (select: string): string => `<xsl:value-of select="${select}"/>`;
const list = '<l><i g="a">10</i><i g="b">9</i><i g="a">2</i></l>';

/** What an XPath expression is in the list. */
const xpath = (select: string, text: string): Case =>
  xslt(`${select} is ${text}`, root(value(select)), list, `<r>${text}</r>`);

conform('XSLT', policyPage('xsl-transform'), [
  xslt(
    'sort: numbers, from the largest.',
    root(
      `<xsl:for-each select="//i"><xsl:sort select="." data-type="number" order="descending"/>${value('.')};</xsl:for-each>`,
    ),
    list,
    '<r>10;9;2;</r>',
  ),
  xslt(
    'sort: texts.',
    root(`<xsl:for-each select="//i"><xsl:sort select="."/>${value('.')};</xsl:for-each>`),
    list,
    '<r>10;2;9;</r>',
  ),
  xslt(
    'if knows where it is.',
    root(`<xsl:for-each select="//i">${value('.')}<xsl:if test="position() != last()">,</xsl:if></xsl:for-each>`),
    list,
    '<r>10,9,2</r>',
  ),
  xslt(
    'choose takes the first that holds.',
    root(
      '<xsl:for-each select="//i"><xsl:choose><xsl:when test=". &gt; 9">L</xsl:when><xsl:when test=". &gt; 5">M</xsl:when><xsl:otherwise>S</xsl:otherwise></xsl:choose></xsl:for-each>',
    ),
    list,
    '<r>LMS</r>',
  ),
  xslt(
    'A copy of everything but what has a template of its own.',
    '<xsl:template match="@*|node()"><xsl:copy><xsl:apply-templates select="@*|node()"/></xsl:copy></xsl:template><xsl:template match="b"><c><xsl:apply-templates/></c></xsl:template>',
    '<a q="1"><b>x</b>t</a>',
    '<a q="1"><c>x</c>t</a>',
  ),
  xslt(
    'The built-in templates give the text.',
    '<xsl:template match="/"><r><xsl:apply-templates/></r></xsl:template>',
    '<a>x<b>y</b></a>',
    '<r>xy</r>',
  ),
  xslt(
    'call-template with parameters, inside itself.',
    `${root('<xsl:call-template name="f"><xsl:with-param name="n" select="3"/></xsl:call-template>')}<xsl:template name="f"><xsl:param name="n"/><xsl:param name="d" select="'-'"/><xsl:if test="$n &gt; 0">${value('concat($d, $n)')}<xsl:call-template name="f"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if></xsl:template>`,
    '<a/>',
    '<r>-3-2-1</r>',
  ),
  xslt(
    'Variables hold values.',
    root(`<xsl:variable name="n" select="count(//i)"/>${value('$n * 2')}`),
    list,
    '<r>6</r>',
  ),
  xslt(
    'A key finds by value.',
    `<xsl:key name="k" match="i" use="@g"/>${root(value("count(key('k', 'a'))"))}`,
    list,
    '<r>2</r>',
  ),
  xslt(
    'Attributes and elements have computed names.',
    root(
      '<xsl:element name="{name(/*)}x"><xsl:attribute name="q"><xsl:value-of select="1 + 1"/></xsl:attribute>t</xsl:element>',
    ),
    '<a/>',
    '<r><ax q="2">t</ax></r>',
  ),
  xslt(
    'copy-of copies with all inside.',
    root('<xsl:copy-of select="//b"/>'),
    '<a><b q="1"><c/></b></a>',
    '<r><b q="1"><c /></b></r>',
  ),
  xslt(
    'Modes are templates of their own.',
    '<xsl:template match="/"><r><xsl:apply-templates select="//i[1]"/><xsl:apply-templates select="//i[1]" mode="m"/></r></xsl:template><xsl:template match="i">1</xsl:template><xsl:template match="i" mode="m">2</xsl:template>',
    list,
    '<r>12</r>',
  ),
  xslt(
    'The template of the higher priority is taken.',
    '<xsl:template match="/"><r><xsl:apply-templates select="//i"/></r></xsl:template><xsl:template match="i">x</xsl:template><xsl:template match="i[@g=\'b\']">y</xsl:template>',
    list,
    '<r>xyx</r>',
  ),
  xslt(
    'Names are matched with their namespace.',
    `<xsl:template match="/" xmlns:p="urn:x">${value('count(//p:b)')}</xsl:template>`,
    '<a xmlns="urn:x"><b/><b xmlns=""/></a>',
    '1',
  ),
  xslt('Texts are escaped.', root(value('a')), '<a>&lt;&amp;></a>', '<r>&lt;&amp;&gt;</r>'),
  xslt('text keeps its spaces, other spaces alone go.', root('\n  <xsl:text> x </xsl:text>\n  '), '<a/>', '<r> x </r>'),
  xslt(
    'current() is the node of the template.',
    root('<xsl:for-each select="//i[1]"><xsl:value-of select="count(//i[@g = current()/@g])"/></xsl:for-each>'),
    list,
    '<r>2</r>',
  ),
  xslt('number counts.', root('<xsl:for-each select="//i"><xsl:number/>.</xsl:for-each>'), list, '<r>1.2.3.</r>'),
  xslt('A comment can be made.', root('<xsl:comment>c</xsl:comment>'), '<a/>', '<r><!--c--></r>'),
  xpath('sum(//i)', '21'),
  xpath('//i[2]', '9'),
  xpath("//i[@g='a'][2]", '2'),
  xpath('//i[last()]', '2'),
  xpath('string-length(//i)', '2'),
  xpath("format-number(1234.5, '#,##0.00')", '1,234.50'),
  xpath("concat('a', 1, true())", 'a1true'),
  xpath("substring-before('k=v', '=')", 'k'),
  xpath("substring-after('k=v', '=')", 'v'),
  xpath("substring('12345', 2, 3)", '234'),
  xpath("substring('12345', 1.5, 2.6)", '234'),
  xpath("translate('bar', 'abc', 'AB')", 'BAr'),
  xpath("normalize-space('  a   b ')", 'a b'),
  xpath("contains('abc', 'b') and not(starts-with('abc', 'b'))", 'true'),
  xpath('7 div 2', '3.5'),
  xpath('7 mod -2', '1'),
  xpath('-7 mod 2', '-1'),
  xpath('1 div 0', 'Infinity'),
  xpath("number('x')", 'NaN'),
  xpath('round(2.5) + floor(-1.5) + ceiling(1.2)', '3'),
  xpath('boolean(//none) or //i = 9', 'true'),
  xpath('//i != 9', 'true'),
  xpath("name(//@g[. = 'b']/..)", 'i'),
  xpath('count(//i | //i[1])', '3'),
  xpath('//i[. &lt; 5]/preceding-sibling::i[1]', '9'),
  xpath('count(//node())', '7'),
]);

/** What a template makes of a JSON body. */
function liquid(fact: string, template: string, made: string, json: unknown = {}): Case {
  return {
    fact,
    inbound: `<set-body template="liquid">${template}</set-body>`,
    request: { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(json) },
    want: { status: 200, sent: [{ body: made }] },
  };
}

conform('Liquid in detail', policyPage('set-body'), [
  liquid('A bool is written as in JSON.', '{{body.a}} {{body.b}}', 'true false', { a: true, b: false }),
  liquid(
    'Nothing is false, 0 and the empty text are not.',
    '{% if body.x %}x{% endif %}{% if body.z %}z{% endif %}{% if body.e %}e{% endif %}',
    'ze',
    { z: 0, e: '' },
  ),
  liquid('A list is written one after the other.', '{{body.l}}', '12', { l: [1, 2] }),
  liquid('Decimals stay what they are.', '{{body.n}}', '1.5', { n: 1.5 }),
  liquid('An empty list is empty.', '{% if body.l == empty %}yes{% endif %}', 'yes', { l: [] }),
  liquid(
    'Comparisons of numbers and texts.',
    '{% if body.n >= 2 and body.s == "a" and body.s != "b" %}yes{% endif %}',
    'yes',
    { n: 2, s: 'a' },
  ),
  liquid('null is nothing.', '[{{body.a}}]{% if body.a == null %}n{% endif %}', '[]n', { a: null }),
  liquid('Truncate counts its dots.', '{{ body.s | Truncate: 5 }}', 'ab...', { s: 'abcdefgh' }),
  liquid('TruncateWords', '{{ body.s | TruncateWords: 2 }}', 'a b...', { s: 'a b c' }),
  liquid('NewlineToBr', '{{ body.s | NewlineToBr | StripNewlines }}', 'a<br />b', { s: 'a\nb' }),
  liquid('Compact', '{{ body.l | Compact | Size }}', '2', { l: [1, null, 2] }),
  liquid('Slice from the end.', '{{ body.s | Slice: -2, 2 }}', 'cd', { s: 'abcd' }),
  liquid('Filters one after the other.', '{{ body.s | Upcase | Append: "!" | Size }}', '3', { s: 'ab' }),
  liquid('Arguments may be members.', '{{ body.s | Append: body.t }}', 'ab', { s: 'a', t: 'b' }),
  liquid(
    'A loop in a loop.',
    '{% for a in body.l %}{% for b in a %}{{forloop.index0}}{{b}}{% endfor %};{% endfor %}',
    '0x1y;0z;',
    { l: [['x', 'y'], ['z']] },
  ),
  liquid('for of nothing has an else.', '{% for a in body.l %}x{% else %}none{% endfor %}', 'none', { l: [] }),
  liquid('for backwards.', '{% for a in body.l reversed %}{{a}}{% endfor %}', '21', { l: [1, 2] }),
  liquid(
    'break and continue.',
    '{% for a in body.l %}{% if a == 2 %}{% continue %}{% endif %}{% if a == 4 %}{% break %}{% endif %}{{a}}{% endfor %}',
    '13',
    { l: [1, 2, 3, 4] },
  ),
  liquid(
    'JSONArrayFor inside an object.',
    '{"l":[{% JSONArrayFor a in body.l %}{"n":"{{a.n}}"}{% endJSONArrayFor %}]}',
    '{"l":[{"n":"x"},{"n":"y"}]}',
    { l: [{ n: 'x' }, { n: 'y' }] },
  ),
  liquid('Filters may be written in small letters too.', '{{ body.s | upcase }}', 'A', { s: 'a' }),
  liquid('Date takes the formats of .NET.', '{{ body.d | Date: "dd MMM yyyy HH:mm" }}', '02 Jan 2020 03:04', {
    d: '2020-01-02T03:04:05Z',
  }),
  liquid('Round without places.', '{{ body.n | Round }}', '3', { n: 2.7 }),
  liquid('A decimal divides as one.', '{{ body.n | DividedBy: 2 }}', '2.75', { n: 5.5 }),
  liquid('Split leaves out what is empty between.', '{{ body.s | Split: "," | Size }}', '2', { s: 'a,,b' }),
  liquid('A text in quotes of either kind.', `{{ "a" }}{{ 'b' }}`, 'ab'),
  liquid('Last and First of a text in brackets.', '{{ body["a b"] }}', '1', { 'a b': 1 }),
]);

const header = (fact: string, expression: string, text: string): Case => ({
  fact,
  inbound: `<set-header name="X-V" exists-action="override"><value>@(${expression})</value></set-header>`,
  want: { status: 200, sent: [{ header: { 'X-V': text } }] },
});

conform('values as texts', policyPage('set-header'), [
  header('A bool is True or False.', '1 == 1', 'True'),
  header('A number has no culture.', '1234.5', '1234.5'),
  header('A decimal keeps its zeros.', '1.50m', '1.50'),
  header('A date is in the general format.', 'new DateTime(2020, 1, 2, 3, 4, 5)', '01/02/2020 03:04:05'),
  header('A span of time is in its own.', 'TimeSpan.FromMinutes(90)', '01:30:00'),
  header('A GUID has dashes.', 'Guid.Empty', '00000000-0000-0000-0000-000000000000'),
  header('A text of JSON is bare.', 'JObject.Parse("{\\"a\\":\\"x\\"}")["a"]', 'x'),
  header('A URL is whole.', 'context.Request.Url.ToString()', 'https://api.example.com/orders/1'),
  header('An enum is its name.', 'new DateTime(2020, 1, 2).DayOfWeek', 'Thursday'),
  {
    fact: 'A JSON object as a body is indented.',
    inbound: '<set-body>@(JObject.Parse("{\\"a\\":[1]}"))</set-body>',
    request: { method: 'POST', body: 'x' },
    want: { sent: [{ body: '{\n  "a": [\n    1\n  ]\n}' }] },
  },
  {
    fact: 'Bytes as a body are those bytes.',
    outbound: '<set-body>@(Convert.FromBase64String("w6k="))</set-body>',
    want: { body: 'é' },
  },
  {
    fact: 'null as a body is empty.',
    outbound: '<set-body>@((string)null)</set-body>',
    request: { backend: [{ body: 'x' }] },
    want: { body: '' },
  },
]);
