import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional } from '../shape/attribute.ts';
import { flag } from '../shape/kind.ts';
import { maybe, one, shape } from '../shape/shape.ts';
import { connectionString, dataResponse, parameters, sqlStatement } from './part/data-source.ts';

const connection = shape({
  children: { 'connection-string': one(connectionString) },
  policies: ['include-fragment', 'authentication-certificate'],
});
const request = shape({
  attributes: { 'single-result': optional(flag, false) },
  children: { 'sql-statement': one(sqlStatement), parameters: maybe(parameters) },
  policies: ['include-fragment', 'set-body'],
});

const config = shape({
  children: { 'connection-info': one(connection), request: one(request), response: maybe(dataResponse) },
});

/** `<sql-data-source>`: resolves a field of a GraphQL API by a query to an Azure SQL database. */
export const sqlDataSource: Policy = definePolicy({
  name: 'sql-data-source',
  doc: 'https://learn.microsoft.com/azure/api-management/sql-data-source-policy',
  sections: [],
  gateways: ['classic', 'v2'],
  usage: 'once',
  inFragments: false,
  needs: 'an Azure SQL database that the service may read',
  shape: config,
});
