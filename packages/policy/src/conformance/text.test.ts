import { conform, pages, policyPage } from './conformance.ts';

const expressions = `${pages}/api-management-policy-expressions`;
const formats = 'https://learn.microsoft.com/en-us/rest/api/apimanagement/policy/create-or-update';

conform('raw documents', formats, [
  {
    fact: 'Quotes may stand raw in an expression of an attribute.',
    inbound: '<set-variable name="v" value="@("a" + "b")"/>',
    want: { variables: { v: 'ab' } },
  },
  {
    fact: 'Angle brackets and ampersands may stand raw in an expression.',
    inbound: '<set-variable name="v" value="@(1 < 2 && 3 > 2)"/>',
    want: { variables: { v: true } },
  },
  {
    fact: 'Entities in an expression are read once.',
    inbound: '<set-variable name="v" value="@(1 &lt; 2 &amp;&amp; &quot;a&quot; == &quot;a&quot;)"/>',
    want: { variables: { v: true } },
  },
  {
    fact: 'An attribute may have single quotes.',
    inbound: `<set-variable name='v' value='@("a" + "b")'/>`,
    want: { variables: { v: 'ab' } },
  },
  {
    fact: 'Character literals may hold brackets and quotes.',
    inbound: `<set-variable name="v" value="@("a)b".IndexOf(')') + "x\\"y".IndexOf('"'))"/>`,
    want: { variables: { v: 2 } },
  },
  {
    fact: 'A bracket in a string does not end an expression.',
    inbound: '<set-variable name="v" value="@("1) 2} \\" 3")"/>',
    want: { variables: { v: '1) 2} " 3' } },
  },
  {
    fact: 'Verbatim strings double their quotes.',
    inbound: '<set-variable name="v" value="@(@"a\\b""c")"/>',
    want: { variables: { v: 'a\\b"c' } },
  },
  {
    fact: 'Holes of interpolated strings may hold strings.',
    inbound:
      '<set-variable name="t" value="x"/><set-variable name="v" value="@($"<{(string)context.Variables["t"]}> {{}}")"/>',
    want: { variables: { t: 'x', v: '<x> {}' } },
  },
  {
    fact: 'Comments in an expression may hold anything.',
    inbound: `<set-variable name="v" value="@{ // it's ) here
      /* and } there " */ return 7; }"/>`,
    want: { variables: { v: 7 } },
  },
  {
    fact: 'An expression of several statements returns its value.',
    inbound: `<set-variable name="v" value="@{
      var words = new List<string>();
      foreach (var word in "b a".Split(' ')) { words.Add(word); }
      words.Sort();
      return string.Join("-", words);
    }"/>`,
    want: { variables: { v: 'a-b' } },
  },
  {
    fact: 'Space around an expression does not matter.',
    inbound: '<set-header name="X-A"><value>\n   @("a")\n  </value></set-header>',
    want: { sent: [{ header: { 'X-A': 'a' } }] },
  },
  {
    fact: 'Any other @ is itself.',
    inbound: '<set-variable name="v" value="me@example.com"/>',
    want: { variables: { v: 'me@example.com' } },
  },
  {
    fact: 'A body may be raw XML.',
    doc: policyPage('set-body'),
    outbound: '<set-body><order id="1"><item/></order></set-body>',
    want: { body: '<order id="1"><item/></order>' },
  },
  {
    fact: 'CDATA is text.',
    outbound: '<set-body><![CDATA[<a>&amp;</a>]]></set-body>',
    want: { body: '<a>&amp;</a>' },
  },
  {
    fact: 'Entities outside of expressions are read.',
    inbound: '<set-variable name="v" value="&lt;a&gt; &amp; &quot;b&quot; &apos;c&apos; &#65;&#x42;"/>',
    want: { variables: { v: `<a> & "b" 'c' AB` } },
  },
]);

conform('strict documents', formats, [
  {
    fact: 'An expression is escaped like all XML.',
    format: 'xml',
    inbound: '<set-variable name="v" value="@(1 &lt; 2 &amp;&amp; &quot;a&quot; == &quot;a&quot;)"/>',
    want: { variables: { v: true } },
  },
  {
    fact: 'Text of elements is escaped too.',
    format: 'xml',
    outbound: '<set-body>@("&lt;a&gt;" + (1 &lt; 2))</set-body>',
    want: { body: '<a>True' },
  },
  {
    fact: 'A document that is no XML is refused.',
    format: 'xml',
    inbound: '<set-variable name="v" value="1">',
    want: { faults: ['not-xml'] },
  },
]);

const header = (value: string): string =>
  `<set-header name="X-V" exists-action="override"><value>${value}</value></set-header>`;

