import type { ApiSchema } from './api-schema.ts';
import type { Operation } from './operation.ts';
import type { PolicyDocument } from './policy-document.ts';
import type { Rest } from './rest.ts';

/** An API, in one version and one revision. */
export type Api = {
  /** The resource name; revisions other than the first one written carry `;rev=n`. */
  readonly id: string;
  readonly name: string;
  /** URL suffix after the host, without slashes at its ends; empty for at most one API. */
  readonly path: string;
  readonly protocols: readonly string[];
  readonly type: 'http' | 'soap' | 'graphql' | 'websocket' | 'odata' | 'grpc';
  readonly serviceUrl: string | null;
  readonly subscriptionRequired: boolean;
  /** Where a subscription key is looked for: header first, then query. */
  readonly keyNames: { readonly header: string; readonly query: string };
  readonly versionSetId: string | null;
  /** `null`: the original, unversioned API of its set. */
  readonly version: string | null;
  readonly revision: string;
  /** The revision that answers when a request names none. */
  readonly current: boolean;
  /** A revision that is not online is not reachable. */
  readonly online: boolean;
  readonly operations: readonly Operation[];
  readonly schemas: readonly ApiSchema[];
  readonly policy: PolicyDocument | null;
  readonly rest?: Rest;
};

/** The header and query names that carry a subscription key unless an API renames them. */
export const defaultKeyNames: { readonly header: string; readonly query: string } = {
  header: 'Ocp-Apim-Subscription-Key',
  query: 'subscription-key',
};
