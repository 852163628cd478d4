import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runApi } from '../testing/run-request.ts';

const schema = `
  type Query { users: [User] user(id: ID!): User missions: [Mission] }
  type Mutation { deleteUser(id: ID!): Boolean }
  type User { id: ID! name: String friends: [User] }
  type Mission { name: String }
`;
const schemas = { graphql: schema };

function policy(rules = '', attributes = 'max-size="500" error-variable-name="errors"'): string {
  const inside = rules === '' ? '' : `<authorize>${rules}</authorize>`;
  return `<validate-graphql-request ${attributes}>${inside}</validate-graphql-request>`;
}

function post(query: string, more: object = {}): object {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query, ...more }) };
}

describe('validate-graphql-request', () => {
  it('lets a good query through as it came', () => {
    const request = post('{ users { name } }', { variables: { a: 1 } });
    const result = runApi(policy(), { schemas, ...request });
    expect(result.response.status).toBe(200);
    expect(result.variables).toEqual({});
    expect(result.backendRequests).toMatchObject([{ body: '{"query":"{ users { name } }","variables":{"a":1}}' }]);
  });

  it('refuses a query that is not as its schema says, with an errors block', () => {
    const result = runApi(policy(), { schemas, ...post('{ users { age } }') });
    const errors = [{ message: 'Cannot query field "age" on type "User".', locations: [{ line: 1, column: 11 }] }];
    expect(result.response).toEqual({
      status: 400,
      reason: 'Bad Request',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ errors }),
    });
    expect(result.lastError).toEqual({
      source: 'validate-graphql-request',
      reason: 'Bad request',
      message: 'Cannot query field "age" on type "User".',
      scope: 'api',
      section: 'inbound',
      path: '',
      policyId: null,
    });
    expect(result.variables).toEqual({ GraphQLErrors: errors, errors });
    expect(result.backendRequests).toEqual([]);
  });

  it.each([
    ['no body', {}, /^The request has no GraphQL query\.$/],
    ['no query', { method: 'POST', body: '{}' }, /^The request has no GraphQL query\.$/],
    ['broken JSON', { method: 'POST', body: '{' }, /^The request has no GraphQL query\.$/],
    ['broken syntax', post('{ users { '), /^Syntax Error: /],
    ['no such fragment', post('{ ...F }'), /^Unknown fragment "F"\.$/],
    [
      'a fragment in itself',
      post('{ ...F } fragment F on Query { ...F }'),
      /^Cannot spread fragment "F" within itself\.$/,
    ],
    ['two nameless operations', post('{ a } { b }'), /^This anonymous operation must be the only defined operation\./],
    [
      'too many bytes',
      post(`{ a${' '.repeat(500)}}`),
      /^The request is 516 bytes long and it exceeds the limit of 500 bytes\.$/,
    ],
    ['too deep a query', post('{a{a{a{a{a{a{a}}}}}}}'), /^The query is 7 fields deep and it exceeds the limit of 6\.$/],
    ['a query that is nothing but braces', post('{a'.repeat(40_000)), /^The query is nested too deeply\.$/],
    ['fragments too deep', post('{a{a{a{...F}}}} fragment F on A {b{b{b{b}}}}'), /^The query is 7 fields deep/],
  ])('without a schema refuses %s', (_, request, message) => {
    const attributes = message.source.includes('516') ? 'max-size="500"' : 'max-size="102400"';
    const result = runApi(policy('', attributes), request);
    expect(result.response.status).toBe(400);
    expect(result.lastError?.message).toMatch(message);
  });

  it.each([
    ['a GET', { url: 'https://h.example/g?query={users{name}}' }],
    [
      'a body that is the query',
      { method: 'POST', headers: { 'Content-Type': 'application/graphql' }, body: '{ users { name } }' },
    ],
    ['six fields deep', post('{users{friends{friends{friends{friends{name}}}}}}')],
  ])('takes %s', (_, request) => {
    expect(runApi(policy(), { schemas, ...request }).lastError).toBeNull();
  });

  it.each([
    ['max-size="500" max-depth="@(1 + 1)"', '{ users { name } }', 200],
    ['max-size="500" max-depth="1"', '{ users { name } }', 400],
    ['max-size="@(10)"', '{ users { name } }', 400],
  ])('with %s and %s answers %i', (attributes, query, status) => {
    expect(runApi(policy('', attributes), { schemas, ...post(query) }).response.status).toBe(status);
  });

  const deep = '{ users { name friends { name } } missions { name } }';

  it.each([
    ['<rule path="/Query/users" action="reject"/>', deep, ['/Query/users']],
    ['<rule path="/users" action="reject"/>', deep, ['/Query/users']],
    ['<rule path="/User/name" action="reject"/>', deep, ['/User/name', '/User/name']],
    ['<rule path="/User/*" action="reject"/>', '{ users { id } }', ['/User/id']],
    ['<rule path="/User/*" action="reject"/><rule path="/User/id"/>', '{ users { id } }', []],
    ['<rule path="/*" action="reject"/><rule path="/Query/*"/><rule path="/User/id"/>', '{ users { id } }', []],
    ['<rule path="/*" action="reject"/><rule path="/Query/*"/>', '{ users { id } }', ['/User/id']],
    ['<rule path="/__*" action="reject"/>', '{ __schema { types { name } } }', ['/Query/__schema']],
    ['<rule path="/__*" action="reject"/>', '{ users { __typename id } }', []],
    ['<rule path="/Mutation/deleteUser" action="reject"/>', 'mutation { deleteUser(id: 1) }', ['/Mutation/deleteUser']],
    [
      `<rule path="/User/id" action="@(context.Request.Headers.Count > 9 ? "reject" : "allow")"/>`,
      '{ users { id } }',
      [],
    ],
    ['<rule path="/User/id" action="ignore"/><rule path="/User/*" action="reject"/>', '{ users { id } }', ['/User/id']],
    [
      '<rule path="/User/id" action="ignore"/><rule path="/User/id" action="reject"/>',
      '{ users { id } }',
      ['/User/id'],
    ],
    ['<rule path="/User/id" action="reject"/>', '{ users { ...F } } fragment F on User { id }', ['/User/id']],
    ['<rule path="/User/id" action="reject"/>', '{ users { ... on User { id } } }', ['/User/id']],
  ])('%s and %s: rejects %j', (rules, query, rejected) => {
    const result = runApi(policy(rules), { schemas, ...post(query) });
    expect(result.response.status).toBe(rejected.length === 0 ? 200 : 400);
    const errors = (result.variables['GraphQLErrors'] ?? []) as readonly { readonly message: string }[];
    expect(errors.map(({ message }) => message)).toEqual(rejected.map((path) => `Access to ${path} is not allowed.`));
  });

  it('removes fields from the request', () => {
    const rules = '<rule path="/Mission/name" action="remove"/><rule path="/User/friends" action="remove"/>';
    const result = runApi(policy(rules), { schemas, ...post(deep, { operationName: null }) });
    expect(result.response.status).toBe(200);
    const sent = JSON.parse(result.backendRequests[0]?.body ?? '') as { readonly query: string };
    expect(sent).toEqual({ query: '{\n  users {\n    name\n  }\n}', operationName: null });
    expect(result.variables['errors']).toMatchObject([{ path: ['User', 'friends'] }, { path: ['Mission', 'name'] }]);
  });

  it('removes fields from the URL of a GET', () => {
    const url = 'https://h.example/g?query={users{name id}}';
    const result = runApi(policy('<rule path="/User/id" action="remove"/>'), { schemas, url: url.replace(' ', '+') });
    const sent = new URL(result.backendRequests[0]?.url ?? '');
    expect(sent.searchParams.get('query')).toBe('{\n  users {\n    name\n  }\n}');
  });

  it('refuses a request of which nothing is left', () => {
    const result = runApi(policy('<rule path="/Query/users" action="remove"/>'), {
      schemas,
      ...post('{ users { id } }'),
    });
    expect(result.response.status).toBe(400);
    expect(result.backendRequests).toEqual([]);
  });

  it('without a schema knows root fields', () => {
    const rules = '<rule path="/Query/users" action="reject"/>';
    expect(runApi(policy(rules), post('{ users { id } }')).response.status).toBe(400);
    expect(runApi(policy(rules), post('{ others { users } }')).response.status).toBe(200);
  });

  it('says that its schema cannot be read', () => {
    const result = runApi(policy(), { schemas: { graphql: 'type' }, ...post('{ a }') });
    expect(result.lastError).toMatchObject({ reason: 'SchemaInvalid' });
    expect(result.response.status).toBe(500);
  });

  test.prop([fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })])(
    'counts fields inside fields',
    (depth, max) => {
      const query = `${'{a'.repeat(depth)}${'}'.repeat(depth)}`;
      const result = runApi(policy('', `max-size="500" max-depth="${max}"`), post(query));
      expect(result.response.status).toBe(depth <= max ? 200 : 400);
    },
  );
});
