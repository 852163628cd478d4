import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { describesApi } from './index.ts';

it.each([
  ['{"openapi":"3.0.0"}', 'openapi'],
  ['{"info":{"swagger":"x"},"paths":{},"openapi":"3.1.0"}', 'openapi'],
  ['{"info":{"openapi":"x"},"swagger":"2.0"}', 'swagger'],
  ['\uFEFF{ "swagger": "2.0" }', 'swagger'],
  ['{openapi: 3.0.0, info: {}}', 'openapi'],
  ['# an API\nopenapi: 3.0.0\n', 'openapi'],
  ['paths: {}\n"swagger": "2.0"\n', 'swagger'],
  ['info:\n  openapi: 3\n', null],
  ['{"a":{"openapi":"3.0.0"}}', null],
  ['schema {\n  query: Query\n}\n', 'graphql'],
  ['"""Orders"""\ntype Order @key(fields: "id") {\n  id: ID!\n}\n', 'graphql'],
  ['scalar Date\n', 'graphql'],
  ['union Any = A | B\n', 'graphql'],
  ['{"data":{}}', null],
  ['{"__schema":{"types":[]}}', 'graphql'],
  ['<?xml version="1.0"?>\n<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"/>', 'wsdl'],
  ['<description xmlns="http://www.w3.org/ns/wsdl"/>', 'wsdl'],
  ['<application xmlns="http://wadl.dev.java.net/2009/02"/>', 'wadl'],
  ['<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"/>', 'odata'],
  ['{"$Version":"4.0","$EntityContainer":"x"}', 'odata'],
  ['// orders\nsyntax = "proto3";\n', 'proto'],
  ['service Orders {\n  rpc Get (A) returns (B);\n}\n', 'proto'],
  ['<policies/>', null],
  ['name: x\nservice:\n  template: a.json\n', null],
  ['', null],
])('%j is %s', (text, kind) => {
  expect(describesApi(text)).toBe(kind);
});

test.prop([fc.string({ unit: 'binary', maxLength: 200 })])('any text has an answer', (text) => {
  expect(() => describesApi(text)).not.toThrow();
});
