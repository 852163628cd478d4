import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runApi } from '../testing/run-request.ts';

function policy(attributes = ''): string {
  return `<validate-odata-request error-variable-name="errors" ${attributes}/>`;
}

function get(query: string, headers: { readonly [name: string]: string } = {}): object {
  return { url: `https://api.example.com/odata/People?${query}`, headers };
}

function option(name: string, value: string): object {
  return get(`${name}=${encodeURIComponent(value)}`);
}

describe('validate-odata-request', () => {
  it.each([
    ['$filter', "Name eq 'O''Neil' and (Age gt 3 or not endswith(Name,'x'))"],
    ['$filter', 'Price mul 2 add -1 le 10.5'],
    ['$filter', "Friends/any(f:f/Name eq 'a') and Tags/all(t:length(t) gt 1)"],
    ['$filter', "Kind in ('a','b') and Style has Sales.Pattern'Yellow'"],
    ['$filter', 'At gt 2020-01-01T00:00:00Z and Id eq 11111111-2222-3333-4444-555555555555'],
    ['$filter', "Took lt duration'PT5M' and $it/Active and cast(Id,Edm.String) ne null"],
    ['$filter', 'Orders/$count gt 5 and People(ID=1)/Age eq @p'],
    ['$orderby', 'Name desc, Address/City, length(Name) asc'],
    ['$select', 'Name,Address/City,*,Ns.*'],
    ['$expand', 'Friends($filter=Age gt 3;$select=Name;$expand=Trips($top=1)),Orders/$ref'],
    ['$expand', '*'],
    ['$compute', 'Price mul 2 as Double,Name as Other'],
    ['$top', '5'],
    ['$skip', '0'],
    ['$count', 'true'],
    ['$format', 'application/json;odata.metadata=full'],
    ['$format', 'json'],
    ['$search', '"a b" AND NOT c'],
    ['$apply', 'groupby((Name),aggregate(Price with sum as Total))'],
    ['$skiptoken', 'abc'],
    ['other', 'anything ('],
    ['filter', '(('],
  ])('lets %s=%s through', (name, value) => {
    const result = runApi(policy(), option(name, value));
    expect(result.lastError).toBeNull();
    expect(result.response.status).toBe(200);
    expect(result.backendRequests).toHaveLength(1);
  });

  it.each([
    ['$filter', '', 'The expression ends too early.'],
    ['$filter', 'Name eq', 'The expression ends too early.'],
    ['$filter', 'Name eq eq 1', "'eq' is not expected."],
    ['$filter', '(Name eq 1', "')' is missing."],
    ['$filter', 'Name eq 1)', "')' is not expected."],
    ['$filter', "Name eq 'a", "''' at position 8 is not expected."],
    ['$filter', 'Name = 1', "'=' is not expected."],
    ['$filter', 'Name Age', "'Age' is not expected."],
    ['$filter', 'startswith(Name,)', "')' is not expected."],
    ['$filter', 'a/1', "'1' is not expected; a name is."],
    ['$filter', '('.repeat(100), 'The expression is nested too deeply.'],
    ['$orderby', 'Name up', "'up' is not expected."],
    ['$orderby', 'Name,', 'The expression ends too early.'],
    ['$compute', 'Price mul 2', 'The expression ends too early.'],
    ['$select', 'Name,', "'' is not a path."],
    ['$select', 'Na me', "'Na me' is not a path."],
    ['$expand', 'Friends($filter=Age gt)', 'The expression ends too early.'],
    ['$expand', 'Friends($foo=1)', "'$foo=1' is not an option."],
    ['$expand', 'Friends(', "')' is missing."],
    ['$expand', 'a($expand='.repeat(20) + ')'.repeat(20), 'Options are nested too deeply.'],
    ['$top', '-1', "'-1' is not a number from 0."],
    ['$skip', 'x', "'x' is not a number from 0."],
    ['$count', 'yes', "'yes' is not true or false."],
    ['$format', ' ', "'' is not a media type."],
    ['$search', '"a', '" is not closed.'],
  ])('refuses %s=%s: %s', (name, value, why) => {
    const result = runApi(policy(), option(name, value));
    const details = `Value of the query parameter ${name} does not conform to the definition. ${why}`;
    expect(result.response).toEqual({
      status: 400,
      reason: 'Bad Request',
      headers: { 'Content-Type': 'application/json' },
      body: `{ "statusCode": 400, "message": ${JSON.stringify(details)} }`,
    });
    expect(result.lastError).toMatchObject({
      source: 'validate-odata-request',
      reason: 'Bad request',
      message: details,
      section: 'inbound',
    });
    expect(result.variables).toEqual({
      errors: [
        { Name: name, Type: 'QueryParameter', ValidationRule: 'IncorrectMessage', Details: details, Action: 'prevent' },
      ],
    });
    expect(result.backendRequests).toEqual([]);
  });

  it.each([
    ['', { 'OData-Version': '4.0' }, null],
    [
      '',
      { 'OData-Version': 'four' },
      "Value of the header OData-Version does not conform to the definition. 'four' is not a version.",
    ],
    [
      '',
      { 'OData-MaxVersion': 'x' },
      "Value of the header OData-MaxVersion does not conform to the definition. 'x' is not a version.",
    ],
    [
      'min-odata-version="4.0"',
      { 'OData-Version': '3.0' },
      'Value of the header OData-Version does not conform to the definition. Version 3.0 is below the minimum version 4.0.',
    ],
    ['min-odata-version="4.0"', { 'OData-Version': '4.0' }, null],
    ['min-odata-version="4.0"', {}, null],
    [
      'max-odata-version="4.0"',
      { 'OData-Version': '4.01' },
      'Value of the header OData-Version does not conform to the definition. Version 4.01 is above the maximum version 4.0.',
    ],
    ['max-odata-version="4.01"', { 'OData-Version': '4.01' }, null],
  ])('with %s and %j says %s', (attributes, headers, message) => {
    const result = runApi(policy(attributes), get('$top=1', headers));
    expect(result.lastError?.message ?? null).toBe(message);
    expect(result.response.status).toBe(message === null ? 200 : 400);
  });

  it.each([
    ['', {}, '$Top=1', 'Unspecified query parameter $Top is not allowed.'],
    ['', {}, '$nothing=1', 'Unspecified query parameter $nothing is not allowed.'],
    ['', { 'OData-Version': '4.01' }, '$Top=1', null],
    ['default-odata-version="4.01"', {}, '$Top=1', null],
    [
      'default-odata-version="4.01"',
      {},
      'top=x',
      "Value of the query parameter top does not conform to the definition. 'x' is not a number from 0.",
    ],
    ['default-odata-version="4.01"', { 'OData-Version': '4.0' }, 'top=x', null],
    ['', {}, '$top=1&$top=2', 'Request cannot contain multiple values for the query parameter $top.'],
  ])('with %s and %j, %s says %s', (attributes, headers, query, message) => {
    expect(runApi(policy(attributes), get(query, headers)).lastError?.message ?? null).toBe(message);
  });

  it('counts the bytes of the body', () => {
    const request = { method: 'POST', body: 'ü'.repeat(6) };
    expect(runApi(policy('max-size="12"'), request).response.status).toBe(200);
    const result = runApi(policy('max-size="11"'), request);
    expect(result.response.body).toContain("Request's body is 12 bytes long and it exceeds the limit of 11 bytes.");
  });

  const { tree } = fc.letrec<{ readonly tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('a', '1', "'x'", 'a/b', 'null', 'f(a)', 'c/any(x:x eq 1)'),
      fc.tuple(tie('tree'), fc.constantFrom('eq', 'and', 'add', 'in'), tie('tree')).map((parts) => parts.join(' ')),
      tie('tree').map((inner) => `(${inner})`),
      tie('tree').map((inner) => `not ${inner}`),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => `f(${all.join(',')})`),
    ),
  }));

  test.prop([tree])(
    'takes every expression that is put together right, and none without its last parenthesis',
    (text) => {
      expect(runApi(policy(), option('$filter', text)).response.status).toBe(200);
      expect(runApi(policy(), option('$filter', `(${text}`)).response.status).toBe(400);
      expect(runApi(policy(), option('$filter', `${text} and`)).response.status).toBe(400);
    },
  );

  test.prop([fc.string({ maxLength: 40 }), fc.constantFrom('$filter', '$expand', '$select', '$orderby', '$search')])(
    'comes to an answer for any text',
    (text, name) => {
      expect([200, 400]).toContain(runApi(policy(), option(name, text)).response.status);
    },
  );
});
