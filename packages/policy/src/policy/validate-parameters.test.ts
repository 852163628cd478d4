import { describe, expect, it } from 'vitest';
import { outbound, runApi } from '../testing/run-request.ts';

const operation = {
  id: 'get-order',
  urlTemplate: '/orders/{id}?expand={expand}',
  components: { schemas: { Id: { type: 'integer', minimum: 1 } } },
  parameters: [
    { name: 'id', in: 'path', schema: { $ref: '#/components/schemas/Id' } },
    { name: 'size', in: 'query', schema: { type: 'integer', maximum: 50 } },
    { name: 'flag', in: 'query', schema: { type: 'boolean' } },
    { name: 'tags', in: 'query', schema: { type: 'array', items: { type: 'integer' }, maxItems: 2 } },
    { name: 'lost', in: 'query', schema: { $ref: '#/components/schemas/Lost' } },
    { name: 'X-Kind', in: 'header', required: true, schema: { enum: ['a', 'b'] } },
  ],
} as const;

const headers = { 'X-Kind': 'a' };

function policy(
  inside = '',
  actions = 'specified-parameter-action="prevent" unspecified-parameter-action="prevent"',
): string {
  return `<validate-parameters ${actions} errors-variable-name="errors">${inside}</validate-parameters>`;
}

function call(path: string, more: object = headers): object {
  return { operation, url: `https://api.example.com${path}`, headers: more };
}

describe('validate-parameters', () => {
  it.each([
    ['/orders/1', headers],
    ['/orders/1?expand=x&size=50&flag=True&tags=1&tags=2', headers],
    ['/orders/1?tags=1,2', { 'x-kind': 'b' }],
    ['/orders/1?subscription-key=k', { ...headers, 'Ocp-Apim-Subscription-Key': 'k' }],
  ])('lets %s through', (path, sent) => {
    const result = runApi(policy(), call(path, sent));
    expect(result.lastError).toBeNull();
    expect(result.response.status).toBe(200);
    expect(result.variables).toEqual({});
    expect(result.backendRequests).toHaveLength(1);
  });

  it.each([
    [
      '/orders/1?x=1',
      headers,
      'x',
      'QueryParameter',
      'Unspecified',
      'Unspecified query parameter x is not allowed.',
      null,
    ],
    [
      '/orders/1',
      { ...headers, 'X-More': '1' },
      'X-More',
      'RequestHeader',
      'Unspecified',
      'Unspecified header X-More is not allowed.',
      null,
    ],
    [
      '/orders/0',
      headers,
      'id',
      'PathParameter',
      'IncorrectMessage',
      'Value of the path parameter id does not conform to the definition. Integer 0 is less than minimum value of 1. Line: 1, Position: 1',
      'The value of',
    ],
    [
      '/orders/x',
      headers,
      'id',
      'PathParameter',
      'IncorrectMessage',
      "Value of the path parameter id couldn't be parsed according to the definition. Input string 'x' is not a valid integer.",
      "couldn't",
    ],
    [
      '/orders/1?size=1&size=2',
      headers,
      'size',
      'QueryParameter',
      'IncorrectMessage',
      'Request cannot contain multiple values for the query parameter size.',
      null,
    ],
    [
      '/orders/1?flag=1',
      headers,
      'flag',
      'QueryParameter',
      'IncorrectMessage',
      "Value of the query parameter flag couldn't be parsed according to the definition. Input string '1' is not a valid boolean.",
      "couldn't",
    ],
    [
      '/orders/1?tags=1,2,3',
      headers,
      'tags',
      'QueryParameter',
      'IncorrectMessage',
      'Value of the query parameter tags does not conform to the definition. Array item count 3 exceeds maximum count of 2. Line: 1, Position: 1',
      'The value of',
    ],
    [
      '/orders/1?tags=1,a',
      headers,
      'tags',
      'QueryParameter',
      'IncorrectMessage',
      "Value of the query parameter tags couldn't be parsed according to the definition. Input string 'a' is not a valid integer.",
      "couldn't",
    ],
    ['/orders/1', {}, 'X-Kind', 'RequestHeader', 'IncorrectMessage', 'Required header X-Kind is missing.', null],
    [
      '/orders/1',
      { 'X-Kind': 'c' },
      'X-Kind',
      'RequestHeader',
      'IncorrectMessage',
      'Value of the header X-Kind does not conform to the definition. Value "c" is not defined in enum. Line: 1, Position: 3',
      'The value of',
    ],
    [
      '/orders/1?lost=1',
      headers,
      'lost',
      'QueryParameter',
      'MissingDefinition',
      "API's schema does not contain definition Lost, which is associated with the query parameter lost.",
      'internal error',
    ],
  ])('refuses %s with %j', (...[path, sent, name, type, rule, details, said]) => {
    const result = runApi(policy(), call(path, sent));
    expect(result.response.status).toBe(400);
    const { message } = JSON.parse(result.response.body) as { readonly message: string };
    if (said === null) expect(message).toBe(details);
    else expect(message).toContain(said);
    expect(result.lastError).toEqual({
      source: 'validate-parameters',
      reason: 'Bad request',
      message: details,
      scope: 'api',
      section: 'inbound',
      path: '',
      policyId: null,
    });
    expect(result.variables).toEqual({
      errors: [{ Name: name, Type: type, ValidationRule: rule, Details: details, Action: 'prevent' }],
    });
    expect(result.backendRequests).toEqual([]);
  });

  const detect = 'specified-parameter-action="detect" unspecified-parameter-action="ignore"';

  it.each([
    ['', detect, 200, ['size:detect']],
    ['<query unspecified-parameter-action="detect"/>', detect, 200, ['size:detect', 'x:detect']],
    ['<query specified-parameter-action="prevent"/>', detect, 400, ['size:prevent']],
    ['<query><parameter name="X" action="prevent"/></query>', detect, 400, ['size:detect', 'x:prevent']],
    ['<query specified-parameter-action="prevent"><parameter name="size" action="ignore"/></query>', detect, 200, []],
    ['<headers unspecified-parameter-action="detect"/>', detect, 200, ['X-More:detect', 'size:detect']],
    [`<query specified-parameter-action="@("pre" + "vent")"/>`, detect, 400, ['size:prevent']],
  ])('with %s in %s answers %i', (inside, actions, status, kept) => {
    const result = runApi(policy(inside, actions), call('/orders/1?size=99&x=1', { ...headers, 'X-More': 'm' }));
    expect(result.response.status).toBe(status);
    const errors = (result.variables['errors'] ?? []) as readonly { readonly Name: string; readonly Action: string }[];
    expect(errors.map(({ Name, Action }) => `${Name}:${Action}`)).toEqual(kept);
  });

  it('without a description knows the parameters of the template', () => {
    const own = { operation: { id: 'o', urlTemplate: '/orders/{id}?q={q}' } };
    const xml = policy();
    expect(runApi(xml, { ...own, url: 'https://h.example/orders/1?q=2' }).response.status).toBe(200);
    expect(runApi(xml, { ...own, url: 'https://h.example/orders/1?r=2' }).response.status).toBe(400);
  });
});

