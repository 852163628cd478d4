import { describe, expect, it } from 'vitest';
import { clientPem } from '../testing/certificates.ts';
import { evaluate } from '../testing/evaluate.ts';
import { expectNullsTaken } from '../testing/null-call.ts';
import { outcomeOf } from '../testing/run-member.ts';
import { parseUrl } from '../http/url.ts';
import { createResponse } from '../http/message.ts';
import { textBody } from '../http/body.ts';
import { exchangeOf } from '../run/exchange-of.ts';
import { locate } from '../run/locate.ts';
import { snapshotOf } from '../run/snapshot-of.ts';
import { collectionTypes } from './collections/index.ts';
import { contextTypes } from './context/index.ts';
import { proxyRequestContext } from './context/proxy-request-context.ts';
import { jsonTypes } from './json/index.ts';
import { linqTypes } from './linq/index.ts';
import { regexTypes } from './regex/index.ts';
import { shortName } from './lookup.ts';
import { namedType } from './type-ops.ts';
import type { NetValue } from './value.ts';
import { xmlTypes } from './xml/index.ts';

/** The same for what documents, collections, queries and `context` are made of: null is an argument like others. */

const list = 'new List<string> { "a", null }';
const dictionary = 'new Dictionary<string, string> { { "a", "b" }, { "c", null } }';
const words = 'new[] { "a", "b" }';
const document = `@{ var d = new XmlDocument(); d.LoadXml("<a b='c'><d/></a>"); return d`;
const match = 'Regex.Match("ab", "(a)(?<n>b)")';
const element = `XElement.Parse("<a b='c'><d/>e</a>")`;

/** The exception that an expression ends in, as one that catches it has it. */
function caught(source: string): string {
  return `@{ try { var x = ${source}; return null; } catch (Exception e) { return e; } }`;
}

