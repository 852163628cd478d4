import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';

type GraphQLFacts = { readonly arguments?: NetValue; readonly parent?: NetValue };

/** `context.GraphQL`, in resolvers. */
export const graphQL: TypeDefinition = defineType({
  name: 'IGraphQL',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/configure-graphql-resolver#graphql-context',
  members: {
    'JToken Arguments { get; }': (_: Runtime, facts: GraphQLFacts) => facts.arguments ?? null,
    'JToken Parent { get; }': (_: Runtime, facts: GraphQLFacts) => facts.parent ?? null,
  },
});
