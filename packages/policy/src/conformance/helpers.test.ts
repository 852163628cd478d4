import { conform, pages } from './conformance.ts';
import type { Case, CaseRequest } from './conformance.ts';

const page = `${pages}/api-management-policy-expressions`;

/** An expression of inbound and what it gives. */
function gives(fact: string, expression: string, value: unknown, request: CaseRequest = {}): Case {
  return {
    fact,
    inbound: `<set-variable name="v" value="@(${expression})"/>`,
    request,
    want: { variables: { v: value } },
  };
}

/** The same for the statements of an expression. */
function returns(fact: string, statements: string, value: unknown, request: CaseRequest = {}): Case {
  return {
    fact,
    inbound: `<set-variable name="v" value="@{${statements}}"/>`,
    request,
    want: { variables: { v: value } },
  };
}

const post = (body: string, type = 'text/plain'): CaseRequest => ({
  method: 'POST',
  headers: { 'Content-Type': type },
  body,
});
const fails = (fact: string, expression: string, message: string, request: CaseRequest = {}): Case => ({
  fact,
  inbound: `<set-variable name="v" value="@(${expression})"/>`,
  request,
  want: {
    status: 500,
    lastError: { reason: 'ExpressionValueEvaluationFailure', message: `Expression evaluation failed. ${message}` },
  },
});

const url = { url: 'https://api.example.com/orders/1?q=1&q=2&empty=' };

conform('GetValueOrDefault', page, [
  gives('Headers: the values, joined with commas.', 'context.Request.Headers.GetValueOrDefault("X-A")', '1,2', {
    headers: { 'X-A': ['1', '2'] },
  }),
  gives('Headers: no case.', 'context.Request.Headers.GetValueOrDefault("x-a")', '1', { headers: { 'X-A': '1' } }),
  gives('Headers: null without a default.', 'context.Request.Headers.GetValueOrDefault("X-A") == null', true),
  gives('Headers: the default.', 'context.Request.Headers.GetValueOrDefault("X-A", "d")', 'd'),
  gives('Query: the values, joined with commas.', 'context.Request.Url.Query.GetValueOrDefault("q")', '1,2', url),
  gives('Query: an empty value is a value.', 'context.Request.Url.Query.GetValueOrDefault("empty", "d")', '', url),
  gives('Query: the default.', 'context.Request.Url.Query.GetValueOrDefault("none", "d")', 'd', url),
  returns(
    'Variables: the value in its type.',
    'int n = context.Variables.GetValueOrDefault<int>("n", 5); return n + 1;',
    6,
  ),
  {
    fact: 'Variables: what is there goes before the default.',
    inbound:
      '<set-variable name="n" value="@(7)"/><set-variable name="v" value="@(context.Variables.GetValueOrDefault<int>("n", 5))"/>',
    want: { variables: { n: 7, v: 7 } },
  },
  gives('Variables: the default of the type.', 'context.Variables.GetValueOrDefault<int>("n")', 0),
  gives(
    'Variables: the default of a reference is null.',
    'context.Variables.GetValueOrDefault<string>("n") == null',
    true,
  ),
  gives('Variables: the type follows from the default.', 'context.Variables.GetValueOrDefault("n", "d").Length', 1),
  {
    fact: 'Variables: another type raises an exception.',
    inbound:
      '<set-variable name="n" value="text"/><set-variable name="v" value="@(context.Variables.GetValueOrDefault<int>("n"))"/>',
    want: { status: 500, lastError: { reason: 'ExpressionValueEvaluationFailure', source: 'set-variable' } },
  },
  returns(
    'TryGetValue says whether there is one.',
    'object o; return context.Variables.TryGetValue("none", out o);',
    false,
  ),
]);

const json = '{"a":{"b":[1,2]}}';
const xml = '<r><i>1</i><i>2</i></r>';
const type = 'application/json';