/** Something to call members on, by short name of type. */
const samples: { readonly [name: string]: string } = {
  // Xml
  XObject: element,
  XNode: element,
  XContainer: element,
  XElement: element,
  XDocument: `XDocument.Parse("<?xml version='1.0'?><!DOCTYPE a><a b='c'><d/></a>")`,
  XAttribute: `${element}.FirstAttribute`,
  XText: 'new XText("a")',
  XCData: 'new XCData("a")',
  XComment: 'new XComment("a")',
  XProcessingInstruction: 'new XProcessingInstruction("a", "b")',
  XDocumentType: 'new XDocumentType("a", null, null, null)',
  XDeclaration: 'new XDeclaration("1.0", null, null)',
  XName: 'XName.Get("a")',
  XNamespace: 'XNamespace.Get("a")',
  XNodeEqualityComparer: 'new XNodeEqualityComparer()',
  XNodeDocumentOrderComparer: 'new XNodeDocumentOrderComparer()',
  XmlNode: `${document}.DocumentElement; }`,
  XmlDocument: `${document}; }`,
  XmlElement: `${document}.DocumentElement; }`,
  XmlAttribute: `${document}.DocumentElement.Attributes[0]; }`,
  XmlAttributeCollection: `${document}.DocumentElement.Attributes; }`,
  XmlNodeList: `${document}.DocumentElement.ChildNodes; }`,
  XmlNamespaceManager: `new XmlNamespaceManager(new XmlDocument().NameTable)`,
  XmlNameTable: 'new XmlDocument().NameTable',
  // Json
  JToken: 'JToken.Parse("{\\"a\\":[1,null]}")',
  JContainer: 'JArray.Parse("[1,null]")',
  JObject: 'JObject.Parse("{\\"a\\":[1,null]}")',
  JArray: 'JArray.Parse("[1,null]")',
  JProperty: 'new JProperty("a", 1)',
  JValue: 'new JValue("a")',
  JRaw: 'new JRaw("a")',
  JConstructor: 'new JConstructor("a")',
  JEnumerable: 'JArray.Parse("[1,null]").Children()',
  Uri: 'new Uri("http://h/a?b")',
  // Regex
  Capture: `${match}.Groups[1].Captures[0]`,
  CaptureCollection: `${match}.Groups[1].Captures`,
  Group: `${match}.Groups[1]`,
  GroupCollection: `${match}.Groups`,
  Match: match,
  MatchCollection: 'Regex.Matches("aa", "a")',
  Regex: 'new Regex("a")',
  // Collections
  IEnumerator: `${list}.GetEnumerator()`,
  Enumerator: `${list}.GetEnumerator()`,
  IEnumerable: list,
  ICollection: list,
  IList: list,
  IReadOnlyCollection: list,
  IReadOnlyList: list,
  List: list,
  IReadOnlyDictionary: dictionary,
  IDictionary: dictionary,
  Dictionary: dictionary,
  KeyCollection: `${dictionary}.Keys`,
  ISet: `new HashSet<string>(${list})`,
  HashSet: `new HashSet<string>(${list})`,
  IComparer: 'StringComparer.Ordinal',
  IEqualityComparer: 'StringComparer.Ordinal',
  StringComparer: 'StringComparer.Ordinal',
  KeyValuePair: 'new KeyValuePair<string, string>("a", null)',
  ReadOnlyCollection: `${list}.AsReadOnly()`,
  Queue: `new Queue<string>(${list})`,
  Stack: `new Stack<string>(${list})`,
  // Linq
  Sequence: `${words}.Select(x => x)`,
  IGrouping: `${words}.GroupBy(x => x).First()`,
  Grouping: `${words}.GroupBy(x => x).First()`,
  ILookup: `${words}.ToLookup(x => x)`,
  Lookup: `${words}.ToLookup(x => x)`,
  IOrderedEnumerable: `${words}.OrderBy(x => x)`,
  OrderedSequence: `${words}.OrderBy(x => x)`,
  // Exceptions, as they are caught
  XmlException: caught('XElement.Parse("<")'),
  XPathException: caught('new XmlDocument().SelectNodes("[")'),
  JsonReaderException: caught('JToken.Parse("[")'),
  JsonException: caught('JToken.Parse("[")'),
  JsonSerializationException: caught('JsonConvert.DeserializeObject<int>("[]")'),
  BigInteger: 'JToken.Parse("123456789012345678901234567890").Value<object>()',
  // Context
  IProxyRequestContext: 'context',
  IApi: 'context.Api',
  ISubscriptionKeyParameterNames: 'context.Api.SubscriptionKeyParameterNames',
  IDeployment: 'context.Deployment',
  IGateway: 'context.Deployment.Gateway',
  ISustainabilityInfo: 'context.Deployment.SustainabilityInfo',
  IGraphQL: 'context.GraphQL',
  ILastError: 'context.LastError',
  IMessageBody: 'context.Request.Body',
  IOperation: 'context.Operation',
  IProduct: 'context.Product',
  IRequest: 'context.Request',
  IResponse: 'context.Response',
  ISubscription: 'context.Subscription',
  IUrl: 'context.Request.Url',
  IUser: 'context.User',
  IGroup: 'context.User.Groups.First()',
  Variables: 'context.Variables',
  Headers: 'context.Request.Headers',
  QueryParameters: 'context.Request.Url.Query',
  MatchedParameters: 'context.Request.MatchedParameters',
  Certificates: 'context.Deployment.Certificates',
};

const request = {
  method: 'POST',
  url: 'https://api.example.com/orders/1?a=b',
  headers: { a: 'b' },
  body: '{"a":1}',
  api: { id: 'orders' },
  operation: { id: 'get', method: 'POST', urlTemplate: '/orders/{id}' },
  product: { id: 'gold' },
  subscription: { id: 'mine' },
  user: { id: 'me', groups: ['us'] },
  variables: { a: null },
  certificates: { mine: clientPem },
};

function contextValue(): NetValue {
  const url = parseUrl(request.url)!;
  const snapshot = snapshotOf(request, {}, url);
  const at = { ms: 0, number: 0, url };
  const entry = { location: locate(request, snapshot.apis[0]!, url), refusal: null };
  const exchange = exchangeOf({ request, snapshot, entry, bits: () => 0, newLine: '\n' }, at);
  exchange.response = { ...createResponse(200), body: textBody('a') };
  exchange.lastError = {
    net: 'ILastError',
    source: 'a',
    reason: 'b',
    message: 'c',
    scope: { kind: 'api', id: 'orders' } as never,
    section: 'inbound',
    path: '',
    policyId: null,
    status: 500,
  };
  return exchange;
}

