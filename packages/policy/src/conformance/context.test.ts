import { conform, pages } from './conformance.ts';
import type { Case, CaseRequest } from './conformance.ts';

const page = `${pages}/api-management-policy-expressions`;

const shop: CaseRequest = {
  url: 'https://api.example.com/shop/orders/7?page=2&tag=a&tag=b',
  headers: { 'X-A': ['1', '2'], Host: 'api.example.com' },
  ip: '203.0.113.9',
  api: {
    id: 'shop-api',
    name: 'Shop',
    path: 'shop',
    version: 'v1',
    revision: '3',
    serviceUrl: 'https://s.example.com:8443/base',
  },
  operation: { id: 'get-order', name: 'Get order', method: 'GET', urlTemplate: '/orders/{id}?page={page}' },
  product: { id: 'gold', name: 'Gold' },
  subscription: { id: 'sub-1', name: 'First', primaryKey: 'p-key' },
  user: { id: 'u1', email: 'u1@example.com', groups: ['developers', 'partners'] },
  deployment: { region: 'North Europe', serviceName: 'contoso' },
  now: '2026-02-03T04:05:06Z',
};

/** An expression of inbound and what it gives. */
function gives(fact: string, expression: string, value: unknown, request: CaseRequest = shop): Case {
  return {
    fact,
    inbound: `<set-variable name="v" value="@(${expression})"/>`,
    request,
    want: { variables: { v: value } },
  };
}

conform('context.Api', page, [
  gives('Api.Id is the identifier.', 'context.Api.Id', 'shop-api'),
  gives('Api.Name is the display name.', 'context.Api.Name', 'Shop'),
  gives('Api.Path is the suffix of its URL.', 'context.Api.Path', 'shop'),
  gives('Api.Version is the version.', 'context.Api.Version', 'v1'),
  gives('Api.Revision is the revision.', 'context.Api.Revision', '3'),
  gives('Api.IsCurrentRevision is a bool.', 'context.Api.IsCurrentRevision', true),
  gives('Api.Protocols lists how it is reached.', 'string.Join(",", context.Api.Protocols)', 'https'),
  gives(
    'Api.ServiceUrl is a URL in parts.',
    'context.Api.ServiceUrl.Host + context.Api.ServiceUrl.Port + context.Api.ServiceUrl.Path',
    's.example.com8443/base',
  ),
  gives(
    'Api.SubscriptionKeyParameterNames names header and query parameter.',
    'context.Api.SubscriptionKeyParameterNames.Header + " " + context.Api.SubscriptionKeyParameterNames.Query',
    'Ocp-Apim-Subscription-Key subscription-key',
  ),
]);

conform('context.Deployment', page, [
  gives('Deployment.Region is the region.', 'context.Deployment.Region', 'North Europe'),
  gives('Deployment.ServiceName is the name of the service.', 'context.Deployment.ServiceName', 'contoso'),
  gives('Deployment.GatewayId is managed for gateways of the service.', 'context.Deployment.GatewayId', 'managed'),
  gives(
    'Deployment.Gateway has an id, and says whether it is managed.',
    'context.Deployment.Gateway.Id + context.Deployment.Gateway.IsManaged',
    'managedTrue',
  ),
  gives('Deployment.Certificates is a dictionary.', 'context.Deployment.Certificates.ContainsKey("none")', false),
  gives('Deployment.ServiceId is text.', 'context.Deployment.ServiceId is string', true),
  gives(
    'Deployment.SustainabilityInfo says that nothing is known.',
    'context.Deployment.SustainabilityInfo.CurrentCarbonIntensity.ToString()',
    'NotAvailable',
  ),
]);

conform('context.Operation', page, [
  gives('Operation.Id is the identifier.', 'context.Operation.Id', 'get-order'),
  gives('Operation.Name is the display name.', 'context.Operation.Name', 'Get order'),
  gives('Operation.Method is the method.', 'context.Operation.Method', 'GET'),
  gives('Operation.UrlTemplate is the template.', 'context.Operation.UrlTemplate', '/orders/{id}?page={page}'),
]);