conform('bodies', page, [
  gives('As<string> is the text.', 'context.Request.Body.As<string>()', 'tëxt', post('tëxt')),
  gives('As<byte[]> are the bytes.', 'context.Request.Body.As<byte[]>().Length', 5, post('tëxt')),
  gives('As<JObject> is the object.', '(int)context.Request.Body.As<JObject>()["a"]["b"][1]', 2, post(json, type)),
  gives(
    'As<JToken> is any JSON.',
    'context.Request.Body.As<JToken>().SelectToken("a.b[0]").ToString()',
    '1',
    post(json, type),
  ),
  gives('As<JArray> is an array.', 'context.Request.Body.As<JArray>().Count', 3, post('[1,2,3]', type)),
  gives(
    'As<XElement> is an element.',
    'context.Request.Body.As<XElement>().Elements("i").Count()',
    2,
    post(xml, 'text/xml'),
  ),
  gives(
    'As<XNode> is an XML node.',
    'context.Request.Body.As<XNode>().ToString(SaveOptions.DisableFormatting)',
    xml,
    post(xml, 'text/xml'),
  ),
  gives(
    'As<XDocument> is a document.',
    'context.Request.Body.As<XDocument>().Root.Name.LocalName',
    'r',
    post(xml, 'text/xml'),
  ),
  returns(
    'Without preserveContent a second look finds nothing.',
    'var a = context.Request.Body.As<string>(); var b = context.Request.Body.As<string>(); return a + "/" + b;',
    'text/',
    post('text'),
  ),
  returns(
    'With preserveContent it finds the same.',
    'var a = context.Request.Body.As<string>(true); var b = context.Request.Body.As<string>(preserveContent: true); return a + "/" + b;',
    'text/text',
    post('text'),
  ),
  {
    fact: 'A body of the response that was read goes out empty.',
    outbound: '<set-variable name="v" value="@(context.Response.Body.As<string>())"/>',
    request: { backend: [{ body: 'b' }] },
    want: { body: '', variables: { v: 'b' } },
  },
  {
    fact: 'A body of the response that was read with preserveContent goes out.',
    outbound: '<set-variable name="v" value="@(context.Response.Body.As<string>(preserveContent: true))"/>',
    request: { backend: [{ body: 'b' }] },
    want: { body: 'b', variables: { v: 'b' } },
  },
  returns(
    'AsFormUrlEncodedContent has all values of a form.',
    'var form = context.Request.Body.AsFormUrlEncodedContent(); return form["a"][0] + form["b"][1];',
    '1 23',
    post('a=1+2&b=x&b=3', 'application/x-www-form-urlencoded'),
  ),
  {
    fact: 'AsFormUrlEncodedContent may preserve the body.',
    inbound:
      '<set-variable name="v" value="@(context.Request.Body.AsFormUrlEncodedContent(preserveContent: true)["a"][0])"/>',
    request: post('a=1', 'application/x-www-form-urlencoded'),
    want: { variables: { v: '1' }, sent: [{ body: 'a=1' }] },
  },
  returns(
    'ToFormUrlEncodedContent writes a form.',
    'var form = context.Request.Body.AsFormUrlEncodedContent(); form["a"] = new List<string> { "x y" }; return form.ToFormUrlEncodedContent();',
    'a=x+y&b=2',
    post('a=1&b=2', 'application/x-www-form-urlencoded'),
  ),
  returns(
    'ToQueryString writes a query, with its question mark.',
    'var query = new Dictionary<string, IList<string>> { { "a", new List<string> { "1", "2" } }, { "b", new List<string> { "x" } } }; return query.ToQueryString();',
    '?a=1&a=2&b=x',
  ),
]);

const basic = { headers: { Authorization: `Basic ${Buffer.from('Aladdin:open sesame').toString('base64')}` } };
const credentials = 'context.Request.Headers.GetValueOrDefault("Authorization", "")';