function sampleOf(name: string): NetValue | undefined {
  const source = samples[name];
  if (source === undefined) return undefined;
  return evaluate(source, { context: { type: namedType(proxyRequestContext), value: contextValue() } });
}

const types = [...xmlTypes, ...jsonTypes, ...regexTypes, ...collectionTypes, ...linqTypes, ...contextTypes];

describe.each(types.map((type) => [type.name, type] as const))('%s', (_, type) => {
  it('takes null where C# lets it, and says so in the words of .NET', () => {
    expectNullsTaken(type, sampleOf);
  });
});

it('leaves out only types of which an expression alone gets no instance', () => {
  const left = types.filter(
    ({ kind, name }) => !['enum', 'static'].includes(kind) && !(shortName({ name }) in samples),
  );
  expect(left.map(({ name }) => name)).toEqual([
    'System.Xml.Xsl.XsltException',
    'System.Text.RegularExpressions.RegexMatchTimeoutException',
    'IWorkspace',
    'IPrivateEndpointConnection',
    'IUserIdentity',
    'Authorization',
  ]);
});

const nullReference = 'System.NullReferenceException: Object reference not set to an instance of an object.';

function nullArgument(name: string): string {
  return `System.ArgumentNullException: Value cannot be null.\r\nParameter name: ${name}`;
}

it.each([
  // A receiver of an extension method is its first argument
  ['((IEnumerable<string>)null).First()', nullArgument('source')],
  ['((string[])null).Select(x => x)', nullArgument('source')],
  ['((List<string>)null).Concat(new List<string>())', nullArgument('first')],
  ['((IEnumerable<XElement>)null).Elements("a")', nullArgument('source')],
  ['((IEnumerable<JToken>)null).Values<string>()', nullArgument('source')],
  ['((JArray)null).Values<string>()', nullReference],
  ['((List<string>)null).Count', nullReference],
  [`${document}.DocumentElement.GetAttribute(null); }`, ''],
  [`${document}.DocumentElement.HasAttribute(null); }`, false],
  [`${document}.DocumentElement.Attributes[null as string]; }`, null],
  [
    `@{ var d = new XmlDocument(); d.LoadXml("<a b='c'/>"); d.DocumentElement.RemoveAttribute(null); return d.OuterXml; }`,
    '<a b="c" />',
  ],
  [
    `@{ var d = new XmlDocument(); d.LoadXml("<a b='c'/>"); d.DocumentElement.SetAttribute("b", null); return d.OuterXml; }`,
    '<a b="" />',
  ],
  [
    `@{ var d = new XmlDocument(); d.LoadXml("<a b='c'/>"); d.DocumentElement.SetAttribute(null, "x"); return d.OuterXml; }`,
    nullReference,
  ],
  [
    `@{ var d = new XmlDocument(); d.LoadXml("<a>b</a>"); d.DocumentElement.InnerText = null; return d.InnerText; }`,
    '',
  ],
  [`${document}.SelectSingleNode(null); }`, "System.Xml.XPath.XPathException: '' is an invalid expression."],
  [`${document}.AppendChild(null); }`, nullReference],
  ['@{ new XElement("a").SetAttributeValue(null, "b"); return null; }', nullArgument('name')],
  ['@{ var e = new XElement("a"); e.SetAttributeValue(null, null); return e.ToString(); }', '<a />'],
  // No element is called null
  [`${element}.Element(null)`, null],
  [`${element}.Elements(null).Count()`, 0],
  [`${element}.Descendants(null).Count()`, 0],
  [`${element}.DescendantsAndSelf(null).Count()`, 0],
  [`${element}.DescendantsAndSelf().Count()`, 2],
  [`${element}.Elements().Ancestors(null).Count()`, 0],
  [`${element}.Elements().Ancestors().Count()`, 1],
])('%s gives %j', (source, expected) => {
  expect(outcomeOf(() => evaluate(source))).toEqual(expected);
});
