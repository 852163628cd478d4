import { test } from '@fast-check/vitest';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outbound, runApi } from '../testing/run-request.ts';

const pet = {
  type: 'object',
  required: ['name', 'age'],
  properties: {
    name: { type: 'string', minLength: 2, maxLength: 5, pattern: '^[a-z]*$' },
    age: { type: 'integer', minimum: 0, maximum: 30, exclusiveMaximum: true },
    kind: { enum: ['cat', 'dog'] },
    born: { type: 'string', format: 'date' },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 2, uniqueItems: true },
  },
  additionalProperties: false,
};
const schemas = { pets: { $schema: 'http://json-schema.org/draft-04/schema#', definitions: { Pet: pet } }, pet };

function policy(content: string, rest = '', map = ''): string {
  return `<validate-content unspecified-content-type-action="prevent" max-size="100" size-exceeded-action="prevent" errors-variable-name="errors" ${rest}>${map}${content}</validate-content>`;
}

const json = '<content type="application/json" validate-as="json" schema-id="pet" action="prevent"/>';

function post(body: string, type: string | null = 'application/json; charset=utf-8'): object {
  return { method: 'POST', body, headers: type === null ? {} : { 'Content-Type': type } };
}

const prefix =
  'Body of the request does not conform to the definition pet, which is associated with the content type application/json.';

