import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { requiredLiteral } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { one, shape, some } from '../shape/shape.ts';

const subscription = shape({ attributes: { id: requiredLiteral(name) } });
const targets = shape({ children: { 'graphql-subscription': some(subscription) } });

const config = shape({ children: { targets: one(targets) } });

/** `<publish-event>`: tells the subscriptions of a GraphQL API that something happened. */
export const publishEvent: Policy = definePolicy({
  name: 'publish-event',
  doc: 'https://learn.microsoft.com/azure/api-management/publish-event-policy',
  sections: [],
  gateways: ['classic', 'v2'],
  inFragments: false,
  needs: 'GraphQL subscriptions, which are open connections of clients',
  shape: config,
});
