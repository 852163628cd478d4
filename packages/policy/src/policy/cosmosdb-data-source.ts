import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, optionalLiteral } from '../shape/attribute.ts';
import { flag, name, oneOf, text } from '../shape/kind.ts';
import { maybe, one, shape } from '../shape/shape.ts';
import { consistencyLevel, etag, itemId, partitionKey } from './part/cosmos.ts';
import { connectionString, dataResponse, parameters, sqlStatement } from './part/data-source.ts';
import { template } from './part/template.ts';
import { someText } from './part/value.ts';

const connection = shape({
  children: {
    'connection-string': one(connectionString),
    'database-name': one(someText),
    'container-name': one(someText),
  },
});

const templated = shape({ attributes: { template: optionalLiteral(template) }, text: optional(text, '') });
const paging = shape({ children: { 'max-item-count': one(templated), 'continuation-token': one(templated) } });

const query = shape({
  attributes: { 'enable-low-precision-order-by': optional(flag) },
  children: {
    'sql-statement': maybe(sqlStatement),
    parameters: maybe(parameters),
    'partition-key': maybe(partitionKey),
    paging: maybe(paging),
  },
});
const read = shape({ children: { id: one(itemId), 'partition-key': maybe(partitionKey) } });

const triggers = {
  'consistency-level': consistencyLevel,
  'pre-trigger': optional(name),
  'post-trigger': optional(name),
};
const remove = shape({
  attributes: triggers,
  children: { id: one(itemId), 'partition-key': maybe(partitionKey), etag: maybe(etag) },
  isOrdered: false,
});
const write = shape({
  attributes: {
    type: optional(oneOf('insert', 'replace', 'upsert'), 'upsert'),
    'indexing-directive': optional(text),
    ...triggers,
  },
  children: { id: maybe(itemId), 'partition-key': maybe(partitionKey), etag: maybe(etag) },
  isOrdered: false,
  policies: ['set-body'],
});

const config = shape({
  children: {
    'connection-info': one(connection),
    'query-request': maybe(query),
    'read-request': maybe(read),
    'delete-request': maybe(remove),
    'write-request': maybe(write),
    response: maybe(dataResponse),
  },
  check: (reader) => {
    const kinds = ['query-request', 'read-request', 'delete-request', 'write-request'];
    const found = reader.element.children.filter((child) => kinds.includes(child.name));
    if (found.length === 0)
      reader.fault('missing-element', `<cosmosdb-data-source> needs one of <${kinds.join('>, <')}>`);
    if (found[1] !== undefined)
      reader.fault('too-many-elements', `<cosmosdb-data-source> may hold one of <${kinds.join('>, <')}>`, found[1]);
  },
});

/** `<cosmosdb-data-source>`: resolves a field of a GraphQL API by a request to a Cosmos DB container. */
export const cosmosdbDataSource: Policy = definePolicy({
  name: 'cosmosdb-data-source',
  doc: 'https://learn.microsoft.com/azure/api-management/cosmosdb-data-source-policy',
  sections: [],
  gateways: ['classic', 'v2'],
  usage: 'once',
  inFragments: false,
  needs: 'a Cosmos DB account that the service may use',
  shape: config,
});
