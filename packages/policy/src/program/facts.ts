import type { NetValue } from '../dotnet/value.ts';

/** What is fixed about a request before its policies run: whom it belongs to and where it runs. */
export type Facts = {
  /** In the form with hyphens. */
  readonly requestId: string;
  /** When the gateway received it: milliseconds since 1970 UTC. */
  readonly timestampMs: number;
  readonly deployment: DeploymentFacts;
  readonly api: ApiFacts | null;
  readonly operation: OperationFacts | null;
  readonly product: ProductFacts | null;
  readonly subscription: SubscriptionFacts | null;
  readonly user: UserFacts | null;
};

export type DeploymentFacts = {
  readonly net: 'IDeployment';
  readonly region: string;
  readonly serviceName: string;
  readonly serviceId: string;
  readonly gatewayId: string;
  /** Certificates by id, in PEM. */
  readonly certificates: ReadonlyMap<string, string>;
};

export type ApiFacts = {
  readonly net: 'IApi';
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly version: string | null;
  readonly revision: string;
  readonly isCurrentRevision: boolean;
  readonly protocols: readonly string[];
  readonly serviceUrl: string | null;
  readonly keyNames: { readonly header: string; readonly query: string };
};

export type OperationFacts = {
  readonly net: 'IOperation';
  readonly id: string;
  readonly name: string;
  readonly method: string;
  readonly urlTemplate: string;
};

export type ProductFacts = {
  readonly net: 'IProduct';
  readonly id: string;
  readonly name: string;
  readonly approvalRequired: boolean;
  readonly subscriptionRequired: boolean;
  readonly subscriptionsLimit: number | null;
  readonly published: boolean;
  readonly groups: readonly GroupFacts[];
  readonly apis: readonly ApiFacts[];
};

export type SubscriptionFacts = {
  readonly net: 'ISubscription';
  readonly id: string;
  readonly name: string;
  readonly primaryKey: string;
  readonly secondaryKey: string;
  /** The key that the caller presented. */
  readonly key: string;
  readonly createdMs: number;
  readonly startMs: number | null;
  readonly endMs: number | null;
};

export type UserFacts = {
  readonly net: 'IUser';
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly note: string;
  readonly groups: readonly GroupFacts[];
  readonly identities: readonly IdentityFacts[];
  readonly registeredMs: number;
};

export type GroupFacts = { readonly net: 'IGroup'; readonly id: string; readonly name: string };

export type IdentityFacts = { readonly net: 'IUserIdentity'; readonly id: string; readonly provider: string };

/** Variables of a request, as `context.Variables` has them. */
export type Variables = Map<string, NetValue>;
