import { conform, pages } from './conformance.ts';
import { raising, valued } from './expressions.ts';

const page = `${pages}/api-management-policy-expressions`;

/** JSON as a text of C#. */
const text = (value: unknown): string => JSON.stringify(JSON.stringify(value));
const parse = (value: unknown): string => `JObject.Parse(${text(value)})`;
const none = 'Newtonsoft.Json.Formatting.None';

conform('JSON', page, [
  ...valued([
    [`(string)${parse({ a: { b: 'x' } })}["a"]["b"]`, 'x'],
    [`(int)${parse({ a: [1, 2] })}["a"][1]`, 2],
    [`${parse({ a: 1 })}["b"] == null`, true],
    [`${parse({ a: null })}["a"] == null`, false],
    [`${parse({ a: null })}["a"].Type == JTokenType.Null`, true],
    [`(string)${parse({ a: null })}["a"] == null`, true],
    [`(int?)${parse({ a: null })}["a"] == null`, true],
    [`(string)${parse({ a: 1.5 })}["a"]`, '1.5'],
    [`(string)${parse({ a: true })}["a"]`, 'True'],
    [`(int)${parse({ a: '7' })}["a"]`, 7],
    [`(int)${parse({ a: 2.5 })}["a"]`, 2],
    [`(bool)${parse({ a: 'true' })}["a"]`, true],
    [`${parse({ a: 1 })}["a"].Value<string>() + ${parse({ a: 1 })}.Value<int>("a")`, '11'],
    [`${parse({ a: 1, b: [1, { c: 'x' }] })}.ToString(${none})`, '{"a":1,"b":[1,{"c":"x"}]}'],
    [
      `${parse({ a: 1, b: [1], c: {}, d: [] })}.ToString()`,
      '{\n  "a": 1,\n  "b": [\n    1\n  ],\n  "c": {},\n  "d": []\n}',
    ],
    [`${parse({ a: 'x' })}["a"].ToString() + ${parse({ a: { b: 1 } })}["a"].ToString(${none})`, 'x{"b":1}'],
    [`(string)${parse({ d: '2020-01-02T03:04:05Z' })}["d"]`, '01/02/2020 03:04:05'],
    [`${parse({ d: '2020-01-02T03:04:05Z' })}.ToString(${none})`, '{"d":"2020-01-02T03:04:05Z"}'],
    [`${parse({ d: '2020-01-02' })}["d"].Type == JTokenType.String`, true],
    [`(string)${parse({ l: [{ n: 1 }, { n: 2, v: 'x' }] })}.SelectToken("$.l[?(@.n == 2)].v")`, 'x'],
    [`string.Join(",", ${parse({ l: [{ n: 1 }, { n: 2 }] })}.SelectTokens("$..n"))`, '1,2'],
    [`${parse({ a: 1 })}.SelectToken("x.y") == null`, true],
    [`string.Join(",", ${parse({ b: 1, a: 2 })}.Properties().Select(p => p.Name + p.Value))`, 'b1,a2'],
    [`${parse({ l: [1, 2, 3] })}["l"].Select(t => (int)t).Sum()`, 6],
    [`((JArray)${parse({ l: [1, 2] })}["l"]).Count + ${parse({ a: 1, b: 2 })}.Count`, 4],
    [`${parse({ l: [{ a: 1 }, { a: 2 }] })}["l"].Where(t => (int)t["a"] > 1).First().ToString(${none})`, '{"a":2}'],
    [`JToken.DeepEquals(${parse({ a: 1, b: 2 })}, ${parse({ b: 2, a: 1 })})`, true],
    [
      'new JObject(new JProperty("a", 1), new JProperty("b", new JArray("x", 2, null))).ToString(Formatting.None)',
      '{"a":1,"b":["x",2,null]}',
    ],
    [
      `{ var o = ${parse({ a: 1, b: 2 })}; o["c"] = 3; o["a"] = "x"; o.Remove("b"); o.Add("d", true); return o.ToString(${none}); }`,
      '{"a":"x","c":3,"d":true}',
    ],
    [
      `{ var a = new JArray(); a.Add(1); a.Add(new JObject()); a.Insert(0, "x"); a.RemoveAt(1); return a.ToString(${none}); }`,
      '["x",{}]',
    ],
    [
      `{ var o = ${parse({ a: { b: 1 } })}; o["a"]["b"].Replace(5); o.Property("a").AddAfterSelf(new JProperty("z", 1)); return o.ToString(${none}); }`,
      '{"a":{"b":5},"z":1}',
    ],
    [
      `{ var o = ${parse({ a: { x: 1 } })}; o.Merge(${parse({ a: { y: 2 }, b: 3 })}); return o.ToString(${none}); }`,
      '{"a":{"x":1,"y":2},"b":3}',
    ],
    [
      'JsonConvert.SerializeObject(new { a = 1, b = "x\\"y", c = new[] { 1.5, 2 } })',
      String.raw`{"a":1,"b":"x\"y","c":[1.5,2.0]}`,
    ],
    ['JsonConvert.SerializeObject(new Dictionary<string, object> { ["k"] = null })', '{"k":null}'],
    [`JsonConvert.DeserializeObject<JObject>(${text({ a: 7 })})["a"].ToString()`, '7'],
    ['JObject.FromObject(new { a = new { b = 1 } }).ToString(Formatting.None)', '{"a":{"b":1}}'],
    ['JToken.Parse("5").Type.ToString() + JToken.Parse("[]").Type', 'IntegerArray'],
    ['JObject.Parse("{\'a\': 1, b: 2, /* c */ }").Count', 2],
    [`${parse({ a: [{ b: 1 }] })}["a"][0]["b"].Path`, 'a[0].b'],
    [`${parse({ a: 1 })}.TryGetValue("a", out var t) ? t.ToString() : "none"`, '1'],
    [`(string)${parse({ A: 'x' })}.GetValue("a", StringComparison.OrdinalIgnoreCase)`, 'x'],
    [`${parse({ a: 1 })}["x"]?["y"]?.ToString() ?? "none"`, 'none'],
  ]),
  ...raising([
    ['JObject.Parse("{")["a"]', "Error reading JObject from JsonReader. Path '', line 1, position 1."],
    [
      'JObject.Parse("{\\"a\\":1")["a"]',
      "Unexpected end of content while loading JObject. Path 'a', line 1, position 6.",
    ],
    [
      'JObject.Parse("[1]")["a"]',
      "Error reading JObject from JsonReader. Current JsonReader item is not an object: StartArray. Path '', line 1, position 1.",
    ],
    ['JObject.Parse("")["a"]', "Error reading JObject from JsonReader. Path '', line 0, position 0."],
    [`(int)${parse({ a: 'x' })}["a"]`, 'Input string was not in a correct format.'],
    [`(int)${parse({ a: null })}["a"]`, 'Can not convert Null to Int32.'],
    [`(int)${parse({ a: {} })}["a"]`, 'Can not convert Object to Int32.'],
    [`(int)${parse({})}["a"]`, 'Value cannot be null.\r\nParameter name: value'],
    [`${parse({})}["a"]["b"].ToString()`, 'Object reference not set to an instance of an object.'],
    [`${parse({ a: 1 })}["a"]["b"].ToString()`, 'Cannot access child value on Newtonsoft.Json.Linq.JValue.'],
    [
      `${parse({ a: 1 })}.Property("a").Value["x"].ToString()`,
      'Cannot access child value on Newtonsoft.Json.Linq.JValue.',
    ],
  ]),
]);

