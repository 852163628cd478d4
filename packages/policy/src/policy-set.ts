import type { Api, Fault, NotSimulated, PolicyDocument, PolicyScope, Snapshot } from '@keelgate/model';
import { isError, printScope } from '@keelgate/model';
import type { Policy } from './define.ts';
import type { Fragments, ScopeDocument } from './document/assemble.ts';
import { describedOperation } from './described-operation.ts';
import type { OperationDescription } from './description.ts';
import type { PolicyElement } from './document/element.ts';
import { defaultGlobal } from './document/default-document.ts';
import { readDocument } from './document/read-document.ts';
import { compileReading } from './expression/reading.ts';
import { compileProgram } from './program/compile.ts';
import { whyLeftOut } from './program/not-simulated.ts';
import type { Refusal } from './program/refusal.ts';
import { isUnknown } from './program/refusal.ts';
import type { PolicySettings } from './program/settings.ts';
import { defaultSettings } from './program/settings.ts';
import type { Program } from './program/step.ts';

/** All policies of a configuration, ready to be compiled for any operation. */
export type PolicySet = {
  readonly programFor: (context: ProgramContext) => Program;
  /** What the documents hold that a drill does not carry out. */
  readonly notSimulated: readonly NotSimulated[];
};

export type ProgramContext = {
  readonly apiId: string;
  readonly operationId: string;
  readonly productId: string | null;
  /** Of a cross-origin preflight only `cors` is carried out. */
  readonly isPreflight?: boolean;
  /** Why a request is turned away before its policies; of these it meets those of on-error alone. */
  readonly refusal?: Refusal;
};

export type CompiledPolicies = {
  /** `null` where a document is wrong. */
  readonly set: PolicySet | null;
  readonly faults: readonly Fault[];
};

export type PolicyOptions = {
  /** A drill leaves out what its requests have nothing for, such as bodies and tokens; a run carries out everything. */
  readonly mode?: 'drill' | 'run';
  readonly settings?: Partial<PolicySettings>;
  /** Schemas by id, as JSON values or XML text. */
  readonly schemas?: ReadonlyMap<string, unknown>;
  /** What is known of operations from the descriptions of their APIs; by itself it is what their resources say. */
  readonly describe?: (apiId: string, operationId: string) => OperationDescription | null;
};

type Documents = {
  readonly byScope: ReadonlyMap<string, PolicyElement>;
  readonly fragments: Fragments;
  readonly faults: Fault[];
  readonly notSimulated: NotSimulated[];
};

/** Parses and checks every document of a snapshot. */
export function compilePolicies(snapshot: Snapshot, options: PolicyOptions = {}): CompiledPolicies {
  const documents = readDocuments(snapshot);
  const { faults, notSimulated } = documents;
  if (faults.some(isError)) return { set: null, faults };
  const programs = new Map<string, Program>();
  return {
    faults,
    set: {
      notSimulated: notSimulated.filter((row, at) => notSimulated.findIndex((other) => sameRow(row, other)) === at),
      programFor: (context) => {
        const { apiId, operationId, productId, isPreflight = false, refusal } = context;
        const id = [apiId, operationId, productId ?? '', isPreflight, refusal ?? ''].join('\n');
        const known = programs.get(id);
        if (known !== undefined) return known;
        const program = programOf({ snapshot, documents, options }, context);
        programs.set(id, program);
        return program;
      },
    },
  };
}

/** What is wrong with one document, as it would stand at a scope of a configuration. */
export function checkDocument(document: PolicyDocument, scope: PolicyScope, snapshot: Snapshot): readonly Fault[] {
  return readDocument(document, scope, snapshot).faults;
}

function sameRow(left: NotSimulated, right: NotSimulated): boolean {
  return left.scope === right.scope && left.policy === right.policy && left.why === right.why;
}