describe('validate-content', () => {
  it('lets a body through that is as its schema says', () => {
    const result = runApi(policy(json), { schemas, ...post('{ "name": "rex", "age": 3 }') });
    expect(result.response.status).toBe(200);
    expect(result.lastError).toBeNull();
    expect(result.variables).toEqual({});
    expect(result.backendRequests).toMatchObject([{ body: '{ "name": "rex", "age": 3 }' }]);
  });

  it('says what is wrong, to the caller and in the variable', () => {
    const result = runApi(policy(json), { schemas, ...post('{\n  "name": "rex",\n  "age": "3"\n}') });
    const details = `${prefix} Invalid type. Expected Integer but got String. Line: 3, Position: 12`;
    expect(result.response).toEqual({
      status: 400,
      reason: 'Bad Request',
      headers: { 'Content-Type': 'application/json' },
      body: `{ "statusCode": 400, "message": "${details}" }`,
    });
    expect(result.lastError).toEqual({
      source: 'validate-content',
      reason: 'Bad request',
      message: details,
      scope: 'api',
      section: 'inbound',
      path: '',
      policyId: null,
    });
    expect(result.variables).toEqual({
      errors: [
        {
          Name: 'application/json',
          Type: 'RequestBody',
          ValidationRule: 'IncorrectMessage',
          Details: details,
          Action: 'prevent',
        },
      ],
    });
    expect(result.backendRequests).toEqual([]);
  });

  it.each([
    ['{}', 'Required properties are missing from object: name, age. Line: 1, Position: 1'],
    ['{"name":"rex","age":1.5}', 'Invalid type. Expected Integer but got Number. Line: 1, Position: 23'],
    ['{"name":"r","age":1}', "String 'r' is less than minimum length of 2. Line: 1, Position: 11"],
    ['{"name":"rexrex","age":1}', "String 'rexrex' exceeds maximum length of 5. Line: 1, Position: 16"],
    ['{"name":"REX","age":1}', "String 'REX' does not match regex pattern '^[a-z]*$'. Line: 1, Position: 13"],
    ['{"name":"rex","age":-1}', 'Integer -1 is less than minimum value of 0. Line: 1, Position: 22'],
    [
      '{"name":"rex","age":30}',
      'Integer 30 equals maximum value of 30 and exclusive maximum is true. Line: 1, Position: 22',
    ],
    ['{"name":"rex","age":1,"kind":"cow"}', 'Value "cow" is not defined in enum. Line: 1, Position: 34'],
    [
      '{"name":"rex","age":1,"born":"now"}',
      "String 'now' does not validate against format 'date'. Line: 1, Position: 34",
    ],
    [
      '{"name":"rex","age":1,"x":0}',
      "Property 'x' has not been defined and the schema does not allow additional properties. Line: 1, Position: 1",
    ],
    ['{"name":"rex","age":1,"tags":["a","a"]}', 'Non-unique array item at index 1. Line: 1, Position: 30'],
    ['{"name":"rex","age":1,"tags":["a",1]}', 'Invalid type. Expected String but got Integer. Line: 1, Position: 35'],
    ['[]', 'Invalid type. Expected Object but got Array. Line: 1, Position: 1'],
    ['{"name":', 'Unexpected end of content while loading JObject. Line: 1, Position: 8'],
  ])('%s: %s', (body, message) => {
    expect(runApi(policy(json), { schemas, ...post(body) }).lastError?.message).toBe(`${prefix} ${message}`);
  });

  it.each([
    ['prevent', 400, 1],
    ['detect', 200, 1],
    ['ignore', 200, 0],
    ['@("de" + "tect")', 200, 1],
  ])('with the action %s answers %i and keeps %i errors', (action, status, kept) => {
    const xml = policy(json.replace('"prevent"', `"${action}"`));
    const result = runApi(xml, { schemas, ...post('{}') });
    expect(result.response.status).toBe(status);
    expect(result.variables['errors'] ?? []).toHaveLength(kept);
  });

  it.each([
    ['allow-additional-properties="true"', '{"name":"rex","age":1,"x":0}', 200],
    ['allow-additional-properties="false"', '{"name":"rex","age":1}', 200],
    ['', '{"NAME":"rex","Age":1}', 400],
    ['case-insensitive-property-names="true"', '{"NAME":"rex","Age":1}', 200],
    ['case-insensitive-property-names="true"', '{"NAME":1,"Age":1}', 400],
  ])('with %s takes %s: %i', (attributes, body, status) => {
    const xml = policy(json.replace('action=', `${attributes} action=`));
    expect(runApi(xml, { schemas, ...post(body) }).response.status).toBe(status);
  });

  it('forbids additional properties where the schema has said nothing of them', () => {
    const open = { open: { properties: { a: {} } } };
    const xml = policy(
      '<content type="application/json" validate-as="json" schema-id="open" allow-additional-properties="false" action="prevent"/>',
    );
    expect(runApi(xml, { schemas: open, ...post('{"a":1}') }).response.status).toBe(200);
    expect(runApi(xml, { schemas: open, ...post('{"b":1}') }).response.status).toBe(400);
  });

  it.each([
    [
      'schema-id="pets" schema-ref="#/definitions/Pet"',
      '{"name":"rex"}',
      'RequestBody',
      'IncorrectMessage',
      / Pet, .*missing from object: age\./,
    ],
    [
      'schema-id="pets" schema-ref="#/definitions/Dog"',
      '{}',
      'RequestBody',
      'MissingDefinition',
      /^API's schema does not contain definition Dog, which is associated with the content type application\/json\.$/,
    ],
    ['schema-id="@("none")"', '{}', 'ApiSchema', '', /^API's schema does not exist or it could not be resolved\.$/],
    [
      'schema-id="bad"',
      '{}',
      'RequestBody',
      'ValidationException',
      /^Body of the request cannot be validated for the content type application\/json\. /,
    ],
  ])('%s and %s: %s %s', (...[attributes, body, type, rule, details]) => {
    const xml = policy(`<content type="application/json" validate-as="json" ${attributes} action="prevent"/>`);
    const result = runApi(xml, { schemas: { ...schemas, bad: { pattern: '(' } }, ...post(body) });
    expect(result.response.status).toBe(400);
    expect(result.variables['errors']).toMatchObject([{ Type: type, ValidationRule: rule }]);
    expect(result.lastError?.message).toMatch(details);
    if (rule === 'IncorrectMessage') expect(result.response.body).toContain('missing from object: age');
    else expect(result.response.body).toContain('due to an internal error. Contact the API owner.');
  });

  it.each([
    ['', 'text/plain', 400],
    ['', null, 400],
    ['missing-content-type-value="application/json"', null, 200],
    ['missing-content-type-value="application/json"', 'text/plain', 400],
    ['any-content-type-value="application/json"', 'text/plain', 200],
    ['any-content-type-value="application/json"', null, 200],
  ])('with the map %s and the content type %s: %i', (attributes, type, status) => {
    const xml = policy(json, '', `<content-type-map ${attributes}/>`);
    const result = runApi(xml, { schemas, ...post('{"name":"rex","age":1}', type) });
    expect(result.response.status).toBe(status);
    if (status === 400)
      expect(result.lastError?.message).toBe(`Unspecified content type ${type ?? ''} is not allowed.`);
  });

  it.each([
    ['from="application/hal+json" to="application/json"', 'Application/HAL+json', 200],
    ['from="application/hal+json" to="application/json"', 'text/plain', 400],
    [`when="@(context.Request.Method == "POST")" to="application/json"`, 'text/plain', 200],
    [`when="@(false)" to="application/json"`, 'text/plain', 400],
  ])('maps %s: of %s %i', (attributes, type, status) => {
    const xml = policy(
      json,
      '',
      `<content-type-map any-content-type-value="x/y"><type ${attributes}/></content-type-map>`,
    );
    expect(runApi(xml, { schemas, ...post('{"name":"rex","age":1}', type) }).response.status).toBe(status);
  });

  it.each([
    ['(?i)^REX$', 'rex', true],
    ['^(a|aa)+$', `${'a'.repeat(40)}b`, false],
    ['^\\p{IsGreek}$', 'α', true],
    ['(', 'a', false],
  ])('takes patterns as .NET has them: %s and %s', (pattern, text, isMatch) => {
    const xml = policy('<content type="a/b" validate-as="json" schema-id="s" action="prevent"/>');
    const other = { properties: { b: { pattern: '^b$' } } };
    const s = { allOf: [{ properties: { a: { pattern } } }, other] };
    const result = runApi(xml, { schemas: { s }, ...post(JSON.stringify({ a: text, b: 'b' }), 'a/b') });
    expect(result.response.status).toBe(isMatch ? 200 : 400);
  });

  it('counts bytes', () => {
    const result = runApi(policy(json), { schemas, ...post(`"${'ü'.repeat(50)}"`) });
    expect(result.response.body).toBe(
      `{ "statusCode": 400, "message": "Request's body is 102 bytes long and it exceeds the limit of 100 bytes." }`,
    );
    expect(result.lastError?.message).toBe(
      "Request's body is 102 bytes long and it exceeds the configured limit of 100 bytes.",
    );
  });

  it('has nothing to say of a request without body and content type', () => {
    expect(runApi(policy(json), { schemas }).response.status).toBe(200);
  });

  it.each([
    ['xml', '<a><b/></a>', null],
    ['xml', '<a><b></a>', /^Body of the request does not conform.* Line: 1, Position: \d+$/],
    ['soap', '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body/></e:Envelope>', null],
    ['soap', '<Envelope/>', /The root element is 'Envelope', not a SOAP envelope\./],
    ['json', '{ }', null],
  ])('as %s takes %s: %s', (as, body, message) => {
    const result = runApi(policy(`<content type="a/b" validate-as="${as}" action="prevent"/>`), post(body, 'a/b'));
    if (message === null) expect(result.lastError).toBeNull();
    else expect(result.lastError?.message).toMatch(message);
  });

  it('checks every rule that the content type has', () => {
    const rule = '<content type="application/json" validate-as="json" schema-id="s" action="detect"/>';
    const result = runApi(policy(`${rule}${json}`), { schemas: { ...schemas, s: { type: 'array' } }, ...post('{}') });
    expect(result.variables['errors']).toMatchObject([{ Action: 'detect' }, { Action: 'prevent' }]);
    expect(result.lastError?.message).toContain('Required properties');
  });

  it('knows the content types of the description', () => {
    const operation = {
      id: 'o',
      components: { schemas: { Pet: pet } },
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
    };
    const xml = policy('<content validate-as="json" action="prevent"/>');
    expect(runApi(xml, { operation, ...post('{"name":"rex","age":1}') }).response.status).toBe(200);
    expect(runApi(xml, { operation, ...post('{"name":"rex"}') }).lastError?.message).toMatch(/ Pet, .*: age\./);
    expect(runApi(xml, { operation, ...post('{}', 'a/b') }).lastError?.message).toBe(
      'Unspecified content type a/b is not allowed.',
    );
  });

  it('keeps from the caller what is wrong with a response', () => {
    const backend = [{ body: '{}', headers: { 'Content-Type': 'application/json' } }];
    const result = runApi(outbound(policy(json)), { schemas, backend });
    expect(result.response).toMatchObject({
      status: 502,
      body: '{ "statusCode": 502, "message": "The request could not be processed due to an internal error. Contact the API owner." }',
    });
    expect(result.lastError).toMatchObject({
      reason: 'Response not allowed',
      section: 'outbound',
      message: `${prefix.replace('request', 'response')} Required properties are missing from object: name, age. Line: 1, Position: 1`,
    });
    expect(result.variables['errors']).toMatchObject([{ Type: 'ResponseBody' }]);
  });

  it('tells schemas of one name apart', () => {
    const content = (type: string): object => ({ content: { 'a/b': { schema: { type } } } });
    const operation = { id: 'o', responses: { 200: content('array'), 201: content('object') } };
    const headers = { 'Content-Type': 'a/b' };
    const xml = outbound(policy('<content validate-as="json" action="prevent"/>'));
    const answers = [200, 201].flatMap((status) =>
      ['[]', '{}'].map((body) => runApi(xml, { operation, backend: [{ status, body, headers }] }).response.status),
    );
    expect(answers).toEqual([200, 502, 502, 201]);
  });

  it('holds a body against the schema that an expression names now', () => {
    const own = { one: { $defs: { P: { type: 'array' } } }, two: { $defs: { P: { type: 'object' } } } };
    const xml = policy(
      '<content type="a/b" validate-as="json" schema-id="@((string)context.Variables["id"])" schema-ref="#/$defs/P" action="detect"/>',
    );
    const twice = `<retry condition="@(true)" count="1" interval="1">${xml}<set-variable name="all" value="@(context.Variables.GetValueOrDefault<string>("all", "") + context.Variables.ContainsKey("errors"))"/><set-variable name="id" value="one"/></retry>`;
    const result = runApi(twice, { schemas: own, ...post('{}', 'a/b'), variables: { id: 'two' } });
    expect(result.variables['all']).toBe('FalseTrue');
  });

  it('hands its errors to expressions', () => {
    const xml = `${policy(json.replace('"prevent"', '"detect"'))}
      <set-header name="X"><value>@((string)((JArray)context.Variables["errors"])[0]["ValidationRule"])</value></set-header>`;
    const result = runApi(xml, { schemas, ...post('{}') });
    expect(result.backendRequests[0]?.headers['X']).toBe('IncorrectMessage');
  });

  const hostile = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.json().map((text) => text.slice(0, 90)),
    fc.constantFrom('[', '{"a":', '<a>', '"').map((piece) => piece.repeat(2000)),
    fc.constantFrom(
      '{"__proto__":{"name":"rex","age":1}}',
      '{"constructor":1}',
      '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    ),
  );

  test.prop([hostile, fc.constantFrom('json', 'xml', 'soap'), fc.boolean()])(
    'comes to an answer for any body',
    (body, as, folds) => {
      const content = `<content type="a/b" validate-as="${as}" schema-id="pet" case-insensitive-property-names="${folds}" action="prevent"/>`;
      const result = runApi(policy(content).replace('"100"', '"99999"'), { schemas, ...post(body, 'a/b') });
      expect([200, 400]).toContain(result.response.status);
      if (as === 'json') expect(result.response.status).toBe(400);
    },
  );

  const simple = fc.letrec<{ readonly schema: object; readonly value: unknown }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom(
        { type: 'integer' },
        { type: 'string', maxLength: 1 },
        { enum: ['a', 1] },
        { type: ['null', 'boolean'] },
      ),
      fc.record({ minimum: fc.integer({ min: -2, max: 2 }) }),
      fc.record({ type: fc.constant('array'), items: tie('schema'), minItems: fc.nat({ max: 1 }) }),
      fc.record(
        {
          properties: fc.dictionary(fc.constantFrom('p', 'q'), tie('schema')),
          required: fc.uniqueArray(fc.constantFrom('p', 'q'), { maxLength: 2 }),
          additionalProperties: fc.boolean(),
        },
        { requiredKeys: ['properties'] },
      ),
      fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
      fc.record({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
      fc.record({ not: tie('schema') }),
    ),
    value: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom(null, true, 'a', 'ab', 1, -3, 1.5),
      fc.array(tie('value'), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('p', 'q', 'r'), tie('value')),
    ),
  }));

  test.prop([simple.schema, simple.value])('lets through what ajv does', (schema, value) => {
    const xml = policy('<content type="a/b" validate-as="json" schema-id="s" action="prevent"/>').replace(
      '"100"',
      '"9999"',
    );
    const isValid = new Ajv({ strict: false, logger: false }).validate(schema, value);
    const result = runApi(xml, { schemas: { s: schema }, ...post(JSON.stringify(value), 'a/b') });
    expect(result.response.status).toBe(isValid ? 200 : 400);
    if (!isValid) expect(result.variables['errors']).toMatchObject([{ ValidationRule: 'IncorrectMessage' }]);
  });
});