const el = 'XElement.Parse("<a q=\'1\'><b>x</b><b>y</b><n>7</n></a>")';

conform('XML', page, [
  ...valued([
    [`${el}.Element("b").Value`, 'x'],
    [`string.Join(",", ${el}.Elements("b").Select(e => e.Value))`, 'x,y'],
    [`${el}.Attribute("q").Value + ${el}.Attribute("q").Name`, '1q'],
    [`(int)${el}.Element("n") + (int)${el}.Attribute("q")`, 8],
    [`(string)${el}.Element("none") ?? "none"`, 'none'],
    [`${el}.Descendants().Count()`, 3],
    [`${el}.Value`, 'xy7'],
    [
      '{ XNamespace ns = "urn:x"; return XElement.Parse("<p:a xmlns:p=\'urn:x\'><p:b>t</p:b></p:a>").Element(ns + "b").Value; }',
      't',
    ],
    ['XElement.Parse("<a xmlns=\'urn:x\'/>").Name.ToString()', '{urn:x}a'],
    ['XElement.Parse("<a xmlns=\'urn:x\'><b/></a>").Elements().First().Name.LocalName', 'b'],
    [
      'new XElement("a", new XAttribute("q", 1), new XElement("b", "<&>"), "t").ToString(SaveOptions.DisableFormatting)',
      '<a q="1"><b>&lt;&amp;&gt;</b>t</a>',
    ],
    ['new XElement("a", new XElement("b")).ToString()', '<a>\n  <b />\n</a>'],
    [
      'new XElement("a", new[] { 1, 2 }.Select(n => new XElement("i", n))).ToString(SaveOptions.DisableFormatting)',
      '<a><i>1</i><i>2</i></a>',
    ],
    [
      `{ var e = ${el}; e.Element("b").Remove(); e.SetAttributeValue("q", "2"); e.Element("n").Value = "8"; return e.ToString(SaveOptions.DisableFormatting); }`,
      '<a q="2"><b>y</b><n>8</n></a>',
    ],
    ['new XDocument(new XElement("a")).Root.Name.LocalName', 'a'],
    ['XElement.Parse("<a><![CDATA[<b>]]></a>").Value', '<b>'],
    ['new XElement("a", true, 1.5, null, "x").Value', 'true1.5x'],
    [`${el}.Elements().Last().ElementsBeforeSelf().Count() + ${el}.Element("b").NodesAfterSelf().Count()`, 4],
  ]),
  ...raising([
    [
      'XElement.Parse("<a>").Value',
      'Unexpected end of file has occurred. The following elements are not closed: a. Line 1, position 4.',
    ],
    [`${el}.Element("none").Value`, 'Object reference not set to an instance of an object.'],
    ['XElement.Parse("x").Value', 'Data at the root level is invalid. Line 1, position 1.'],
    ['new XElement("a b").Value', "The ' ' character, hexadecimal value 0x20, cannot be included in a name."],
  ]),
]);

