import { createPublicKey, createHmac } from 'node:crypto';
import { clientPem } from '../testing/certificates.ts';
import { bearer, fine, hs256, nowSeconds, part, secret } from '../testing/tokens.ts';
import { conform, pages, policyPage } from './conformance.ts';
import { raising, valued } from './expressions.ts';

const keys = `<issuer-signing-keys><key>${secret.toString('base64')}</key></issuer-signing-keys>`;
const jwt = (children = '', attributes = ''): string =>
  `<validate-jwt header-name="Authorization" ${attributes}>${keys}${children}</validate-jwt>`;
const confused = (() => {
  const data = `${part({ alg: 'HS256' })}.${part(fine)}`;
  const key = createPublicKey(clientPem).export({ type: 'spki', format: 'pem' });
  return bearer(`${data}.${createHmac('sha256', key).update(data).digest('base64url')}`);
})();

conform('validate-jwt: what attackers try', policyPage('validate-jwt'), [
  {
    fact: 'A public key is no secret.',
    inbound:
      '<validate-jwt header-name="Authorization"><issuer-signing-keys><key certificate-id="c"/></issuer-signing-keys></validate-jwt>',
    request: { ...confused, certificates: { c: clientPem } },
    want: { status: 401, sent: [] },
  },
  ...['none', 'None', 'NONE', 'nOnE'].map((alg) => ({
    fact: `A token without a signature whose algorithm is ${alg} is refused.`,
    inbound: jwt(),
    request: bearer(`${part({ alg })}.${part(fine)}.`),
    want: { status: 401, sent: [] },
  })),
  {
    fact: 'A signature that is cut off is refused.',
    inbound: jwt(),
    request: bearer(hs256(fine).replace(/\.[^.]*$/, '.')),
    want: { status: 401, sent: [] },
  },
  {
    fact: 'A signature of another token is refused.',
    inbound: jwt(),
    request: bearer(
      `${hs256({ ...fine, sub: 'a' })
        .split('.')
        .slice(0, 2)
        .join('.')}.${hs256(fine).split('.')[2] ?? ''}`,
    ),
    want: { status: 401, sent: [] },
  },
  {
    fact: 'An algorithm that nobody knows is refused.',
    inbound: jwt(),
    request: bearer(hs256(fine, { alg: 'HS1' })),
    want: { status: 401, sent: [] },
  },
  {
    fact: 'Bearer is written in any case.',
    inbound: jwt(),
    request: { headers: { authorization: `bearer ${hs256(fine)}` } },
    want: { status: 200 },
  },
  {
    fact: 'A key of the token’s own header is not taken.',
    inbound:
      '<validate-jwt header-name="Authorization"><issuer-signing-keys><key certificate-id="c"/></issuer-signing-keys></validate-jwt>',
    request: {
      ...bearer(hs256(fine, { jwk: { kty: 'oct', k: secret.toString('base64url') } })),
      certificates: { c: clientPem },
    },
    want: { status: 401, sent: [] },
  },
  {
    fact: 'Names of claims that JavaScript knows are names like others.',
    inbound: jwt('<required-claims><claim name="constructor"/><claim name="__proto__"/></required-claims>'),
    request: bearer(hs256(fine)),
    want: { status: 401, lastError: { reason: 'TokenClaimNotFound' } },
  },
  {
    fact: 'An expiration that is a text of digits is none, or counts.',
    inbound: jwt(),
    request: bearer(hs256({ ...fine, exp: String(nowSeconds - 60) })),
    want: { status: 401, sent: [] },
  },
  {
    fact: 'What the caller sends is escaped in what he reads.',
    inbound: jwt('<required-claims><claim name="r"><value>x</value></claim></required-claims>'),
    request: bearer(hs256({ ...fine, r: 'a"b\\c\n' })),
    want: {
      body: String.raw`{ "statusCode": 401, "message": "Claim r value of a\"b\\c\n is not allowed. Access denied." }`,
    },
  },
]);

