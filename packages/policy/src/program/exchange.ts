import type { PolicyScope } from '@keelgate/model';
import type { Runtime } from '../dotnet/runtime.ts';
import type { Headers } from '../http/headers.ts';
import type { Request, Response } from '../http/message.ts';
import type { Facts, Variables } from './facts.ts';

/** Where the request goes on to. */
export type BackendChoice =
  | { readonly kind: 'serviceUrl'; readonly url: string }
  | { readonly kind: 'backend'; readonly backendId: string }
  | { readonly kind: 'none' };

/** A request on its way through a program: all that its policies see and change. */
export type Exchange = {
  /** An exchange is what expressions see as `context`. */
  readonly net: 'IProxyRequestContext';
  readonly facts: Facts;
  readonly request: Request;
  /** `null` until something has answered. */
  response: Response | null;
  readonly variables: Variables;
  /** Header fields that policies have promised the response, whichever it will be. */
  readonly responseHeaders: Map<string, string>;
  backend: BackendChoice;
  lastError: PolicyError | null;
  /** What expressions run with: their budget, the time, chance. */
  readonly rt: Runtime;
  /** When the gateway received it: microseconds since 1970 UTC. */
  readonly startUs: number;
  /** Microseconds since then; the driver moves it on. */
  nowUs: number;
  /** When the client goes away, in microseconds since then; infinity where it stays, and once its absence has been noticed. */
  goneUs: number;
  /** What was said with `context.Trace`, and by policies about what they did; `null` where nobody listens. */
  readonly notes: string[] | null;
  /** What policies leave for later ones of the same request, by their own name: never seen by expressions. */
  readonly state: Map<string, unknown>;
};

/** Why a policy stopped the normal flow, in the words of `context.LastError`, and what the caller gets for it. */
export type PolicyError = {
  readonly net: 'ILastError';
  readonly source: string;
  readonly reason: string;
  readonly message: string;
  readonly scope: PolicyScope;
  readonly section: Section;
  /** Where the policy stands among those around it: `choose[1]\when[2]`. Empty at the top of a section. */
  readonly path: string;
  /** The `id` of the policy's element. */
  readonly policyId: string | null;
  /** The status that the client gets if no on-error section says otherwise. */
  readonly status: number;
  /** What the body's `message` says, where that is not `message`. */
  readonly publicMessage?: string;
  /** Whether the default response says nothing beside its status. */
  readonly hasNoBody?: boolean;
  /** Header fields of the default response, beside its content type. */
  readonly headers?: Headers;
  /** Whether the response that is there already stays: a backend's own error status. */
  readonly keepsResponse?: boolean;
};

export const sections = ['inbound', 'backend', 'outbound', 'on-error'] as const;
export type Section = (typeof sections)[number];