conform('context.Product', page, [
  gives('Product.Id is the identifier.', 'context.Product.Id', 'gold'),
  gives('Product.Name is the display name.', 'context.Product.Name', 'Gold'),
  gives('Product.Apis has the API.', 'context.Product.Apis.Single().Id', 'shop-api'),
  gives('Product.Groups can be enumerated.', 'context.Product.Groups.Select(g => g.Name).Count() >= 0', true),
  gives('Product.State is an enumeration.', 'context.Product.State.ToString()', 'Published'),
  gives('Product.SubscriptionRequired is a bool.', 'context.Product.SubscriptionRequired', true),
  gives('Product.ApprovalRequired is a bool.', 'context.Product.ApprovalRequired', false),
  gives('Product.SubscriptionLimit is null where there is none.', 'context.Product.SubscriptionLimit == null', true),
]);

conform('context.Request', page, [
  gives('Request.Method is the method in capitals.', 'context.Request.Method', 'PATCH', { method: 'patch' }),
  gives('Request.IpAddress is the address of the caller.', 'context.Request.IpAddress', '203.0.113.9'),
  gives(
    'Request.OriginalUrl is the URL as it came.',
    'context.Request.OriginalUrl.ToString()',
    'https://api.example.com/shop/orders/7?page=2&tag=a&tag=b',
  ),
  gives(
    'Request.Url is the URL of the backend.',
    'context.Request.Url.Host + context.Request.Url.Port + context.Request.Url.Path',
    's.example.com8443/base/orders/7',
  ),
  gives('Url.Scheme is the scheme.', 'context.Request.OriginalUrl.Scheme', 'https'),
  gives('Url.Port is a number.', 'context.Request.OriginalUrl.Port + 1', 444),
  gives(
    'Url.QueryString begins with a question mark.',
    'context.Request.OriginalUrl.QueryString',
    '?page=2&tag=a&tag=b',
  ),
  gives('Url.QueryString is empty without a query.', 'context.Request.OriginalUrl.QueryString', '', {}),
  gives('Url.Query has all values of a parameter.', 'context.Request.OriginalUrl.Query["tag"].Length', 2),
  gives('Headers have all values.', 'context.Request.Headers["X-A"][1]', '2'),
  gives('Headers have no case.', 'context.Request.Headers["x-a"].Length', 2),
  gives('Headers can be asked for a name.', 'context.Request.Headers.ContainsKey("X-B")', false),
  gives('MatchedParameters has parameters of the path.', 'context.Request.MatchedParameters["id"]', '7'),
  gives('MatchedParameters has parameters of the query.', 'context.Request.MatchedParameters["page"]', '2'),
  gives(
    'MatchedParameters has default values.',
    'context.Request.MatchedParameters.GetValueOrDefault("none", "d")',
    'd',
  ),
  gives('Body is null without a body.', 'context.Request.Body == null', true),
  gives('Certificate is null without a certificate.', 'context.Request.Certificate == null', true),
  gives('PrivateEndpointConnection is null without one.', 'context.Request.PrivateEndpointConnection == null', true),
]);

conform('context.Response', page, [
  {
    fact: 'Response has status, reason, headers and body.',
    outbound:
      '<set-body>@(context.Response.StatusCode + context.Response.StatusReason + context.Response.Headers["X-B"][0] + context.Response.Body.As<string>())</set-body>',
    request: { backend: [{ status: 201, reason: 'Made', headers: { 'X-B': 'h' }, body: 'b' }] },
    want: { body: '201Madehb' },
  },
  gives('Response is null before there is one.', 'context.Response == null', true),
]);

