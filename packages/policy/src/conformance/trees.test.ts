import { conform, pages, policyPage } from './conformance.ts';
import type { Case } from './conformance.ts';
import { raising, valued } from './expressions.ts';

/** What `json-to-xml` makes of the body of a response. */
const toXml = (fact: string, json: string, xml: string): Case => ({
  fact,
  outbound: '<json-to-xml apply="always" consider-accept-header="false"/>',
  request: { backend: [{ headers: { 'Content-Type': 'application/json' }, body: json }] },
  want: { body: xml },
});

/** What `xml-to-json` makes of it. */
const toJson = (fact: string, xml: string, json: string): Case => ({
  fact,
  outbound: '<xml-to-json kind="direct" apply="always" consider-accept-header="false"/>',
  request: { backend: [{ headers: { 'Content-Type': 'application/xml' }, body: xml }] },
  want: { body: json },
});

conform('conversions in detail', policyPage('json-to-xml'), [
  toXml('Objects in a list.', '{"a":{"b":[{"c":1},{"c":2}]}}', '<a><b><c>1</c></b><b><c>2</c></b></a>'),
  toXml('A space in a name is encoded.', '{"a":{"b c":1}}', '<a><b_x0020_c>1</b_x0020_c></a>'),
  toXml('Numbers are those of XML.', '{"a":{"b":1.50,"c":1e2,"d":-0.5}}', '<a><b>1.5</b><c>100</c><d>-0.5</d></a>'),
  toXml('Texts are what they are.', '{"a":"é😀"}', '<a>é😀</a>'),
  toXml('Spaces stay.', '{"a":{"b":"  x "}}', '<a><b>  x </b></a>'),
  toJson('Spaces between elements go.', '<a>\n  <b>1</b>\n</a>', '{"a":{"b":"1"}}'),
  toJson('An empty element of a list is null.', '<a><b/><b>2</b></a>', '{"a":{"b":[null,"2"]}}'),
  toJson('Attributes in a list.', '<a><b q="1"/><b q="2"/></a>', '{"a":{"b":[{"@q":"1"},{"@q":"2"}]}}'),
]);

/** JSON as a text of C#. */
const text = (value: unknown): string => JSON.stringify(JSON.stringify(value));
const object = (value: unknown): string => `JObject.Parse(${text(value)})`;

