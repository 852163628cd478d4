import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { maybe, one, shape } from '../shape/shape.ts';
import { someText } from './part/value.ts';

const request = shape({
  children: { 'set-url': one(someText) },
  policies: [
    'get-authorization-context',
    'set-backend-service',
    'include-fragment',
    'set-method',
    'set-header',
    'set-body',
    'authentication-certificate',
    'authentication-managed-identity',
    'authentication-basic',
  ],
});
const backend = shape({ policies: ['forward-request', 'include-fragment'] });
const response = shape({
  policies: ['set-body', 'xml-to-json', 'json-to-xml', 'find-and-replace', 'publish-event', 'include-fragment'],
});

const config = shape({
  children: { 'http-request': one(request), backend: maybe(backend), 'http-response': maybe(response) },
});

/** `<http-data-source>`: resolves a field of a GraphQL API by an HTTP request. */
export const httpDataSource: Policy = definePolicy({
  name: 'http-data-source',
  doc: 'https://learn.microsoft.com/azure/api-management/http-data-source-policy',
  sections: [],
  gateways: ['classic', 'v2', 'consumption'],
  usage: 'once',
  inFragments: false,
  shape: config,
});
