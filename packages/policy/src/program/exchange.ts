import type { PolicyScope } from '@keelgate/model';

/** What a policy can see of the request it runs for. */
export type RequestView = {
  readonly method: string;
  readonly apiId: string;
  readonly operationId: string;
  /** `null` without a product context. */
  readonly productId: string | null;
  /** `null` without a subscription key. */
  readonly subscriptionId: string | null;
  /** IPv4 or IPv6 address in text form. */
  readonly callerAddress: string;
  /** Path and query as the client sent them, parameters in place. */
  readonly url: string;
  /** Display form of the region whose gateway runs the policy. */
  readonly region: string;
  /** All values of a header, by case-insensitive name. */
  readonly header: (name: string) => readonly string[];
  /** A template or query parameter's value, by exact name. */
  readonly parameter: (name: string) => string | null;
};

/** Where the request goes on to. */
export type BackendChoice =
  | { readonly kind: 'serviceUrl'; readonly url: string }
  | { readonly kind: 'backend'; readonly backendId: string }
  | { readonly kind: 'none' };

/** A request on its way through a program. Policies change only what is not `readonly`. */
export type Exchange = {
  readonly request: RequestView;
  backend: BackendChoice;
  lastError: PolicyError | null;
};

/** Why a policy stopped the normal flow, in the words of `context.LastError`. */
export type PolicyError = {
  readonly source: string;
  readonly reason: string;
  readonly message: string;
  readonly scope: PolicyScope;
  readonly section: Section;
  /** The status that the client gets if no on-error section says otherwise. */
  readonly status: number;
};

export const sections = ['inbound', 'backend', 'outbound', 'on-error'] as const;

export type Section = (typeof sections)[number];
