import { conform, pages, policyPage } from './conformance.ts';

conform('trace', policyPage('trace'), [
  {
    fact: 'A message has a source, a severity and metadata.',
    inbound:
      '<trace source="Orders" severity="information"><message>@("got " + context.Request.Method)</message><metadata name="Id" value="@("7")"/></trace>',
    want: {
      logs: [{ policy: 'trace', to: 'Orders', text: 'got GET', properties: { severity: 'information', Id: '7' } }],
    },
  },
  {
    fact: 'The severity is verbose where it is left out.',
    inbound: '<trace source="Orders"><message>m</message></trace>',
    want: { logs: [{ to: 'Orders', text: 'm', properties: { severity: 'verbose' } }] },
  },
  {
    fact: 'It changes nothing of the request.',
    inbound: '<trace source="Orders"><message>m</message></trace>',
    want: { status: 200, headers: {}, variables: {}, lastError: null },
  },
  { fact: 'A message is needed.', inbound: '<trace source="Orders"/>', want: { faults: ['missing-element'] } },
]);

const metric = (attributes: string, inside: string): string => `<emit-metric ${attributes}>${inside}</emit-metric>`;

conform('emit-metric', policyPage('emit-metric'), [
  {
    fact: 'A value has a name, a namespace and dimensions.',
    inbound: metric(
      'name="Requests" namespace="shop" value="3"',
      '<dimension name="Kind" value="@(context.Request.Method)"/>',
    ),
    want: { logs: [{ policy: 'emit-metric', to: 'shop/Requests', text: '3', properties: { Kind: 'GET' } }] },
  },
  {
    fact: 'The value is 1 and the namespace API Management where they are left out.',
    inbound: metric('name="Requests"', '<dimension name="Kind" value="k"/>'),
    want: { logs: [{ to: 'API Management/Requests', text: '1', properties: { Kind: 'k' } }] },
  },
  {
    fact: 'Some dimensions have a value of their own.',
    inbound: metric('name="Requests"', '<dimension name="API ID"/><dimension name="Operation ID"/>'),
    request: { api: { id: 'shop', serviceUrl: 'https://s.example.com' }, operation: { id: 'get-order' } },
    want: { logs: [{ properties: { 'API ID': 'shop', 'Operation ID': 'get-order' } }] },
  },
  {
    fact: 'Ten dimensions may have values of their own, and no more.',
    inbound: metric('name="Requests"', '<dimension name="d" value="v"/>'.repeat(11)),
    want: { faults: ['too-many-elements'] },
  },
  { fact: 'A dimension is needed.', inbound: metric('name="Requests"', ''), want: { faults: ['missing-element'] } },
]);

conform('log-to-eventhub', policyPage('log-to-eventhub'), [
  {
    fact: 'Its text goes to the logger.',
    outbound:
      '<log-to-eventhub logger-id="hub">@($"{context.Response.StatusCode} {context.Request.Method}")</log-to-eventhub>',
    want: { status: 200, logs: [{ policy: 'log-to-eventhub', to: 'hub', text: '200 GET' }] },
  },
  {
    fact: 'It takes no time of the request.',
    inbound: '<log-to-eventhub logger-id="hub" partition-key="k">m</log-to-eventhub>',
    want: { elapsedMs: 0, logs: [{ atMs: 0, to: 'hub', text: 'm' }] },
  },
  {
    fact: 'It may say what went wrong.',
    inbound: '<check-header name="No" failed-check-httpcode="400" failed-check-error-message="m" ignore-case="true"/>',
    onError: '<log-to-eventhub logger-id="hub">@(context.LastError.Reason)</log-to-eventhub>',
    want: { status: 400, logs: [{ text: 'HeaderNotFound' }] },
  },
  {
    fact: 'A logger is needed.',
    inbound: '<log-to-eventhub>m</log-to-eventhub>',
    want: { faults: ['missing-attribute'] },
  },
]);

conform('logs and their bounds', policyPage('log-to-eventhub'), [
  {
    fact: 'A message is cut off at 200 kilobytes.',
    inbound: '<log-to-eventhub logger-id="hub">@(new string(\'x\', 300000))</log-to-eventhub>',
    want: { status: 200, logs: [{ to: 'hub', text: 'x'.repeat(204_800) }] },
  },
  {
    fact: 'partition-id and partition-key exclude each other.',
    inbound: '<log-to-eventhub logger-id="hub" partition-id="1" partition-key="k">m</log-to-eventhub>',
    want: { faults: ['wrong-value'] },
  },
  {
    fact: 'trace may stand in outbound and say what came back.',
    doc: policyPage('trace'),
    outbound: '<trace source="s" severity="error"><message>@(context.Response.StatusCode.ToString())</message></trace>',
    want: { logs: [{ policy: 'trace', text: '200', properties: { severity: 'error' } }] },
  },
  {
    fact: 'context.Trace adds to the trace and gives nothing.',
    doc: `${pages}/api-management-policy-expressions`,
    inbound: '<set-variable name="v" value="@{ context.Trace("here"); return 1; }"/>',
    want: { status: 200, variables: { v: 1 } },
  },
]);