conform('values of expressions', expressions, [
  {
    fact: 'A bool in text is True or False.',
    outbound: header('@(1 == 1)') + '<set-body>@(1 == 2)</set-body>',
    want: { header: { 'X-V': 'True' }, body: 'False' },
  },
  { fact: 'A number in text is its digits.', outbound: header('@(6 * 7)'), want: { header: { 'X-V': '42' } } },
  { fact: 'A double without a fraction has no point.', outbound: header('@(1.0)'), want: { header: { 'X-V': '1' } } },
  { fact: 'A decimal keeps its places.', outbound: header('@(1.50m)'), want: { header: { 'X-V': '1.50' } } },
  { fact: 'null in a body is no text.', outbound: '<set-body>@((string)null)</set-body>', want: { body: '' } },
  {
    fact: 'null joins text as nothing.',
    outbound: '<set-body>@("a" + context.Request.Headers.GetValueOrDefault("None") + "b" + $"{null}c")</set-body>',
    want: { body: 'abc' },
  },
  {
    fact: 'A JSON object in text is indented JSON.',
    outbound: '<set-body>@(new JObject(new JProperty("a", 1), new JProperty("b", new JArray(1, "x"))))</set-body>',
    want: { body: '{\n  "a": 1,\n  "b": [\n    1,\n    "x"\n  ]\n}' },
  },
  {
    fact: 'A JSON text is itself, without quotes.',
    outbound: '<set-body>@(JObject.Parse("{\\"a\\":\\"t\\"}")["a"])</set-body>',
    want: { body: 't' },
  },
  {
    fact: 'ToString(Formatting.None) is compact.',
    outbound: '<set-body>@(new JObject(new JProperty("a", true)).ToString(Newtonsoft.Json.Formatting.None))</set-body>',
    want: { body: '{"a":true}' },
  },
  {
    fact: 'A DateTime in text has the invariant general form.',
    outbound: header('@(new DateTime(2026, 3, 4, 15, 6, 7))'),
    want: { header: { 'X-V': '03/04/2026 15:06:07' } },
  },
  {
    fact: 'A TimeSpan in text is hours, minutes and seconds.',
    outbound: header('@(TimeSpan.FromSeconds(3661))'),
    want: { header: { 'X-V': '01:01:01' } },
  },
  {
    fact: 'A GUID in text has hyphens.',
    outbound: header('@(new Guid("0123456789abcdef0123456789abcdef"))'),
    want: { header: { 'X-V': '01234567-89ab-cdef-0123-456789abcdef' } },
  },
  {
    fact: 'Bytes are a body as they are.',
    outbound: '<set-body>@(Encoding.UTF8.GetBytes("grün"))</set-body>',
    want: { body: 'grün' },
  },
  {
    fact: 'Integers divide without a rest.',
    outbound: header('@(7 / 2 + "," + -7 / 2 + "," + 7 % 3)'),
    want: { header: { 'X-V': '3,-3,1' } },
  },
  {
    fact: 'Integers wrap around.',
    outbound: header('@{ var n = int.MaxValue; n = n + 1; return n; }'),
    want: { header: { 'X-V': '-2147483648' } },
  },
  {
    fact: 'A character in text is itself.',
    outbound: header('@("abc"[1])'),
    want: { header: { 'X-V': 'b' } },
  },
  {
    fact: 'Only one expression stands for a value: in the midst of text it is text.',
    inbound: '<set-variable name="v" value="Hello @(1 + 1)"/>',
    want: { variables: { v: 'Hello @(1 + 1)' } },
  },
  {
    fact: 'try and catch are C#.',
    inbound: '<set-variable name="v" value="@{ try { return int.Parse("x"); } catch (Exception) { return -1; } }"/>',
    want: { variables: { v: -1 } },
  },
  {
    fact: 'Null-conditional access and ?? are C#.',
    inbound: '<set-variable name="v" value="@(context.Request.Headers.GetValueOrDefault("None")?.Length ?? 5)"/>',
    want: { variables: { v: 5 } },
  },
  {
    fact: 'Pattern matching and out variables are C#.',
    inbound:
      '<set-variable name="v" value="@{ object o = "12"; return o is string s && int.TryParse(s, out var n) ? n : 0; }"/>',
    want: { variables: { v: 12 } },
  },
  {
    fact: 'Lambdas and LINQ are C#.',
    inbound:
      '<set-variable name="v" value="@(string.Join("", "hello".Where(c => c > \'g\').Select(c => char.ToUpper(c))))"/>',
    want: { variables: { v: 'HLLO' } },
  },
  {
    fact: 'context.Variables is for reading.',
    inbound: '<set-variable name="v" value="@{ context.Variables["a"] = 1; return 1; }"/>',
    want: { faults: ['expression/read-only'] },
  },
  {
    fact: 'A type that is not in the list is refused.',
    inbound: '<set-variable name="v" value="@(System.IO.File.ReadAllText("x"))"/>',
    want: { faults: ['expression/type-not-allowed'] },
  },
  {
    fact: 'A member that its type does not have is refused.',
    inbound: '<set-variable name="v" value="@(context.Request.Nope)"/>',
    want: { faults: ['expression/unknown-member'] },
  },
]);

conform('expressions of documents', expressions, [
  {
    fact: 'JSON dates are dates.',
    inbound:
      '<set-variable name="v" value="@(JObject.Parse("{\\"d\\":\\"2026-01-02T03:04:05Z\\"}")["d"].Type.ToString())"/>',
    want: { variables: { v: 'Date' } },
  },
  {
    fact: 'Variables compare as objects and cast to what they are.',
    inbound:
      '<set-variable name="a" value="@(5L)"/><set-variable name="v" value="@((long)context.Variables["a"] == 5)"/>',
    want: { variables: { a: 5, v: true } },
  },
  {
    fact: 'A wrong cast raises an exception.',
    inbound: '<set-variable name="a" value="text"/><set-variable name="v" value="@((int)context.Variables["a"])"/>',
    want: { status: 500, lastError: { message: 'Expression evaluation failed. Specified cast is not valid.' } },
  },
  {
    fact: 'Regular expressions are those of .NET, with names of groups.',
    inbound:
      '<set-variable name="v" value="@(Regex.Match("max-age=60", @"max-age=(?<maxAge>\\d+)").Groups["maxAge"]?.Value)"/>',
    want: { variables: { v: '60' } },
  },
  {
    fact: 'Header values are arrays of strings for TryGetValue.',
    inbound:
      '<set-variable name="v" value="@{ string[] value; if (context.Request.Headers.TryGetValue("X-A", out value)) { if (value != null && value.Length > 0) { return value[0]; } } return null; }"/>',
    request: { headers: { 'X-A': ['1', '2'] } },
    want: { variables: { v: '1' } },
  },
]);