conform('expressions in detail', `${pages}/api-management-policy-expressions`, [
  ...valued([
    ['"Straße".ToUpper()', 'STRAßE'],
    ['"a".CompareTo("B") < 0', true],
    ['string.Join(",", new[] { "b", "A", "a", "B" }.OrderBy(s => s))', 'a,A,b,B'],
    ['string.Join(",", new[] { "a-b", "ab", "a_b" }.OrderBy(s => s, StringComparer.Ordinal))', 'a-b,a_b,ab'],
    ['"abc".StartsWith("")', true],
    ["\"a,b;c\".Split(',', ';').Length", 3],
    ['"abc".Substring(3)', ''],
    ['"x".Equals(null)', false],
    ['Math.Round(-2.5)', -2],
    ['Math.Round(1.005, 2).ToString()', '1'],
    ['(0.1f + 0.2f).ToString()', '0.3'],
    ['(1f / 3).ToString()', '0.3333333'],
    ['1e16.ToString("R")', '1E+16'],
    ['(1.0 / 3).ToString("R")', '0.33333333333333331'],
    ['100000000000000000000m.ToString()', '100000000000000000000'],
    ['(2.5m).ToString("0")', '3'],
    ['(2.5).ToString("F0")', '3'],
    ['(-0.4).ToString("0")', '0'],
    ['(0.5).ToString("#.##")', '.5'],
    ['0.ToString("#")', ''],
    ['1234567.891.ToString("#,0.0,")', '1,234,567.9'],
    ['1234567.891.ToString("0,,.0")', '1.2'],
    ['long.Parse("9223372036854775807").ToString()', '9223372036854775807'],
    ['(5 / 2m).ToString()', '2.5'],
    ['(1 + 1L).GetType() == typeof(long)', true],
    ['(char)65 + "" + (int)\'A\'', 'A65'],
    ["((int)'a').ToString() + ('a' + 'b')", '97195'],
    ['1.Equals(1L) || 1L.Equals(1)', true],
    ['string.Format("{0,-5}|{0,5:X2}", 10)', '10   |   0A'],
    ['Convert.ToDateTime("2020-01-02").Day', 2],
    ['Convert.ToDouble("1.5") + Convert.ToInt64("2")', 3.5],
    ['uint.MaxValue + 1L', 4_294_967_296],
    ['{ uint u = 0; u--; return u; }', 4_294_967_295],
    ['{ short s = 32767; s++; return (int)s; }', -32768],
    ['{ var r = new Random(5); return r.Next(3) < 3; }', true],
    ['new DateTime(2020, 1, 2).ToString("M/d/yy h:m:s")', '1/2/20 12:0:0'],
    ['new DateTime(2020, 1, 2).ToString("%d") + new DateTime(2020, 1, 2).ToString("MMMM")', '2January'],
    ['DateTime.Parse("2020-01-02T03:04:05Z").ToString("yyyy-MM-dd HH:mm")', '2020-01-02 03:04'],
    ['DateTime.Parse("2020-01-02T03:04:05+02:00").ToString("o")', '2020-01-02T01:04:05.0000000+00:00'],
    ['DateTimeOffset.Parse("2020-01-02T03:04:05+02:00").ToString("o")', '2020-01-02T03:04:05.0000000+02:00'],
    ['DateTimeOffset.Parse("2020-01-02T03:04:05+02:00").ToString()', '01/02/2020 03:04:05 +02:00'],
    [
      'JObject.Parse("{\\"a\\":1.0,\\"b\\":1e3,\\"c\\":12345678901234567890}").ToString(Formatting.None)',
      '{"a":1.0,"b":1000.0,"c":12345678901234567890}',
    ],
    ['new JValue(1.0).ToString() + new JObject(new JProperty("a", 1.0)).ToString(Formatting.None)', '1{"a":1.0}'],
    [
      'new JObject(new JProperty("d", new DateTime(2020, 1, 2))).ToString(Formatting.None)',
      '{"d":"2020-01-02T00:00:00"}',
    ],
    ['JsonConvert.SerializeObject("<é\\u2028\'>")', '"<é\\u2028\'>"'],
    ['JsonConvert.SerializeObject(new[] { true, false })', '[true,false]'],
    ['JsonConvert.SerializeObject(null)', 'null'],
    [
      'JsonConvert.SerializeObject(new { d = new DateTime(2020, 1, 2, 0, 0, 0, DateTimeKind.Utc), t = TimeSpan.FromMinutes(1), g = Guid.Empty, m = 1.50m })',
      '{"d":"2020-01-02T00:00:00Z","t":"00:01:00","g":"00000000-0000-0000-0000-000000000000","m":1.50}',
    ],
    ['JArray.Parse("[3,1,2]").OrderBy(t => t).First().ToString()', '1'],
    ['new JArray(1, 2).Contains(1)', false],
    ['JToken.Parse("{\\"a\\":[]}")["a"].HasValues', false],
    ['string.Join(",", JArray.Parse("[1,\\"a\\",null,true]"))', '1,a,,True'],
    ['$"{JObject.Parse("{}")}"', '{}'],
    ['Regex.Replace("aaa", "a", "b").Replace("bbb", "ok")', 'ok'],
    ['new Regex("a").Replace("aaa", "b", 2)', 'bba'],
    ['Regex.Replace("abc", "(?<x>b)", "[${x}$0$1$$]")', 'a[bbb$]c'],
    ['string.Join("|", Regex.Matches("a1b2", @"[a-z](\\d)").Cast<Match>().Select(m => m.Groups[1].Value))', '1|2'],
  ]),
  ...raising([
    ['new Uri("http://").Host', 'Invalid URI: The hostname could not be parsed.'],
    ['Convert.ToInt32("x", 16)', 'Could not find any recognizable digits.'],
    ['Convert.ToInt32(\'x\' + "")', 'Input string was not in a correct format.'],
    ['JToken.Parse("x")["a"]', "Unexpected character encountered while parsing value: x. Path '', line 0, position 0."],
    [
      'JObject.Parse("{\\"a\\" 1}")["a"]',
      "Invalid character after parsing property name. Expected ':' but got: 1. Path '', line 1, position 5.",
    ],
    [
      'JArray.Parse("{}").Count',
      "Error reading JArray from JsonReader. Current JsonReader item is not an array: StartObject. Path '', line 1, position 1.",
    ],
    [
      'JObject.Parse("{} x")["a"]',
      "Additional text encountered after finished reading JSON content: x. Path '', line 1, position 3.",
    ],
    [
      'Encoding.GetEncoding("none").WebName',
      "'none' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.\r\nParameter name: name",
    ],
    ['new XElement("a").Attribute("q").Value', 'Object reference not set to an instance of an object.'],
    [
      'XDocument.Parse("<a></b>").ToString()',
      "The 'a' start tag on line 1 position 2 does not match the end tag of 'b'. Line 1, position 6.",
    ],
    ['"a".PadLeft(-1)', 'Non-negative number required.\r\nParameter name: totalWidth'],
    ["new string('a', -1)", "'count' must be non-negative.\r\nParameter name: count"],
    ['"abc".Insert(9, "x")', 'Specified argument was out of the range of valid values.\r\nParameter name: startIndex'],
    ['"abc".Remove(5)', 'startIndex must be less than length of string.\r\nParameter name: startIndex'],
    ['string.Join(",", (string[])null)', 'Value cannot be null.\r\nParameter name: value'],
    [
      'Enumerable.Range(0, -1).Count()',
      'Specified argument was out of the range of valid values.\r\nParameter name: count',
    ],
    [
      'new List<int> { 1 }.GetRange(0, 5).Count',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    ],
    ['new Stack<int>().Pop()', 'Stack empty.'],
    ['DateTime.Parse("2020-13-01").Year', 'String was not recognized as a valid DateTime.'],
    [
      '((string)(object)new JObject()).Length',
      "Unable to cast object of type 'Newtonsoft.Json.Linq.JObject' to type 'System.String'.",
    ],
    ['new int[] { 1 }.Cast<string>().First()', "Unable to cast object of type 'System.Int32' to type 'System.String'."],
  ]),
]);