const generic = 'The request could not be processed due to an internal error. Contact the API owner.';

describe('validate-headers', () => {
  const described = {
    id: 'o',
    responses: {
      200: {
        headers: { 'X-Count': { schema: { type: 'integer' } }, 'X-Must': { required: true } },
        content: { 'application/json': {} },
      },
    },
  };
  const xml = (inside = ''): string =>
    outbound(
      `<validate-headers specified-header-action="prevent" unspecified-header-action="prevent" errors-variable-name="errors">${inside}</validate-headers>`,
    );
  const must = { 'X-Must': '1', 'Content-Type': 'application/json' };

  it.each([
    [{ ...must, 'X-Count': '5' }, '', null],
    [
      { ...must, 'X-Count': 'five' },
      '',
      "Value of the header X-Count couldn't be parsed according to the definition. Input string 'five' is not a valid integer.",
    ],
    [{ ...must, 'X-Count': ['1', '2'] }, '', 'Response cannot contain multiple values for the header X-Count.'],
    [{ ...must, Server: 's' }, '', 'Unspecified header Server is not allowed.'],
    [{ ...must, Server: 's' }, '<header name="server" action="ignore"/>', null],
    [{ 'X-Count': '5' }, '', 'Required header X-Must is missing.'],
  ])('of %j with %s says %s', (headersSent, inside, details) => {
    const result = runApi(xml(inside), { operation: described, backend: [{ headers: headersSent }] });
    expect(result.response.status).toBe(details === null ? 200 : 502);
    expect(result.lastError?.message ?? null).toBe(details);
    if (details === null) return;
    expect(result.response.body).toBe(`{ "statusCode": 502, "message": "${generic}" }`);
    expect(result.lastError).toMatchObject({
      source: 'validate-headers',
      reason: 'Response not allowed',
      section: 'outbound',
    });
    expect(result.variables['errors']).toMatchObject([{ Type: 'ResponseHeader', Details: details, Action: 'prevent' }]);
  });
});

describe('validate-status-code', () => {
  const described = { id: 'o', responses: { 200: {}, '4XX': {} } };
  const xml = (inside = '', action = 'prevent'): string =>
    outbound(
      `<validate-status-code unspecified-status-code-action="${action}" errors-variable-name="errors">${inside}</validate-status-code>`,
    );

  it.each([
    [200, '', 'prevent', 200],
    [404, '', 'prevent', 404],
    [201, '', 'prevent', 502],
    [201, '', 'detect', 201],
    [201, '<status-code code="201" action="ignore"/>', 'prevent', 201],
    [201, '<status-code code="201" action="prevent"/>', 'ignore', 502],
    [200, '<status-code code="200" action="prevent"/>', 'ignore', 200],
    [201, '<status-code code="202" action="ignore"/>', 'prevent', 502],
  ])('%i with %s and %s: %i', (status, inside, action, answer) => {
    const result = runApi(xml(inside, action), { operation: described, backend: [{ status }] });
    expect(result.response.status).toBe(answer);
    const details = `Response status code ${status} is not allowed.`;
    if (answer === 502) {
      expect(result.lastError).toMatchObject({
        source: 'validate-status-code',
        reason: 'Response not allowed',
        message: details,
      });
      expect(result.response.body).toContain(generic);
    }
    const kept = answer === 502 || action === 'detect' ? 1 : 0;
    expect(result.variables['errors'] ?? []).toHaveLength(kept);
  });

  it('writes its errors into the variable of either name', () => {
    const old = xml('', 'detect').replace('errors-variable-name', 'error-variable-name');
    const result = runApi(old, { backend: [{ status: 503 }] });
    expect(result.variables['errors']).toEqual([
      {
        Name: '503',
        Type: 'StatusCode',
        ValidationRule: 'Unspecified',
        Details: 'Response status code 503 is not allowed.',
        Action: 'detect',
      },
    ]);
  });
});
