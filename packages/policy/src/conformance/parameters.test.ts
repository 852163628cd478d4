import { conform, policyPage } from './conformance.ts';
import type { CaseRequest, Want } from './conformance.ts';

const operation = {
  id: 'get-order',
  urlTemplate: '/orders/{id}',
  parameters: [
    { name: 'id', in: 'path', schema: { type: 'integer', maximum: 9 } },
    { name: 'size', in: 'query', schema: { type: 'integer', maximum: 50 } },
    { name: 'X-Kind', in: 'header', schema: { enum: ['a', 'b'] } },
    { name: 'X-Must', in: 'header', required: true },
  ],
  responses: { '200': { headers: { 'X-Left': { schema: { type: 'integer' } } } }, '404': {} },
} as const;

const get = (rest = '', headers: object = {}): CaseRequest => ({
  operation,
  url: `https://api.example.com/orders/1${rest}`,
  headers: { 'X-Must': '1', ...headers },
});

function parameters(specified: string, unspecified: string, inside = ''): string {
  return `<validate-parameters specified-parameter-action="${specified}" unspecified-parameter-action="${unspecified}" errors-variable-name="errors">${inside}</validate-parameters>`;
}

const body = (status: number, message: string): string => `{ "statusCode": ${status}, "message": "${message}" }`;
const nothing = 'The request could not be processed due to an internal error. Contact the API owner.';

type Found = { readonly name: string; readonly type: string; readonly rule: string; readonly action?: string };

const entry = ({ name, type, rule, action = 'prevent' }: Found, details: string): unknown => ({
  Name: name,
  Type: type,
  ValidationRule: rule,
  Details: details,
  Action: action,
});

function badRequest(details: string, found: Found): Want {
  return {
    status: 400,
    body: body(400, details),
    sent: [],
    lastError: { source: 'validate-parameters', reason: 'Bad request', message: details },
    variables: { errors: [entry(found, details)] },
  };
}

const strict = parameters('prevent', 'prevent');
const unspecified = { type: 'QueryParameter', rule: 'Unspecified' };
const incorrect = (detail: string, kind: string): string =>
  `Value of the ${kind} does not conform to the definition. ${detail}`;

conform('validate-parameters', policyPage('validate-parameters'), [
  {
    fact: 'Parameters that conform are let through.',
    inbound: strict,
    request: get('?size=50', { 'X-Kind': 'a' }),
    want: { status: 200, variables: {} },
  },
  {
    fact: 'A query parameter that is not specified is refused.',
    inbound: strict,
    request: get('?more=1'),
    want: badRequest('Unspecified query parameter more is not allowed.', { name: 'more', ...unspecified }),
  },
  {
    fact: 'A header that is not specified is refused.',
    inbound: strict,
    request: get('', { 'X-More': '1' }),
    want: badRequest('Unspecified header X-More is not allowed.', {
      name: 'X-More',
      type: 'RequestHeader',
      rule: 'Unspecified',
    }),
  },
  {
    fact: 'A value that does not conform is refused.',
    inbound: strict,
    request: get('?size=51'),
    want: {
      status: 400,
      sent: [],
      lastError: {
        reason: 'Bad request',
        message: incorrect('Integer 51 exceeds maximum value of 50. Line: 1, Position: 2', 'query parameter size'),
      },
    },
  },
  {
    fact: 'A value that cannot be parsed is refused.',
    inbound: strict,
    request: get('?size=many'),
    want: { status: 400, sent: [], lastError: { reason: 'Bad request', source: 'validate-parameters' } },
  },
  {
    fact: 'A path parameter is checked.',
    inbound: strict,
    request: { ...get(), url: 'https://api.example.com/orders/10' },
    want: {
      status: 400,
      lastError: {
        message: incorrect('Integer 10 exceeds maximum value of 9. Line: 1, Position: 2', 'path parameter id'),
      },
    },
  },
  {
    fact: 'Several values of one that may have one are refused.',
    inbound: strict,
    request: get('?size=1&size=2'),
    want: badRequest('Request cannot contain multiple values for the query parameter size.', {
      name: 'size',
      type: 'QueryParameter',
      rule: 'IncorrectMessage',
    }),
  },
  {
    fact: 'One that is required must be there.',
    inbound: strict,
    request: { ...get(), headers: {} },
    want: { status: 400, sent: [], lastError: { reason: 'Bad request', source: 'validate-parameters' } },
  },
  {
    fact: 'detect lets it through, and the errors are in the variable.',
    inbound: parameters('detect', 'detect'),
    request: get('?more=1'),
    want: {
      status: 200,
      lastError: null,
      variables: {
        errors: [
          entry({ name: 'more', ...unspecified, action: 'detect' }, 'Unspecified query parameter more is not allowed.'),
        ],
      },
    },
  },
  {
    fact: 'ignore looks at nothing.',
    inbound: parameters('ignore', 'ignore'),
    request: get('?more=1&size=x'),
    want: { status: 200, variables: {} },
  },
  {
    fact: 'The action of a parameter goes before all others.',
    inbound: parameters(
      'prevent',
      'prevent',
      '<query specified-parameter-action="prevent" unspecified-parameter-action="prevent"><parameter name="size" action="ignore"/></query>',
    ),
    request: get('?size=51'),
    want: { status: 200 },
  },
  {
    fact: 'The actions of a container go before those of the policy.',
    inbound: parameters(
      'prevent',
      'prevent',
      '<query specified-parameter-action="prevent" unspecified-parameter-action="ignore"/>',
    ),
    request: get('?more=1'),
    want: { status: 200 },
  },
  {
    fact: 'The actions of a container are for that container.',
    inbound: parameters(
      'prevent',
      'prevent',
      '<query specified-parameter-action="ignore" unspecified-parameter-action="ignore"/>',
    ),
    request: get('', { 'X-More': '1' }),
    want: { status: 400 },
  },
  {
    fact: 'Actions may be expressions.',
    inbound: parameters('@("ignore")', '@("ig" + "nore")'),
    request: get('?more=1'),
    want: { status: 200 },
  },
  { fact: 'It is for inbound.', outbound: strict, want: { faults: ['wrong-section'] } },
]);

