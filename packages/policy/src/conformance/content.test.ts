import { conform, policyPage } from './conformance.ts';
import type { CaseRequest, Want } from './conformance.ts';

const order = {
  type: 'object',
  required: ['id', 'size'],
  properties: { id: { type: 'integer' }, size: { enum: ['S', 'M'] }, note: { type: 'string', maxLength: 5 } },
  additionalProperties: false,
};
const schemas = { order, many: { definitions: { Order: order } } };

const rule = (attributes: string): string => `<content ${attributes}/>`;
const json = (action = 'prevent', more = ''): string =>
  rule(`type="application/json" validate-as="json" schema-id="order" action="${action}" ${more}`);

type Actions = { readonly unspecified?: string; readonly size?: string; readonly map?: string };

function content(inside: string, { unspecified = 'prevent', size = 'prevent', map = '' }: Actions = {}): string {
  const actions = `unspecified-content-type-action="${unspecified}" max-size="60" size-exceeded-action="${size}"`;
  return `<validate-content ${actions} errors-variable-name="errors">${map}${inside}</validate-content>`;
}

const post = (body: string, type = 'application/json'): CaseRequest => ({
  method: 'POST',
  headers: type === '' ? {} : { 'Content-Type': type },
  body,
  schemas,
});
const answers = (body: string, type = 'application/json'): CaseRequest => ({
  schemas,
  backend: [{ headers: { 'Content-Type': type }, body }],
});

const good = '{"id":1,"size":"S"}';
const nothing = 'The request could not be processed due to an internal error. Contact the API owner.';
const body = (status: number, message: string): string => `{ "statusCode": ${status}, "message": "${message}" }`;

type Found = { readonly name?: string; readonly type?: string; readonly rule: string; readonly action?: string };

const entry = (
  { name = '', type = 'RequestBody', rule: kind, action = 'prevent' }: Found,
  details: string,
): unknown => ({
  Name: name,
  Type: type,
  ValidationRule: kind,
  Details: details,
  Action: action,
});

function badRequest(details: string, told = details): Want {
  return {
    status: 400,
    reason: 'Bad Request',
    body: body(400, told),
    sent: [],
    lastError: { source: 'validate-content', reason: 'Bad request', message: details, section: 'inbound' },
  };
}

const large = JSON.stringify({ id: 1, size: 'S', note: 'x'.repeat(40) });
const tooLarge = `Request's body is ${large.length} bytes long and it exceeds the configured limit of 60 bytes.`;
const unspecified = 'Unspecified content type text/plain is not allowed.';
const begin =
  'Body of the request does not conform to the definition order, which is associated with the content type application/json.';
const wrongSize = `${begin} Value "L" is not defined in enum. Line: 1, Position: 18`;
const ofResponse = begin.replace('request', 'response');

conform('validate-content: requests', policyPage('validate-content'), [
  {
    fact: 'A body that conforms is let through.',
    inbound: content(json()),
    request: post(good),
    want: { status: 200, variables: {}, sent: [{ body: good }] },
  },
  {
    fact: 'prevent: a body that does not is refused with 400 and the details.',
    inbound: content(json()),
    request: post('{"id":1,"size":"L"}'),
    want: {
      ...badRequest(wrongSize, wrongSize.replaceAll('"', String.raw`\"`)),
      variables: { errors: [entry({ name: 'application/json', rule: 'IncorrectMessage' }, wrongSize)] },
    },
  },
  {
    fact: 'detect: it is let through, and the errors are in the variable.',
    inbound: content(json('detect')),
    request: post('{"id":1,"size":"L"}'),
    want: {
      status: 200,
      lastError: null,
      sent: [{ body: '{"id":1,"size":"L"}' }],
      variables: {
        errors: [entry({ name: 'application/json', rule: 'IncorrectMessage', action: 'detect' }, wrongSize)],
      },
    },
  },
  {
    fact: 'ignore: it is not looked at.',
    inbound: content(json('ignore')),
    request: post('{}'),
    want: { status: 200, variables: {} },
  },
  {
    fact: 'A type that is not the wanted one is told with its place.',
    inbound: content(json()),
    request: post('{"id":"1","size":"S"}'),
    want: badRequest(`${begin} Invalid type. Expected Integer but got String. Line: 1, Position: 9`),
  },
  {
    fact: 'All properties that are missing are named.',
    inbound: content(json()),
    request: post('{}'),
    want: badRequest(`${begin} Required properties are missing from object: id, size. Line: 1, Position: 1`),
  },
  {
    fact: 'A property that is not defined is not allowed where the schema says so.',
    inbound: content(json()),
    request: post('{"id":1,"size":"S","x":1}'),
    want: { status: 400, lastError: { reason: 'Bad request' } },
  },
  {
    fact: 'allow-additional-properties goes before the schema.',
    inbound: content(json('prevent', 'allow-additional-properties="true"')),
    request: post('{"id":1,"size":"S","x":1}'),
    want: { status: 200 },
  },
  {
    fact: 'Names of properties are compared with case.',
    inbound: content(json()),
    request: post('{"ID":1,"size":"S"}'),
    want: { status: 400 },
  },
  {
    fact: 'They are not where case-insensitive-property-names is true.',
    inbound: content(json('prevent', 'case-insensitive-property-names="true"')),
    request: post('{"ID":1,"size":"S"}'),
    want: { status: 200 },
  },
  {
    fact: 'schema-ref is a definition inside the schema.',
    inbound: content(
      rule(
        'type="application/json" validate-as="json" schema-id="many" schema-ref="#/definitions/Order" action="prevent"',
      ),
    ),
    request: post('{"id":1,"size":"S","note":"longer"}'),
    want: { status: 400, lastError: { source: 'validate-content', reason: 'Bad request' } },
  },
  {
    fact: 'A body that is larger than max-size is refused.',
    inbound: content(json()),
    request: post(large),
    want: {
      ...badRequest(tooLarge, tooLarge.replace('configured limit', 'limit')),
      variables: { errors: [entry({ rule: 'SizeLimit' }, tooLarge)] },
    },
  },
  {
    fact: 'The size counts in bytes.',
    inbound: content(json('ignore')),
    request: post('é'.repeat(31)),
    want: { status: 400 },
  },
  {
    fact: 'size-exceeded-action ignore lets it through.',
    inbound: content(json(), { size: 'ignore' }),
    request: post(large),
    want: { status: 200 },
  },
  {
    fact: 'A content type that no rule names is unspecified.',
    inbound: content(json()),
    request: post('hi', 'text/plain'),
    want: {
      ...badRequest(unspecified),
      variables: { errors: [entry({ name: 'text/plain', rule: 'Unspecified' }, unspecified)] },
    },
  },
  {
    fact: 'unspecified-content-type-action detect lets it through.',
    inbound: content(json(), { unspecified: 'detect' }),
    request: post('hi', 'text/plain'),
    want: {
      status: 200,
      variables: { errors: [entry({ name: 'text/plain', rule: 'Unspecified', action: 'detect' }, unspecified)] },
    },
  },
  {
    fact: 'Parameters of a content type do not matter.',
    inbound: content(json()),
    request: post(good, 'application/json; charset=utf-8'),
    want: { status: 200 },
  },
  {
    fact: 'What is no JSON does not conform.',
    inbound: content(json()),
    request: post('{"id":'),
    want: { status: 400, lastError: { reason: 'Bad request' } },
  },
  {
    fact: 'XML must be well-formed.',
    inbound: content(rule('type="application/xml" validate-as="xml" action="prevent"')),
    request: post('<a><b></a>', 'application/xml'),
    want: { status: 400, lastError: { reason: 'Bad request' } },
  },
  {
    fact: 'A SOAP message is an envelope.',
    inbound: content(rule('type="text/xml" validate-as="soap" action="prevent"')),
    request: post('<order/>', 'text/xml'),
    want: { status: 400 },
  },
  {
    fact: 'The actions may be expressions.',
    inbound: content(json('@("det" + "ect")'), { unspecified: '@("ignore")', size: '@("prevent")' }),
    request: post('{}'),
    want: { status: 200, lastError: null },
  },
]);

