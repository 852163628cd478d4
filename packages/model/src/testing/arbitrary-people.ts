import fc from 'fast-check';
import type { Group } from '../resource/group.ts';
import type { Product } from '../resource/product.ts';
import type { Subscription, SubscriptionScope } from '../resource/subscription.ts';
import type { User } from '../resource/user.ts';
import { arbitraryText } from './arbitrary-name.ts';
import type { Mentioned } from './arbitrary-policy.ts';
import { arbitraryPolicyOr } from './arbitrary-policy.ts';
import { withRest } from './arbitrary-rest.ts';

export function arbitraryUser(id: string): fc.Arbitrary<User> {
  return withRest(
    fc.record({
      id: fc.constant(id),
      email: fc.constantFrom('a@example.com', "o'neill@example.com"),
      firstName: arbitraryText(),
      lastName: arbitraryText(),
      state: fc.constantFrom<User['state']>('active', 'blocked', 'pending', 'deleted'),
    }),
  );
}

export function arbitraryGroup(id: string, userIds: readonly string[]): fc.Arbitrary<Group> {
  return withRest(
    fc.record({
      id: fc.constant(id),
      name: arbitraryText(),
      kind: fc.constantFrom<Group['kind']>('custom', 'system', 'external'),
      userIds: fc.subarray([...userIds]),
    }),
  );
}

/** Products may hold these APIs, and be seen by these groups. */
export type Held = { readonly apiIds: readonly string[]; readonly groupIds: readonly string[] };

export function arbitraryProduct(id: string, held: Held, mentioned: Mentioned): fc.Arbitrary<Product> {
  return withRest(
    fc.record({
      id: fc.constant(id),
      name: arbitraryText(),
      subscriptionRequired: fc.boolean(),
      approvalRequired: fc.boolean(),
      published: fc.boolean(),
      subscriptionsLimit: fc.option(fc.nat(), { nil: null }),
      apiIds: fc.subarray([...held.apiIds]),
      groupIds: fc.subarray([...held.groupIds]),
      policy: arbitraryPolicyOr(mentioned),
    }),
  );
}

/** What subscriptions may open, and whose they may be. */
export type Opened = {
  readonly apiIds: readonly string[];
  readonly productIds: readonly string[];
  readonly userIds: readonly string[];
};

const states = ['active', 'suspended', 'submitted', 'rejected', 'cancelled', 'expired'] as const;

export function arbitrarySubscription(id: string, opened: Opened): fc.Arbitrary<Subscription> {
  const scopes: readonly SubscriptionScope[] = [
    { kind: 'all-apis' },
    ...opened.apiIds.map((apiId): SubscriptionScope => ({ kind: 'api', apiId })),
    ...opened.productIds.map((productId): SubscriptionScope => ({ kind: 'product', productId })),
  ];
  const key = fc.option(arbitrarySecret(), { nil: null });
  return withRest(
    fc.record({
      id: fc.constant(id),
      name: arbitraryText(),
      scope: fc.constantFrom(...scopes),
      state: fc.constantFrom(...states),
      ownerId: fc.constantFrom(null, ...opened.userIds),
      primaryKey: key,
      secondaryKey: key,
    }),
  );
}

/** A text that stands nowhere else by chance. */
export function arbitrarySecret(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('', '[', '[['), fc.integer({ min: 1e9, max: 9e9 }), fc.constantFrom('', ']', "'"))
    .map(([before, number, after]) => `${before}secret-${number}${after}`);
}
