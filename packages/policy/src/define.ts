import type { PolicyScope, Snapshot } from '@keelgate/model';
import type { PolicyElement } from './document/element.ts';
import type { Builder, Label } from './program/build.ts';
import type { Effect } from './program/effect.ts';
import type { PolicyError, Section } from './program/exchange.ts';
import type { Operand } from './program/operand.ts';
import type { Step } from './program/step.ts';
import type { ElementReader } from './read-element.ts';

/** One policy: where it may stand, how it is read, and which steps it becomes. */
export type Policy = {
  readonly name: string;
  readonly sections: readonly Section[];
  /** Kinds of scope at which a document may hold it. */
  readonly scopes: readonly PolicyScope['kind'][];
  /** Attributes that it may have; anything else is a mistake. */
  readonly attributes: readonly string[];
  /** Whether its child elements are policies that run inside it. */
  readonly wraps: boolean;
  /** Reads the element, whose expressions, if it has any, have been dealt with; faults go to the reader. */
  readonly read: (reader: ElementReader) => Compile;
};

/** Adds the policy's steps to a program. */
export type Compile = (work: CompileWork) => void;

export type CompileWork = {
  readonly builder: Builder;
  readonly context: CompileContext;
  readonly element: PolicyElement;
  readonly section: Section;
  readonly scope: PolicyScope;
  /** Names the element among all of its kind at its scope: `products/p rate-limit#1`. */
  readonly id: string;
  readonly step: (make: (at: (label: Label) => number) => Step) => void;
  /** Adds the steps of the elements inside. */
  readonly inside: () => void;
  /** Adds the steps of an error: what the elements around this one do about it, then the end of the normal flow. */
  readonly fail: (error: PolicyError) => void;
  /** Adds the steps of the elements inside, whose errors go through `onError` first, which adds steps too. */
  readonly guarded: (onError: () => void) => void;
  /** Adds an effect that is carried out when the request has its response, at the end of the outbound section. */
  readonly atEnd: (effect: Effect) => void;
  /** Where the outbound section begins. */
  readonly outbound: Label;
  readonly error: (error: Pick<PolicyError, 'source' | 'reason' | 'message' | 'status'>) => PolicyError;
};

/** What a program is compiled for. */
export type CompileContext = {
  readonly snapshot: Snapshot;
  readonly apiId: string;
  readonly apiName: string;
  readonly operationId: string;
  readonly operationName: string;
  readonly method: string;
  readonly productId: string | null;
  /** The cache-lookup that a cache-store belongs to: set by the one, used by the other. */
  readonly lookup: { current: CacheLookup | null };
};

export type CacheLookup = {
  readonly key: Operand<string>;
  readonly caching: 'internal' | 'external' | 'prefer-external';
  /** Whether requests with an Authorization header are looked up and kept. */
  readonly allowsPrivate: boolean;
};

export const everyScope: readonly PolicyScope['kind'][] = ['global', 'product', 'api', 'operation'];

type Definition = Omit<Policy, 'scopes' | 'wraps' | 'attributes'> & Partial<Policy>;

export function definePolicy(definition: Definition): Policy {
  return { scopes: everyScope, wraps: false, attributes: [], ...definition };
}
