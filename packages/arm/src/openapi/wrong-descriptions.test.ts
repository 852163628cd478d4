import { isError, printFault } from '@keelgate/model';
import { expect, it } from 'vitest';
import { importOpenApi } from './index.ts';

const top = `openapi: 3.0.3
info:
  title: Shop
  version: '1'
`;

const swagger = (rest: string): string => `{
  "swagger": "2.0",
  "info": { "title": "Shop", "version": "1" },
${rest}
}`;

/** What is wrong, the text, and the one error that it gives. */
const wrong: readonly (readonly [string, string, string])[] = [
  ['nothing', '', '1:1: error: the description is null, expected an object with openapi'],
  ['a list', '- 1\n', '1:1: error: the description is a list, expected an object with openapi'],
  ['no version', 'info: {}\n', '1:1: error: this has neither openapi nor swagger'],
  ['two versions', "swagger: '2.0'\nopenapi: 3.0.0\n", '1:1: error: this has both openapi and swagger, expected one'],
  ['a version of the past', "swagger: '1.2'\n", '1:10: error: swagger is "1.2", expected "2.0"'],
  ['a version to come', 'openapi: 4.0.0\n', '1:10: error: openapi is "4.0.0", expected such as 3.0.3, 3.1.0'],
  ['cut off', '{ "openapi": "3.0.0", "info": {', '1:32: error: this is not JSON'],
  ['a comma too many', '{ "openapi": "3.0.0", }', '1:23: error: this is not JSON'],
  [
    'a key twice in JSON',
    '{ "openapi": "3.0.0", "paths": {}, "paths": {} }',
    '1:36: error: the key "paths" is there twice',
  ],
  ['a key twice in YAML', `${top}paths: {}\npaths: {}\n`, '6:1: error: the key "paths" is there twice'],
  ['a tab', `${top}paths:\n\t/a: {}\n`, '6:1: error: this is not YAML: a tab indents this line'],
  ['a brace that does not close', `${top}paths: {\n`, ': error: this is not YAML'],
  ['two documents', `${top}paths: {}\n---\na: 1\n`, '6:1: error: a second document begins here'],
  ['an alias of nothing', `${top}paths: *all\n`, '5:8: error: *all is an alias of nothing'],
  ['a key that is a list', `${top}paths:\n  [1]: {}\n`, '6:3: error: a key has to be a text'],
  ['no info', 'openapi: 3.0.0\npaths: {}\n', '1:1: error: the description has no info'],
  ['no title', "openapi: 3.0.0\ninfo:\n  version: '1'\npaths: {}\n", '2:1: error: info has no title'],
  ['no paths', top, '1:1: error: the description has no paths'],
  [
    'info that is a text',
    'openapi: 3.0.0\ninfo: Shop\npaths: {}\n',
    '2:7: error: "info" is "Shop", expected an object',
  ],
  ['paths that are a list', `${top}paths: [1]\n`, '5:8: error: "paths" is a list, expected an object'],
  ['a path without a slash', `${top}paths:\n  orders: {}\n`, '6:3: error: "orders" is no URL template'],
  [
    'braces',
    `${top}paths:\n  /a/{id: {}\n`,
    '6:3: error: "/a/{id" is no URL template of API Management: its braces do not match',
  ],
  ['a star in the middle', `${top}paths:\n  /a/*/b: {}\n`, '6:3: error: "/a/*/b" is no URL template'],
  ['a matrix', `${top}paths:\n  /a/{;id}: {}\n`, '{;id} has an operator, and only {name} is known'],
  ['a parameter twice in a path', `${top}paths:\n  /{id}/b/{ID}: {}\n`, '{ID} is in it twice'],
  ['two parameters side by side', `${top}paths:\n  /{a}{b}: {}\n`, 'nothing stands between {a} and {b}'],
  [
    'a method that is none',
    `${top}paths:\n  /a:\n    gett: {}\n`,
    '7:5: error: "gett" is no method, expected one of get',
  ],
  ['a path that is a text', `${top}paths:\n  /a: yes\n`, '6:7: error: "/a" is "yes", expected an object'],
  [
    'an operation that is a list',
    `${top}paths:\n  /a:\n    get: []\n`,
    '7:10: error: "get" is a list, expected an object',
  ],
  [
    'an operationId that is a list',
    `${top}paths:\n  /a:\n    get:\n      operationId: []\n`,
    '8:20: error: "operationId" is a list, expected a text',
  ],
  [
    'an operationId twice',
    `${top}paths:\n  /a:\n    get:\n      operationId: x\n    put:\n      operationId: x\n`,
    '10:20: error: operationId "x" is that of GET /a too',
  ],
  [
    'parameters that are an object',
    `${top}paths:\n  /a:\n    parameters: {}\n    get: {}\n`,
    '7:17: error: "parameters" is an object, expected a list',
  ],
  [
    'a parameter without a name',
    `${top}paths:\n  /a:\n    get:\n      parameters:\n        - in: query\n`,
    '9:11: error: a parameter has no name',
  ],
  [
    'a parameter without a place',
    `${top}paths:\n  /a:\n    get:\n      parameters:\n        - name: q\n`,
    '9:11: error: the parameter "q" has no in',
  ],
  [
    'a parameter in no place',
    `${top}paths:\n  /a:\n    get:\n      parameters:\n        - name: q\n          in: querry\n`,
    '10:15: error: the parameter "q" is in "querry", expected path, query, header, cookie',
  ],
  [
    'a parameter twice',
    `${top}paths:\n  /a:\n    get:\n      parameters:\n        - { name: q, in: query }\n        - { name: q, in: query }\n`,
    '10:11: error: the query parameter "q" is there twice',
  ],
  [
    'a path parameter of another path',
    `${top}paths:\n  /a:\n    get:\n      parameters:\n        - { name: q, in: path, required: true }\n`,
    '9:11: error: the path parameter "q" is not in the path /a',
  ],
  [
    'a name in the path and in the query',
    `${top}paths:\n  /a/{id}:\n    get:\n      parameters:\n        - { name: id, in: path, required: true }\n        - { name: ID, in: query, required: true }\n`,
    '10:11: error: "ID" is in the path and required in the query',
  ],
  [
    'a reference to nothing',
    `${top}paths:\n  /a:\n    $ref: '#/components/pathItems/a'\n`,
    '7:11: error: $ref "#/components/pathItems/a" leads to nothing',
  ],
  [
    'a circle',
    `${top}paths:\n  /a:\n    $ref: '#/paths/~1b'\n  /b:\n    $ref: '#/paths/~1b'\n`,
    '7:5: error: $ref "#/paths/~1b" leads round in a circle',
  ],
  [
    'a status that is none',
    `${top}paths:\n  /a:\n    get:\n      responses:\n        20: {}\n`,
    '9:9: error: "20" is no status, expected one such as 200, 4XX',
  ],
  [
    'a range in 2.0',
    swagger('  "paths": { "/a": { "get": { "responses": { "4XX": {} } } } }'),
    '4:46: error: "4XX" is no status',
  ],
  [
    'two bodies in 2.0',
    swagger(
      '"paths": { "/a": { "post": { "parameters": [{ "name": "a", "in": "body" }, { "name": "b", "in": "formData" }] } } }',
    ),
    ': error: "b" is a second body',
  ],
  [
    'a cookie in 2.0',
    swagger('"paths": { "/a": { "get": { "parameters": [{ "name": "a", "in": "cookie" }] } } }'),
    'is in "cookie", expected path, query, header, formData, body',
  ],
  [
    'content that is a list',
    `${top}paths:\n  /a:\n    post:\n      requestBody:\n        content: []\n`,
    '9:18: error: "content" is a list, expected an object',
  ],
  ['a server without a url', `${top}servers:\n  - description: x\npaths: {}\n`, '6:5: error: a server has no url'],
  [
    'a server’s variable without a default',
    `${top}servers:\n  - url: https://{host}/\npaths: {}\n`,
    "6:10: error: {host} in the server's url has no default",
  ],
];

it.each(wrong)('%s', (_, text, expected) => {
  const { faults } = importOpenApi({ file: 'api.yaml', text });
  const errors = faults.filter(isError);
  expect(errors.map(printFault)).toEqual([expect.stringContaining(expected)]);
  expect(errors[0]?.place?.file).toBe('api.yaml');
});

it('a text inside another file is told of at the place where it stands', () => {
  const place = { file: 'main.json', line: 7, column: 3 };
  const [fault] = importOpenApi({ file: 'main.json', text: 'openapi: 4.0.0\n', place }).faults;
  expect(fault?.place).toEqual(place);
  expect(fault?.message).toContain('(line 1, column 10 of the description)');
});
