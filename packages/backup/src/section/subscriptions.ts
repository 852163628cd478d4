import type { Subscription, SubscriptionScope } from '@keelgate/model';
import { members } from '../record/json.ts';
import { nullable, oneOf, optional, record, text, union } from '../record/shape.ts';
import { type Section, listSection } from './section.ts';

const shape = record<Subscription>({
  id: text,
  name: text,
  scope: union<SubscriptionScope>({
    'all-apis': record({}),
    api: record({ apiId: text }),
    product: record({ productId: text }),
  }),
  state: oneOf({ active: true, suspended: true, submitted: true, rejected: true, cancelled: true, expired: true }),
  ownerId: nullable(text),
  primaryKey: nullable(text),
  secondaryKey: nullable(text),
  rest: optional(members),
});

export const subscriptions: Section = listSection('subscriptions', shape);