conform('context.Subscription and context.User', page, [
  gives('Subscription.Id is the identifier.', 'context.Subscription.Id', 'sub-1'),
  gives('Subscription.Name is the display name.', 'context.Subscription.Name', 'First'),
  gives('Subscription.PrimaryKey is its first key.', 'context.Subscription.PrimaryKey', 'p-key'),
  gives(
    'Subscription.SecondaryKey is its second key.',
    'context.Subscription.SecondaryKey != context.Subscription.PrimaryKey',
    true,
  ),
  gives('Subscription.Key is the key that came with the request.', 'context.Subscription.Key', 'k2', {
    ...shop,
    headers: { 'ocp-apim-subscription-key': 'k2' },
  }),
  gives('Subscription.StartDate is null where there is none.', 'context.Subscription.StartDate == null', true),
  gives('Subscription.EndDate is null where there is no end.', 'context.Subscription.EndDate == null', true),
  gives('Subscription.CreatedDate is a date.', 'context.Subscription.CreatedDate <= context.Timestamp', true),
  gives('Subscription is null without one.', 'context.Subscription == null', true, {}),
  gives('User.Id is the identifier.', 'context.User.Id', 'u1'),
  gives('User.Email is the address.', 'context.User.Email', 'u1@example.com'),
  gives(
    'User.Groups have ids and names.',
    'string.Join(",", context.User.Groups.Select(g => g.Id))',
    'developers,partners',
  ),
  gives('User.Groups can be asked.', 'context.User.Groups.Any(g => g.Name == "partners")', true),
  gives('User.Identities can be enumerated.', 'context.User.Identities.Count()', 0),
  gives('User has a name and a note.', 'context.User.FirstName + context.User.LastName + context.User.Note', ''),
  gives('User.RegistrationDate is a date.', 'context.User.RegistrationDate.Year > 2000', true),
  gives('User is null without one.', 'context.User == null', true, {}),
  gives('?. spares the question.', 'context.User?.Id ?? "anonymous"', 'anonymous', {}),
]);

const guid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

conform('context itself', page, [
  gives(
    'Timestamp is when the request was received, in UTC.',
    'context.Timestamp.ToString("yyyy-MM-ddTHH:mm:ss")',
    '2026-02-03T04:05:06',
  ),
  {
    fact: 'Elapsed is what has passed since then.',
    outbound: '<set-body>@(context.Elapsed.TotalMilliseconds.ToString())</set-body>',
    request: { backend: [{ delayMs: 1250 }] },
    want: { body: '1250', elapsedMs: 1250 },
  },
  gives('Elapsed is nothing at the beginning.', 'context.Elapsed == TimeSpan.Zero', true),
  gives('RequestId is a GUID.', `Regex.IsMatch(context.RequestId.ToString(), "^${guid}$")`, true),
  {
    fact: 'RequestId stays the same during the request.',
    inbound: '<set-variable name="id" value="@(context.RequestId)"/>',
    outbound: '<set-body>@(((Guid)context.Variables["id"] == context.RequestId).ToString())</set-body>',
    want: { body: 'True' },
  },
  {
    fact: 'Each request has a RequestId of its own.',
    inbound:
      '<cache-lookup-value key="id" variable-name="old" default-value="none"/><cache-store-value key="id" value="@(context.RequestId.ToString())" duration="60"/>',
    outbound: '<set-body>@(((string)context.Variables["old"] == context.RequestId.ToString()).ToString())</set-body>',
    request: { repeat: { times: 2, everyMs: 1 } },
    want: [{ body: 'False' }, { body: 'False' }],
  },
  gives('Tracing says whether the request is traced.', 'context.Tracing is bool', true),
  gives('LastError is null before an error.', 'context.LastError == null', true),
  {
    fact: 'Variables has what was set.',
    inbound:
      '<set-variable name="a" value="x"/><set-variable name="v" value="@((string)context.Variables["a"] + context.Variables.ContainsKey("a") + context.Variables.ContainsKey("b"))"/>',
    want: { variables: { a: 'x', v: 'xTrueFalse' } },
  },
  {
    fact: 'Variables raises an exception for a name that is not there.',
    inbound: '<set-variable name="v" value="@(context.Variables["none"])"/>',
    want: {
      status: 500,
      lastError: { message: 'Expression evaluation failed. The given key was not present in the dictionary.' },
    },
  },
  {
    fact: 'DateTime.UtcNow goes on with the request.',
    outbound: '<set-body>@((DateTime.UtcNow - context.Timestamp).TotalSeconds.ToString())</set-body>',
    request: { backend: [{ delayMs: 2500 }] },
    want: { body: '2.5' },
  },
]);