function fields(specified: string, rest: string, inside = ''): string {
  return `<validate-headers specified-header-action="${specified}" unspecified-header-action="${rest}" errors-variable-name="errors">${inside}</validate-headers>`;
}

const answers = (sent: { readonly [name: string]: string }): CaseRequest => ({
  ...get(),
  backend: [{ headers: sent }],
});

function notAllowed(source: string, message: string): Want {
  return {
    status: 502,
    body: body(502, nothing),
    lastError: { source, reason: 'Response not allowed', message, section: 'outbound' },
  };
}

conform('validate-headers', policyPage('validate-headers'), [
  {
    fact: 'Headers that conform are let through.',
    outbound: fields('prevent', 'prevent'),
    request: answers({ 'X-Left': '7' }),
    want: { status: 200 },
  },
  {
    fact: 'A header that is not specified is 502, and the caller reads nothing of it.',
    outbound: fields('prevent', 'prevent'),
    request: answers({ 'X-Secret': '1' }),
    want: {
      ...notAllowed('validate-headers', 'Unspecified header X-Secret is not allowed.'),
      variables: {
        errors: [
          entry(
            { name: 'X-Secret', type: 'ResponseHeader', rule: 'Unspecified' },
            'Unspecified header X-Secret is not allowed.',
          ),
        ],
      },
    },
  },
  {
    fact: 'A value that does not conform is 502.',
    outbound: fields('prevent', 'ignore'),
    request: answers({ 'X-Left': 'many' }),
    want: { status: 502, body: body(502, nothing), lastError: { reason: 'Response not allowed' } },
  },
  {
    fact: 'detect lets it through, with its header.',
    outbound: fields('detect', 'detect'),
    request: answers({ 'X-Secret': '1' }),
    want: {
      status: 200,
      header: { 'X-Secret': '1' },
      variables: {
        errors: [
          entry(
            { name: 'X-Secret', type: 'ResponseHeader', rule: 'Unspecified', action: 'detect' },
            'Unspecified header X-Secret is not allowed.',
          ),
        ],
      },
    },
  },
  {
    fact: 'ignore looks at nothing.',
    outbound: fields('ignore', 'ignore'),
    request: answers({ 'X-Left': 'x', Y: '1' }),
    want: { status: 200, variables: {} },
  },
  {
    fact: 'The action of a header goes before the others.',
    outbound: fields('prevent', 'prevent', '<header name="X-Secret" action="ignore"/>'),
    request: answers({ 'X-Secret': '1' }),
    want: { status: 200 },
  },
  {
    fact: 'on-error may answer instead.',
    outbound: fields('prevent', 'prevent'),
    onError: '<return-response><set-status code="500"/></return-response>',
    request: answers({ 'X-Secret': '1' }),
    want: { status: 500, body: '' },
  },
  { fact: 'It is not for inbound.', inbound: fields('prevent', 'prevent'), want: { faults: ['wrong-section'] } },
]);

function statuses(action: string, inside = '', variable = 'errors-variable-name'): string {
  return `<validate-status-code unspecified-status-code-action="${action}" ${variable}="errors">${inside}</validate-status-code>`;
}

const says = (code: number): CaseRequest => ({ ...get(), backend: [{ status: code, body: 'b' }] });
const code = 'Response status code 418 is not allowed.';
const found = { name: '418', type: 'StatusCode', rule: 'Unspecified' };

conform('validate-status-code', policyPage('validate-status-code'), [
  {
    fact: 'A status that is described is let through.',
    outbound: statuses('prevent'),
    request: says(404),
    want: { status: 404, body: 'b' },
  },
  {
    fact: 'Another status is 502, and the caller reads nothing of it.',
    outbound: statuses('prevent'),
    request: says(418),
    want: { ...notAllowed('validate-status-code', code), variables: { errors: [entry(found, code)] } },
  },
  {
    fact: 'detect lets it through.',
    outbound: statuses('detect'),
    request: says(418),
    want: { status: 418, body: 'b', variables: { errors: [entry({ ...found, action: 'detect' }, code)] } },
  },
  {
    fact: 'ignore says nothing.',
    outbound: statuses('ignore'),
    request: says(418),
    want: { status: 418, variables: {} },
  },
  {
    fact: 'The action of a status goes before the other.',
    outbound: statuses('prevent', '<status-code code="418" action="ignore"/>'),
    request: says(418),
    want: { status: 418 },
  },
  {
    fact: 'It does not for a status that is described.',
    outbound: statuses('ignore', '<status-code code="404" action="prevent"/>'),
    request: says(404),
    want: { status: 404 },
  },
  {
    fact: 'error-variable-name is the same.',
    outbound: statuses('detect', '', 'error-variable-name'),
    request: says(418),
    want: { variables: { errors: [entry({ ...found, action: 'detect' }, code)] } },
  },
]);