conform('basic credentials', page, [
  gives('AsBasic has the user.', `${credentials}.AsBasic().UserId`, 'Aladdin', basic),
  gives('AsBasic has the password.', `${credentials}.AsBasic().Password`, 'open sesame', basic),
  gives('AsBasic is null for anything else.', '"Bearer x".AsBasic() == null', true),
  returns(
    'TryParseBasic says whether it is one.',
    `BasicAuthCredentials c; return ${credentials}.TryParseBasic(out c) ? c.UserId : "none";`,
    'Aladdin',
    basic,
  ),
  returns(
    'TryParseBasic is false for anything else.',
    'BasicAuthCredentials c; return "nothing".TryParseBasic(out c);',
    false,
  ),
]);

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({
  iss: 'https://issuer.example.com',
  sub: 'subject-1',
  aud: ['one', 'two'],
  jti: 'id-1',
  iat: 1_767_225_600,
  nbf: 1_767_225_600,
  exp: 1_767_229_200,
  role: 'admin',
  many: ['x', 'y'],
})}.c2ln`;
const bearer = { headers: { Authorization: `Bearer ${token}`, 'X-Token': token } };
const jwt = 'context.Request.Headers.GetValueOrDefault("X-Token").AsJwt()';

conform('tokens without a check of their signature', page, [
  gives('AsJwt reads a token.', `${jwt}.Subject`, 'subject-1', bearer),
  gives('AsJwt takes the header with its Bearer.', `${credentials}.AsJwt().Subject`, 'subject-1', bearer),
  gives('Algorithm is that of the header.', `${jwt}.Algorithm`, 'HS256', bearer),
  gives('Issuer is iss.', `${jwt}.Issuer`, 'https://issuer.example.com', bearer),
  gives('Id is jti.', `${jwt}.Id`, 'id-1', bearer),
  gives('Audiences are all of aud.', `string.Join(",", ${jwt}.Audiences)`, 'one,two', bearer),
  gives(
    'ExpirationTime is exp.',
    `${jwt}.ExpirationTime.Value.ToString("yyyy-MM-dd HH:mm")`,
    '2026-01-01 01:00',
    bearer,
  ),
  gives('NotBefore is nbf.', `${jwt}.NotBefore.Value.ToString("yyyy-MM-dd HH:mm")`, '2026-01-01 00:00', bearer),
  gives('IssuedAt is iat.', `${jwt}.IssuedAt.Value.ToString("yyyy-MM-dd HH:mm")`, '2026-01-01 00:00', bearer),
  gives('Type is typ.', `${jwt}.Type`, 'JWT', bearer),
  gives('Claims have all values.', `${jwt}.Claims["many"].Length`, 2, bearer),
  gives('Claims.GetValueOrDefault joins them.', `${jwt}.Claims.GetValueOrDefault("many")`, 'x,y', bearer),
  gives('Claims.GetValueOrDefault has a default.', `${jwt}.Claims.GetValueOrDefault("none", "d")`, 'd', bearer),
  gives('AsJwt is null for anything else.', '"no token".AsJwt() == null', true),
  returns(
    'TryParseJwt says whether it is one.',
    `Jwt t; return ${credentials}.TryParseJwt(out t) && t.Claims.ContainsKey("role");`,
    true,
    bearer,
  ),
  returns('TryParseJwt is false for anything else.', 'Jwt t; return "no token".TryParseJwt(out t);', false),
]);

const bytes = (hex: string): string => `Convert.FromBase64String("${Buffer.from(hex, 'hex').toString('base64')}")`;
// AES-128 in CBC mode, from NIST SP 800-38A, F.2.1.
const key = bytes('2b7e151628aed2a6abf7158809cf4f3c');
const start = bytes('000102030405060708090a0b0c0d0e0f');
const block = bytes('6bc1bee22e409f96e93d7e117393172a');
const hexOf = (expression: string): string => `BitConverter.ToString(${expression}).Replace("-", "").ToLower()`;

conform('cryptography', page, [
  gives(
    'Encrypt is the algorithm of that name.',
    `${hexOf(`${block}.Encrypt("Aes", ${key}, ${start})`)}.Substring(0, 32)`,
    '7649abac8119b246cee98e9b12e9197d',
  ),
  gives('Encrypt fills the last block.', `${block}.Encrypt("Aes", ${key}, ${start}).Length`, 32),
  gives(
    'Decrypt takes it back.',
    `Encoding.UTF8.GetString(Encoding.UTF8.GetBytes("some text").Encrypt("Aes", ${key}, ${start}).Decrypt("Aes", ${key}, ${start}))`,
    'some text',
  ),
  gives(
    'SHA256 is that of FIPS 180.',
    hexOf('SHA256.Create().ComputeHash(Encoding.UTF8.GetBytes("abc"))'),
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  ),
  gives(
    'HMACSHA256 is that of RFC 4231.',
    hexOf(
      `new HMACSHA256(Encoding.UTF8.GetBytes("Jefe")).ComputeHash(Encoding.UTF8.GetBytes("what do ya want for nothing?"))`,
    ),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ),
  gives(
    'MD5 is that of RFC 1321.',
    hexOf('MD5.Create().ComputeHash(Encoding.UTF8.GetBytes("abc"))'),
    '900150983cd24fb0d6963f7d28e17f72',
  ),
]);

conform('what .NET raises', page, [
  fails(
    'A null reference.',
    'context.Request.Headers.GetValueOrDefault("None").Trim()',
    'Object reference not set to an instance of an object.',
  ),
  fails('A number that is none.', 'int.Parse("x")', 'Input string was not in a correct format.'),
  fails('An empty sequence.', 'new int[0].First()', 'Sequence contains no elements'),
  fails(
    'A key that is not there.',
    'new Dictionary<string, string>()["x"]',
    'The given key was not present in the dictionary.',
  ),
  fails('A division by zero.', '1 / "".Length', 'Attempted to divide by zero.'),
  fails('An index outside of an array.', '"a,b".Split(\',\')[2]', 'Index was outside the bounds of the array.'),
  fails(
    'A Base64 text that is none.',
    'Convert.FromBase64String("a").Length',
    'Invalid length for a Base-64 char array or string.',
  ),
]);
