import type { PolicyScope, Snapshot } from '@keelgate/model';
import type { OperationDescription } from './description.ts';
import type { PolicyElement } from './document/element.ts';
import type { Response, Transport } from './http/message.ts';
import type { Builder, Label, MakeStep } from './program/build.ts';
import type { Caching, Effect } from './program/effect.ts';
import type { Exchange, PolicyError, Section } from './program/exchange.ts';
import type { Operand } from './program/operand.ts';
import type { PolicySettings } from './program/settings.ts';
import type { Config, Shape } from './shape/shape.ts';

/** One policy: where it may stand, what it holds, and which steps it becomes. */
export type Policy = {
  readonly name: string;
  /** Microsoft's page about it. */
  readonly doc: string;
  readonly sections: readonly Section[];
  /** Kinds of scope at which a document may hold it. */
  readonly scopes: readonly PolicyScope['kind'][];
  readonly gateways: readonly Gateway[];
  /** How often it may stand in one section of a document. */
  readonly usage: 'once' | 'any';
  readonly inFragments: boolean;
  readonly shape: Shape;
  /** What would make it run where it cannot run offline by itself; `null` where it can. */
  readonly needs: string | null;
  /** Whether drills carry it out. */
  readonly drills: boolean;
  /** What of it is not as Azure has it, and why: one sentence each, for the documentation. */
  readonly differences: readonly string[];
  /** Adds the policy's steps; `null`: it is read and printed, and not carried out. */
  readonly compile: ((config: never, work: CompileWork) => void) | null;
};

export type Gateway = 'classic' | 'v2' | 'consumption' | 'self-hosted' | 'workspace';

export const everyGateway: readonly Gateway[] = ['classic', 'v2', 'consumption', 'self-hosted', 'workspace'];
export const everyScope: readonly PolicyScope['kind'][] = ['global', 'product', 'api', 'operation'];
export const everySection: readonly Section[] = ['inbound', 'backend', 'outbound', 'on-error'];

type Definition<Of extends Shape> = Partial<Omit<Policy, 'shape' | 'compile'>> & {
  readonly name: string;
  readonly doc: string;
  readonly sections: readonly Section[];
  readonly shape: Of;
  readonly compile?: (config: Config<Of>, work: CompileWork) => void;
};

export function definePolicy<Of extends Shape>(definition: Definition<Of>): Policy {
  return {
    scopes: everyScope,
    gateways: everyGateway,
    usage: 'any',
    inFragments: true,
    needs: null,
    drills: false,
    differences: [],
    ...definition,
    compile: definition.compile ?? null,
  };
}

/** What a policy compiles with. */
export type CompileWork = {
  readonly builder: Builder;
  readonly context: CompileContext;
  readonly settings: PolicySettings;
  readonly element: PolicyElement;
  readonly section: Section;
  readonly scope: PolicyScope;
  /** Names the element among all of its kind at its scope: `products/p rate-limit#1`. */
  readonly id: string;
  /** The message that the policy works on: the request, the response, or one that a policy around it puts together. */
  readonly target: Target;
  readonly step: (make: MakeStep) => void;
  /** Adds a pure step. */
  readonly pure: (reads: readonly string[], run: (exchange: Exchange) => void) => void;
  readonly effect: (make: (at: (label: Label) => number) => Effect) => void;
  /** Adds the steps of the policies inside this element, or inside an element inside it; `target` is what they work on. */
  readonly inside: (options?: Inside) => void;
  /** Adds a step that stops the normal flow. */
  readonly fail: (error: PolicyError | ((exchange: Exchange) => PolicyError)) => void;
  /**
   * Adds an effect that is carried out when the request has its response, at the end of the outbound section, if the
   * request came by here.
   */
  readonly atEnd: (effect: Effect) => void;
  /**
   * Adds steps between the backend section and the outbound one, which `add` adds when it is called: for what looks at
   * the backend's response as it came. They are carried out if the request came by here.
   */
  readonly atResponse: (add: () => void) => void;
  /** Where the outbound section begins, and the end of the program behind it. */
  readonly outbound: Label;
  readonly finish: Label;
  /** An error of this policy. */
  readonly error: (error: ErrorParts) => PolicyError;
};

export type Inside = {
  /** The element whose policies are meant, where it is not the policy's own. */
  readonly of?: PolicyElement;
  readonly target?: Target;
  /** Only policies of these names. */
  readonly only?: readonly string[];
  /** Only the child of this number, from 0. */
  readonly nth?: number;
};

export type ErrorParts = Pick<PolicyError, 'reason' | 'message' | 'status'> &
  Partial<Pick<PolicyError, 'source' | 'publicMessage' | 'headers' | 'keepsResponse'>>;

/** The message that `set-header`, `set-body` and their like change. */
export type Target = RequestTarget | ResponseTarget;

export type RequestTarget = { readonly kind: 'request'; readonly of: (exchange: Exchange) => RequestDraft };

export type ResponseTarget = { readonly kind: 'response'; readonly of: (exchange: Exchange) => Response };

/** What can be set of a request, be it the one on its way or one that a policy sends by itself. */
export type RequestDraft = Pick<Response, 'headers' | 'body'> & { method: string; transport?: Transport };

/** What a program is compiled for. */
export type CompileContext = {
  readonly snapshot: Snapshot;
  readonly apiId: string;
  readonly apiName: string;
  readonly operationId: string;
  readonly operationName: string;
  readonly method: string;
  readonly urlTemplate: string;
  readonly productId: string | null;
  /** The cache-lookup that a cache-store belongs to: set by the one, used by the other. */
  readonly lookup: { current: CacheLookup | null };
  /** Schemas by id, as JSON values or XML text, for content validation. */
  readonly schemas: ReadonlyMap<string, unknown>;
  /** What the API's description says of the operation; left out where there is none. */
  readonly description?: OperationDescription;
};

export type CacheLookup = {
  readonly key: Operand<string>;
  readonly caching: Caching;
  readonly downstream: Operand<'none' | 'private' | 'public'>;
  readonly mustRevalidate: Operand<boolean>;
};
