import { expect } from 'vitest';
import { conform, policyPage } from './conformance.ts';
import type { CaseRequest, Want } from './conformance.ts';

const schemas = {
  graphql: `
    type Query { users: [User] user(id: ID!): User }
    type Mutation { deleteUser(id: ID!): Boolean }
    type User { id: ID! name: String email: String friends: [User] }
  `,
};

function graphql(rules = '', attributes = ''): string {
  const inside = rules === '' ? '' : `<authorize>${rules}</authorize>`;
  return `<validate-graphql-request error-variable-name="errors" ${attributes}>${inside}</validate-graphql-request>`;
}

const rule = (path: string, action: string): string => `<rule path="${path}" action="${action}"/>`;
const ask = (query: string): CaseRequest => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ query }),
  schemas,
});
const refused: Want = {
  status: 400,
  body: expect.stringMatching(/^\{"errors":\[\{"message":/) as string,
  sent: [],
  lastError: { source: 'validate-graphql-request', section: 'inbound' },
};
const deep = (levels: number): string => `{users${'{friends'.repeat(levels - 2)}{name${'}'.repeat(levels)}`;

conform('validate-graphql-request', policyPage('validate-graphql-request'), [
  {
    fact: 'A query that the schema allows is let through.',
    inbound: graphql(),
    request: ask('{users{name}}'),
    want: { status: 200, variables: {}, sent: [{ body: '{"query":"{users{name}}"}' }] },
  },
  {
    fact: 'One that it does not allow is answered with errors and no data.',
    inbound: graphql(),
    request: ask('{users{age}}'),
    want: refused,
  },
  {
    fact: 'One that is not written as GraphQL is too.',
    inbound: graphql(),
    request: ask('{users{name}'),
    want: refused,
  },
  {
    fact: 'An argument that is needed must be there.',
    inbound: graphql(),
    request: ask('{user{name}}'),
    want: refused,
  },
  { fact: 'Queries are six deep at most by default.', inbound: graphql(), request: ask(deep(7)), want: refused },
  { fact: 'Six deep is not too deep.', inbound: graphql(), request: ask(deep(6)), want: { status: 200 } },
  {
    fact: 'max-depth allows more.',
    inbound: graphql('', 'max-depth="7"'),
    request: ask(deep(7)),
    want: { status: 200 },
  },
  {
    fact: 'max-depth allows less.',
    inbound: graphql('', 'max-depth="1"'),
    request: ask('{users{name}}'),
    want: refused,
  },
  {
    fact: 'max-size counts bytes of the request.',
    inbound: graphql('', 'max-size="20"'),
    request: ask('{users{name}}'),
    want: refused,
  },
  {
    fact: 'A request of max-size is not too large.',
    inbound: graphql('', 'max-size="25"'),
    request: ask('{users{name}}'),
    want: { status: 200 },
  },
  { fact: 'max-size is 102400 at most.', inbound: graphql('', 'max-size="102401"'), want: { faults: ['wrong-value'] } },
  {
    fact: 'reject refuses a field of the query.',
    inbound: graphql(rule('/Query/users', 'reject')),
    request: ask('{users{name}}'),
    want: refused,
  },
  {
    fact: 'reject is for that field alone.',
    inbound: graphql(rule('/Query/users', 'reject')),
    request: ask('{user(id:1){name}}'),
    want: { status: 200 },
  },
  {
    fact: 'reject refuses a field of a type, wherever it is.',
    inbound: graphql(rule('/User/email', 'reject')),
    request: ask('{user(id:1){friends{email}}}'),
    want: refused,
  },
  {
    fact: 'A mutation is a path of its own.',
    inbound: graphql(rule('/Mutation/deleteUser', 'reject')),
    request: ask('mutation{deleteUser(id:1)}'),
    want: refused,
  },
  {
    fact: '/__* is introspection.',
    inbound: graphql(rule('/__*', 'reject')),
    request: ask('{__schema{types{name}}}'),
    want: refused,
  },
  {
    fact: 'Introspection is allowed where no rule forbids it.',
    inbound: graphql(rule('/User/email', 'reject')),
    request: ask('{__schema{types{name}}}'),
    want: { status: 200 },
  },
  {
    fact: 'Rules are allow by default.',
    inbound: graphql('<rule path="/Query/users"/>'),
    request: ask('{users{name}}'),
    want: { status: 200 },
  },
  {
    fact: 'remove takes a field out and lets the rest through.',
    inbound: graphql(rule('/User/email', 'remove')),
    request: ask('{users{name email}}'),
    want: { status: 200, sent: [{ body: expect.not.stringContaining('email') as string }] },
  },
  {
    fact: 'A rule may ask for its action.',
    inbound: graphql(
      `<rule path="/User/email" action="@(context.Request.Headers.GetValueOrDefault("X-Role") == "admin" ? "allow" : "reject")"/>`,
    ),
    request: ask('{users{email}}'),
    want: refused,
  },
]);

const get = (query: string, headers: { readonly [name: string]: string } = {}): CaseRequest => ({
  url: `https://api.example.com/odata/Orders?${query.replaceAll(' ', '%20')}`,
  headers,
});
const wrong: Want = {
  status: 400,
  reason: 'Bad Request',
  sent: [],
  lastError: { source: 'validate-odata-request', reason: 'Bad request', section: 'inbound' },
};
const odata = (attributes = ''): string => `<validate-odata-request ${attributes}/>`;

conform('validate-odata-request', policyPage('validate-odata-request'), [
  {
    fact: 'System options that are well written are let through.',
    inbound: odata(),
    request: get('$filter=Price gt 5 and contains(Name,%27x%27)&$top=3&$select=Id,Name&$orderby=Name desc'),
    want: { status: 200 },
  },
  { fact: 'A number that is none is refused.', inbound: odata(), request: get('$top=many'), want: wrong },
  { fact: 'A filter that does not end is refused.', inbound: odata(), request: get('$filter=Price gt'), want: wrong },
  { fact: 'An option that there is none of is refused.', inbound: odata(), request: get('$nothing=1'), want: wrong },
  {
    fact: 'Options of one’s own are not looked at.',
    inbound: odata(),
    request: get('mine=anything'),
    want: { status: 200 },
  },
  {
    fact: 'A version above max-odata-version is refused.',
    inbound: odata('max-odata-version="4.0"'),
    request: get('$top=1', { 'OData-Version': '4.01' }),
    want: wrong,
  },
  {
    fact: 'A version below min-odata-version is refused.',
    inbound: odata('min-odata-version="4.0"'),
    request: get('$top=1', { 'OData-Version': '3.0' }),
    want: wrong,
  },
  {
    fact: 'A version between them is let through.',
    inbound: odata('min-odata-version="3.0" max-odata-version="4.01"'),
    request: get('$top=1', { 'OData-Version': '4.0' }),
    want: { status: 200 },
  },
  {
    fact: 'A body that is larger than max-size is refused.',
    inbound: odata('max-size="5"'),
    request: { method: 'POST', body: '123456' },
    want: {
      ...wrong,
      lastError: {
        ...wrong.lastError,
        message: "Request's body is 6 bytes long and it exceeds the configured limit of 5 bytes.",
      },
    },
  },
  {
    fact: 'It is not for operations.',
    documents: { operation: { inbound: odata() } },
    want: { faults: ['wrong-scope'] },
  },
]);

const operation = {
  id: 'o',
  responses: {
    '200': {
      content: {
        'application/json': { example: { a: 1 } },
        'text/plain': { example: 'plain' },
      },
    },
    '201': {
      content: {
        'application/json': { schema: { type: 'object', properties: { on: { type: 'boolean', example: false } } } },
      },
    },
    '404': {},
  },
} as const;

conform('mock-response', policyPage('mock-response'), [
  {
    fact: 'It answers with the example of 200, and nothing is sent.',
    inbound: '<mock-response/>',
    outbound: '<set-header name="X-Out"><value>1</value></set-header>',
    request: { operation },
    want: {
      status: 200,
      reason: 'OK',
      headers: { 'Content-Type': 'application/json' },
      body: '{"a":1}',
      sent: [],
      lastError: null,
    },
  },
  {
    fact: 'content-type chooses the example.',
    inbound: '<mock-response status-code="200" content-type="text/plain"/>',
    request: { operation },
    want: { body: 'plain', headers: { 'Content-Type': 'text/plain' } },
  },
  {
    fact: 'Without an example a sample is made from the schema.',
    inbound: '<mock-response status-code="201" content-type="application/json"/>',
    request: { operation },
    want: { status: 201, reason: 'Created', body: '{"on":false}' },
  },
  {
    fact: 'Without either the body is empty.',
    inbound: '<mock-response status-code="404"/>',
    request: { operation },
    want: { status: 404, reason: 'Not Found', body: '' },
  },
  {
    fact: 'Without a description the body is empty.',
    inbound: '<mock-response status-code="418"/>',
    want: { status: 418, body: '', sent: [] },
  },
  {
    fact: 'In outbound it takes the place of what the backend said.',
    outbound: '<mock-response/>',
    request: { operation, backend: [{ status: 500, body: 'x' }] },
    want: { status: 200, body: '{"a":1}', sent: [{}] },
  },
  {
    fact: 'In on-error it takes the place of the error.',
    inbound: '<set-variable name="v" value="@(int.Parse("x"))"/>',
    onError: '<mock-response/>',
    request: { operation },
    want: { status: 200, body: '{"a":1}' },
  },
  {
    fact: 'What stands behind it does not run.',
    inbound: '<mock-response/><set-variable name="v" value="1"/>',
    want: { variables: {} },
  },
  {
    fact: 'The status is written down.',
    inbound: '<mock-response status-code="@(200)"/>',
    want: { faults: ['no-expression-here'] },
  },
]);