conform('validate-content: which type a body counts as', policyPage('validate-content'), [
  {
    fact: 'any-content-type-value is the type of every body.',
    inbound: content(json(), { map: '<content-type-map any-content-type-value="application/json"/>' }),
    request: post('{}', 'text/plain'),
    want: { status: 400 },
  },
  {
    fact: 'missing-content-type-value is the type of a body without one.',
    inbound: content(json(), { map: '<content-type-map missing-content-type-value="application/json"/>' }),
    request: post('{}', ''),
    want: {
      status: 400,
      lastError: { message: `${begin} Required properties are missing from object: id, size. Line: 1, Position: 1` },
    },
  },
  {
    fact: 'It is not that of a body that has one.',
    inbound: content(json(), {
      unspecified: 'ignore',
      map: '<content-type-map missing-content-type-value="application/json"/>',
    }),
    request: post('{}', 'text/plain'),
    want: { status: 200 },
  },
  {
    fact: 'from and to put one type in place of another.',
    inbound: content(json(), {
      map: '<content-type-map><type from="application/vnd.order" to="application/json"/></content-type-map>',
    }),
    request: post('{}', 'application/vnd.order'),
    want: { status: 400 },
  },
  {
    fact: 'when puts a type where a condition holds.',
    inbound: content(json(), {
      unspecified: 'ignore',
      map: '<content-type-map><type when="@(context.Request.Headers.GetValueOrDefault("X-Json") == "1")" to="application/json"/></content-type-map>',
    }),
    request: { ...post('{}', 'text/plain'), headers: { 'Content-Type': 'text/plain', 'X-Json': '1' } },
    want: { status: 400 },
  },
]);

conform('validate-content: responses', policyPage('validate-content'), [
  {
    fact: 'A body that conforms is let through.',
    outbound: content(json()),
    request: answers(good),
    want: { status: 200, body: good },
  },
  {
    fact: 'prevent: a body that does not is 502, and the caller reads nothing of it.',
    outbound: content(json()),
    request: answers('{"id":1}'),
    want: {
      status: 502,
      reason: 'Bad Gateway',
      body: body(502, nothing),
      lastError: {
        source: 'validate-content',
        reason: 'Response not allowed',
        section: 'outbound',
        message: `${ofResponse} Required properties are missing from object: size. Line: 1, Position: 1`,
      },
    },
  },
  {
    fact: 'detect: it is let through, and the errors are of ResponseBody.',
    outbound: content(json('detect')),
    request: answers('{"id":1}'),
    want: {
      status: 200,
      body: '{"id":1}',
      variables: {
        errors: [
          entry(
            { name: 'application/json', type: 'ResponseBody', rule: 'IncorrectMessage', action: 'detect' },
            `${ofResponse} Required properties are missing from object: size. Line: 1, Position: 1`,
          ),
        ],
      },
    },
  },
  {
    fact: 'A content type that is not specified is 502 too.',
    outbound: content(json()),
    request: answers('hi', 'text/plain'),
    want: {
      status: 502,
      body: body(502, nothing),
      lastError: { reason: 'Response not allowed', message: unspecified },
    },
  },
  {
    fact: 'on-error can tell the details.',
    outbound: content(json()),
    onError: '<set-body>@(context.LastError.Message)</set-body>',
    request: answers('hi', 'text/plain'),
    want: { status: 502, body: unspecified },
  },
]);
