import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';

const config = shape({
  attributes: { 'parent-type': required(name), field: required(name) },
  policies: ['http-data-source', 'sql-data-source', 'cosmosdb-data-source'],
});

/** `<set-graphql-resolver>`: what resolvers of GraphQL APIs were before they had documents of their own. */
export const setGraphqlResolver: Policy = definePolicy({
  name: 'set-graphql-resolver',
  doc: 'https://learn.microsoft.com/azure/api-management/set-graphql-resolver-policy',
  sections: ['inbound', 'backend'],
  needs: 'the resolvers of a GraphQL API, which answer one field of a query each',
  shape: config,
});