const hex = (bytes: string): string => `BitConverter.ToString(${bytes}).Replace("-", "").ToLower()`;
const utf8 = (of: string): string => `Encoding.UTF8.GetBytes("${of}")`;
const hmac = (name: string): string =>
  hex(`new ${name}(${utf8('Jefe')}).ComputeHash(${utf8('what do ya want for nothing?')})`);

conform('hashes, keys and encodings', page, [
  ...valued([
    [hex(`SHA1.Create().ComputeHash(${utf8('abc')})`), 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    [
      hex(`new SHA256Managed().ComputeHash(${utf8('')})`),
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ],
    [
      hex(`SHA384.Create().ComputeHash(${utf8('abc')})`),
      'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
    ],
    [`${hex(`SHA512.Create().ComputeHash(${utf8('abc')})`)}.Substring(0, 32)`, 'ddaf35a193617abacc417349ae204131'],
    [hmac('HMACMD5'), '750c783e6ab0b503eaa86e310a5db738'],
    [hmac('HMACSHA1'), 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79'],
    [`${hmac('HMACSHA512')}.Substring(0, 32)`, '164b7a7bfcf819e2e395fbe73b56e0a3'],
    ['Convert.ToBase64String(Encoding.UTF8.GetBytes("é"))', 'w6k='],
    ['Encoding.UTF8.GetString(Convert.FromBase64String("w6k="))', 'é'],
    ['Encoding.ASCII.GetString(Encoding.ASCII.GetBytes("aé"))', 'a?'],
    ['Encoding.UTF8.GetBytes("é€😀").Length + Encoding.Unicode.GetBytes("ab").Length', 13],
    ['BitConverter.ToString(new byte[] { 1, 255 })', '01-FF'],
    ['BitConverter.ToInt32(new byte[] { 1, 1, 0, 0 }, 0)', 257],
    ['Convert.ToByte("a5", 16) + BitConverter.GetBytes(258)[1]', 166],
    ['Guid.Parse("00112233-4455-6677-8899-aabbccddeeff").ToByteArray()[0]', 51],
    ['new Guid("00112233445566778899AABBCCDDEEFF").ToString("B")', '{00112233-4455-6677-8899-aabbccddeeff}'],
    ['Guid.Empty.ToString("N")', '00000000000000000000000000000000'],
    ['Guid.NewGuid() == Guid.NewGuid()', false],
    ['Uri.EscapeDataString("a b&c/d?é")', 'a%20b%26c%2Fd%3F%C3%A9'],
    ['Uri.EscapeDataString("!*\'()~")', '%21%2A%27%28%29~'],
    ['Uri.UnescapeDataString("a%20b+c")', 'a b+c'],
    ['WebUtility.UrlEncode("a b&c/é")', 'a+b%26c%2F%C3%A9'],
    ['WebUtility.UrlDecode("a+b%26c")', 'a b&c'],
    ['WebUtility.HtmlEncode("<a href=\'x\'>")', '&lt;a href=&#39;x&#39;&gt;'],
    ['System.Net.WebUtility.HtmlDecode("&#60;" + (char)38 + "eacute;")', '<é'],
    ['new Uri("https://h.example.com:8443/a/b?q=1#f").Port', 8443],
    [
      'new Uri("https://H.example.com/a/b?q=1#f").Host + new Uri("https://h.example.com/a/b?q=1#f").PathAndQuery',
      'h.example.com/a/b?q=1',
    ],
    ['new Uri("https://h/a?q=1").Query + new Uri("https://h/a#f").Fragment', '?q=1#f'],
    ['new Uri(new Uri("https://h.example.com/a/b"), "../c").ToString()', 'https://h.example.com/c'],
    ['new Uri("https://h.example.com/a?q").GetLeftPart(UriPartial.Authority)', 'https://h.example.com'],
    ['new Uri("https://h.example.com").AbsoluteUri', 'https://h.example.com/'],
    ['string.Join(",", new Uri("https://h/a/b").Segments)', '/,a/,b'],
    ['IPAddress.Parse("10.0.0.1").GetAddressBytes()[0]', 10],
  ]),
  ...raising([
    ['new Uri("x").Host', 'Invalid URI: The format of the URI could not be determined.'],
    ['Guid.Parse("x")', 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).'],
    [
      'Convert.FromBase64String("!!!!").Length',
      'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters. ',
    ],
    [
      'Encoding.UTF8.GetBytes((string)null).Length',
      'String reference not set to an instance of a String.\r\nParameter name: s',
    ],
    ['Encoding.UTF8.GetString(null)', 'Array cannot be null.\r\nParameter name: bytes'],
    ['IPAddress.Parse("x").ToString()', 'An invalid IP address was specified.'],
  ]),
]);
