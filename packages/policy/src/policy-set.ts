import type { Api, Fault, NotSimulated, PolicyDocument, PolicyScope, Snapshot } from '@keelgate/model';
import { isError, printScope } from '@keelgate/model';
import type { Fragments, ScopeDocument } from './document/assemble.ts';
import { checkElements } from './document/check.ts';
import type { PolicyElement } from './document/element.ts';
import { putNamedValues } from './document/named-values.ts';
import { parseDocument } from './document/parse.ts';
import { faultInDocument } from './document/place.ts';
import { compileProgram } from './program/compile.ts';
import type { Program } from './program/step.ts';

/** All policies of a configuration, ready to be compiled for any operation. */
export type PolicySet = {
  readonly programFor: (context: ProgramContext) => Program;
  /** What the documents hold that is not carried out. */
  readonly notSimulated: readonly NotSimulated[];
};

export type ProgramContext = {
  readonly apiId: string;
  readonly operationId: string;
  readonly productId: string | null;
};

export type CompiledPolicies = {
  /** `null` where a document is wrong. */
  readonly set: PolicySet | null;
  readonly faults: readonly Fault[];
};

type Documents = {
  readonly byScope: ReadonlyMap<string, PolicyElement>;
  readonly fragments: Fragments;
  readonly faults: Fault[];
  readonly notSimulated: NotSimulated[];
};

/** Parses and checks every document of a snapshot. */
export function compilePolicies(snapshot: Snapshot): CompiledPolicies {
  const documents = readDocuments(snapshot);
  const { faults, notSimulated } = documents;
  if (faults.some(isError)) return { set: null, faults };
  const programs = new Map<string, Program>();
  return {
    faults,
    set: {
      notSimulated: notSimulated.filter((row, at) => notSimulated.findIndex((other) => sameRow(row, other)) === at),
      programFor: (context) => {
        const id = `${context.apiId}\n${context.operationId}\n${context.productId ?? ''}`;
        const known = programs.get(id);
        if (known !== undefined) return known;
        const program = programOf(snapshot, documents, context);
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
  function read(document: PolicyDocument, scope: PolicyScope): PolicyElement | null {
    const one = readDocument(document, scope, snapshot);
    faults.push(...one.faults);
    notSimulated.push(...one.notSimulated);
    return one.root;
  }
  const fragments = new Map<string, PolicyElement>();
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

type ReadDocument = {
  /** `null` where the text is no document at all. */
  readonly root: PolicyElement | null;
  readonly faults: readonly Fault[];
  readonly notSimulated: readonly NotSimulated[];
};

function readDocument(document: PolicyDocument, scope: PolicyScope, snapshot: Snapshot): ReadDocument {
  const faults: Fault[] = [];
  const notSimulated: NotSimulated[] = [];
  const fragmentIds = new Set(snapshot.fragments.map(({ id }) => id));
  const { document: filled, placeAt, faults: missing, unknown } = putNamedValues(document, snapshot.namedValues);
  function report(found: readonly Fault[]): void {
    faults.push(...found.map((fault) => faultInDocument(document, fault)));
  }
  report(missing);
  for (const name of unknown) {
    notSimulated.push({
      scope: printScope(scope),
      policy: `{{${name}}}`,
      why: 'the value is kept in a vault and is not known here',
    });
  }
  const parsed = parseDocument(filled, placeAt);
  if (!parsed.ok) {
    report([parsed.failure]);
    return { root: null, faults, notSimulated };
  }
  const checked = checkElements(parsed.value, scope, fragmentIds);
  report(checked.faults);
  notSimulated.push(...checked.notSimulated);
  return { root: parsed.value, faults, notSimulated };
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

function programOf(
  snapshot: Snapshot,
  { byScope, fragments }: Documents,
  { apiId, operationId, productId }: ProgramContext,
): Program {
  const api = snapshot.apis.find(({ id }) => id === apiId) as Api;
  const operation = api.operations.find(({ id }) => id === operationId) as Api['operations'][number];
  const scopes: readonly PolicyScope[] = [
    { kind: 'operation', apiId, operationId },
    { kind: 'api', apiId },
    ...(productId === null ? [] : [{ kind: 'product', productId } as const]),
    { kind: 'global' },
  ];
  const chain = scopes.map((scope): ScopeDocument => ({
    scope,
    root: byScope.get(printScope(scope)) ?? builtIn(scope),
  }));
  return compileProgram({
    chain,
    fragments,
    context: {
      snapshot,
      apiId,
      apiName: api.name,
      operationId,
      operationName: operation.name,
      method: operation.method,
      productId,
      lookup: { current: null },
    },
  });
}

/** Without a document of its own the global scope forwards requests, and does nothing else. */
function builtIn(scope: PolicyScope): PolicyElement | null {
  return scope.kind === 'global' ? defaultGlobal : null;
}

const nowhere = { file: 'built-in', line: 1, column: 1 };
const forward: PolicyElement = { name: 'forward-request', attributes: [], children: [], text: null, place: nowhere };
const defaultGlobal: PolicyElement = {
  name: 'policies',
  attributes: [],
  text: null,
  place: nowhere,
  children: [{ name: 'backend', attributes: [], children: [forward], text: null, place: nowhere }],
};