function readDocuments(snapshot: Snapshot): Documents {
  const faults: Fault[] = [];
  const notSimulated: NotSimulated[] = [];
  const fragments = new Map<string, PolicyElement>();
  function read(document: PolicyDocument, scope: PolicyScope): PolicyElement | null {
    const one = readDocument(document, scope, snapshot, fragments);
    faults.push(...one.faults);
    notSimulated.push(...one.notSimulated);
    return one.root;
  }
  for (const { id, document } of snapshot.fragments) {
    const root = read(document, { kind: 'global' });
    if (root !== null) fragments.set(id, root);
  }
  const byScope = new Map<string, PolicyElement>();
  for (const { scope, document } of scopedDocuments(snapshot)) {
    const root = read(document, scope);
    if (root !== null) byScope.set(printScope(scope), root);
  }
  return { byScope, fragments, faults, notSimulated };
}

type Scoped = { readonly scope: PolicyScope; readonly document: PolicyDocument };

/** Every document of a snapshot with its scope, from the broadest on. */
function scopedDocuments(snapshot: Snapshot): readonly Scoped[] {
  const all: { readonly scope: PolicyScope; readonly document: PolicyDocument | null }[] = [
    { scope: { kind: 'global' }, document: snapshot.policy },
    ...snapshot.products.map(({ id, policy }) => ({
      scope: { kind: 'product', productId: id } as const,
      document: policy,
    })),
    ...snapshot.apis.flatMap(({ id, policy, operations }) => [
      { scope: { kind: 'api', apiId: id } as const, document: policy },
      ...operations.map((operation) => ({
        scope: { kind: 'operation', apiId: id, operationId: operation.id } as const,
        document: operation.policy,
      })),
    ]),
  ];
  return all.flatMap(({ scope, document }) => (document === null ? [] : [{ scope, document }]));
}

type Source = { readonly snapshot: Snapshot; readonly documents: Documents; readonly options: PolicyOptions };

function programOf({ snapshot, documents, options }: Source, context: ProgramContext): Program {
  const { apiId, operationId, productId, refusal } = context;
  const api = snapshot.apis.find(({ id }) => id === apiId) as Api;
  const operation = api.operations.find(({ id }) => id === operationId) as Api['operations'][number];
  const description =
    options.describe === undefined ? describedOperation(operation, api.schemas) : options.describe(apiId, operationId);
  return compileProgram({
    chain: chainOf(documents, context),
    fragments: documents.fragments,
    settings: { ...defaultSettings, ...options.settings },
    reading: compileReading([]),
    takesPart: takesPartIn(options.mode ?? 'drill', context.isPreflight === true),
    remembers: options.mode === 'run' || hasConditions(documents),
    ...(refusal === undefined ? {} : { refusal }),
    context: {
      snapshot,
      apiId,
      apiName: api.name,
      operationId,
      operationName: operation.name,
      method: operation.method,
      urlTemplate: operation.urlTemplate,
      productId,
      lookup: { current: null },
      schemas: options.schemas ?? new Map(),
      ...(description === null ? {} : { description }),
    },
  });
}

/** Whether some policy stands under a condition, so that not every request comes by it. */
function hasConditions({ byScope, fragments }: Documents): boolean {
  return [...byScope.values(), ...fragments.values()].some((root) => holds(root, 'choose'));
}

function holds(element: PolicyElement, name: string): boolean {
  return element.name === name || element.children.some((child) => holds(child, name));
}

function chainOf({ byScope }: Documents, context: ProgramContext): readonly ScopeDocument[] {
  return scopesOf(context).map((scope) => ({
    scope,
    // Without a document of its own the global scope forwards requests, and does nothing else.
    root: byScope.get(printScope(scope)) ?? (scope.kind === 'global' ? defaultGlobal : null),
  }));
}

/** The scopes that are known of a request, from the narrowest to the global one. */
function scopesOf({ apiId, operationId, productId, refusal }: ProgramContext): readonly PolicyScope[] {
  if (isUnknown(refusal)) return [{ kind: 'global' }];
  return [
    { kind: 'operation', apiId, operationId },
    { kind: 'api', apiId },
    ...(productId === null ? [] : [{ kind: 'product', productId } as const]),
    { kind: 'global' },
  ];
}

function takesPartIn(mode: 'drill' | 'run', isPreflight: boolean): (policy: Policy, element: PolicyElement) => boolean {
  if (mode === 'drill') return (policy, element) => whyLeftOut(policy, element) === null;
  return isPreflight ? ({ name }) => name === 'cors' : () => true;
}