conform('trees of JSON and XML in detail', `${pages}/api-management-policy-expressions`, [
  ...valued([
    ['XElement.Parse("<a> <b/> </a>").ToString(SaveOptions.DisableFormatting)', '<a><b /></a>'],
    ['new XElement("a", null).ToString()', '<a />'],
    ['new XElement("a", "").ToString()', '<a></a>'],
    [`new XElement("a", new XAttribute("q", "<\\"&>'")).ToString()`, `<a q="&lt;&quot;&amp;&gt;'" />`],
    [
      '{ XNamespace n = "urn:x"; return new XElement(n + "a", new XElement(n + "b")).ToString(SaveOptions.DisableFormatting); }',
      '<a xmlns="urn:x"><b /></a>',
    ],
    [
      '{ XNamespace n = "urn:x"; return new XElement(n + "a", new XAttribute(XNamespace.Xmlns + "p", "urn:x"), new XElement(n + "b")).ToString(SaveOptions.DisableFormatting); }',
      '<p:a xmlns:p="urn:x"><p:b /></p:a>',
    ],
    ['new XDocument(new XDeclaration("1.0", "utf-8", null), new XElement("a")).ToString()', '<a />'],
    ['XElement.Parse("<a><b>1</b><b>2</b></a>").Descendants("b").Sum(e => (int)e)', 3],
    [
      `string.Join(",", XElement.Parse("<a x='1' y='2'/>").Attributes().Select(a => a.Name + "=" + a.Value))`,
      'x=1,y=2',
    ],
    ['XElement.Parse("<a>1<!--c-->2</a>").Nodes().Count()', 3],
    [
      '(bool)XElement.Parse("<a>true</a>") && (DateTime)XElement.Parse("<a>2020-01-02</a>") == new DateTime(2020, 1, 2)',
      true,
    ],
    [`${object({ a: { b: [1, 2, { c: 3 }] } })}.SelectToken("a.b[2].c").Path`, 'a.b[2].c'],
    ['JObject.Parse("{\\"a\\":1,\\"a\\":2}")["a"].ToString()', '2'],
    [`${object({ a: [1, 2, 3] })}.SelectTokens("a[1:]").Count()`, 2],
    [`${object({ a: [1, 2, 3] })}.SelectToken("a[-1:]").ToString()`, '3'],
    [`${object({ a: { b: 1 } })}.Descendants().OfType<JProperty>().Count()`, 2],
    ['new JObject { ["a"] = 1, ["b"] = new JArray { 1, "x" } }.ToString(Formatting.None)', '{"a":1,"b":[1,"x"]}'],
    [String.raw`JObject.Parse("{\"a\":\"\\u00e9\\n\\/\"}").ToString(Formatting.None)`, String.raw`{"a":"é\n/"}`],
    [`(DateTime)${object({ d: '2020-01-02T03:04:05' })}["d"] == new DateTime(2020, 1, 2, 3, 4, 5)`, true],
    [`${object({ d: '2020-01-02T03:04:05+02:00' })}["d"].Type.ToString()`, 'Date'],
    [`${object({ n: 1 })}["n"].ToObject<string>() + ${object({ l: [1, 2] })}["l"].ToObject<int[]>().Length`, '12'],
    [`${object({ l: ['x'] })}["l"].ToObject<List<string>>()[0]`, 'x'],
    [`${object({ o: { k: 'v' } })}["o"].ToObject<Dictionary<string, string>>()["k"]`, 'v'],
    [`JsonConvert.DeserializeObject<Dictionary<string, int>>(${text({ a: 1 })})["a"]`, 1],
    [`JsonConvert.SerializeObject(${object({ a: 1 })}, Formatting.Indented)`, '{\n  "a": 1\n}'],
    ['JToken.FromObject(new[] { 1 }).Type.ToString() + (JToken.FromObject("x") is JValue)', 'ArrayTrue'],
    [`(${object({ a: 1 })}["a"] as JValue).Value.GetType() == typeof(long)`, true],
    [`${object({ a: 1 })}["a"].Equals(JToken.FromObject(1))`, true],
    [`${object({ A: 1 })}["a"] == null`, true],
    ['((JArray)JToken.Parse("[3,1]")).First.ToString() + JToken.Parse("[3,1]").Last', '31'],
    [`${object({ a: [] })}["a"].FirstOrDefault()?.ToString() ?? "none"`, 'none'],
    [`${object({ x: { y: 1 } })}["x"]["y"].Parent.Parent.Path`, 'x'],
    ['JValue.CreateNull().ToString() + JValue.CreateString("a")', 'a'],
    [`((JObject)${object({ a: { b: 1 } })}.DeepClone())["a"].Children().Count()`, 1],
  ]),
  ...raising([
    [`${object({ l: [1] })}.SelectToken("l[5]", true).ToString()`, 'Index 5 outside the bounds of JArray.'],
    [`${object({ a: 1 })}.SelectToken("b", true).ToString()`, "Property 'b' does not exist on JObject."],
    [
      'JArray.Parse("[1]")[1].ToString()',
      'Index was out of range. Must be non-negative and less than the size of the collection.\r\nParameter name: index',
    ],
    [
      'JArray.Parse("[1]")["a"].ToString()',
      'Accessed JArray values with invalid key value: "a". Int32 array index expected.',
    ],
    [
      'JObject.Parse("{}")[0].ToString()',
      'Accessed JObject values with invalid key value: 0. Object property name expected.',
    ],
    [
      'new JObject(new JProperty("a", 1), new JProperty("a", 2)).Count',
      'Can not add property a to Newtonsoft.Json.Linq.JObject. Property with the same name already exists on object.',
    ],
    [`(DateTime)${object({ a: 1 })}["a"] == DateTime.UtcNow`, 'Can not convert Integer to DateTime.'],
    [
      '((JObject)JToken.Parse("[]")).Count',
      "Unable to cast object of type 'Newtonsoft.Json.Linq.JArray' to type 'Newtonsoft.Json.Linq.JObject'.",
    ],
  ]),
  {
    fact: 'SerializeXNode is not there.',
    inbound: '<set-variable name="v" value="@(JsonConvert.SerializeXNode(new XElement("a")))"/>',
    want: { faults: ['expression/unknown-member'] },
  },
  {
    fact: 'A body that is no JSON is an error of the expression.',
    inbound: '<set-variable name="v" value="@(context.Request.Body.As<JObject>()["a"])"/>',
    request: { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: 'x' },
    want: { status: 500, sent: [], lastError: { reason: 'ExpressionValueEvaluationFailure', source: 'set-variable' } },
  },
]);
