import type { Fault, NotSimulated, PolicyDocument, PolicyScope, Snapshot } from '@keelgate/model';
import { printScope } from '@keelgate/model';
import { compilePolicyExpression } from '../expression/policy-expression.ts';
import { notSimulatedOf } from '../program/not-simulated.ts';
import type { Fragments } from './assemble.ts';
import { checkDocumentElements } from './check.ts';
import type { PolicyElement } from './element.ts';
import { putNamedValues } from './named-values.ts';
import { parseDocument } from './parse.ts';
import { faultInDocument } from './place.ts';
import { resourcesOf } from './resources.ts';

export type ReadDocument = {
  /** `null` where the text is no document at all. */
  readonly root: PolicyElement | null;
  readonly faults: readonly Fault[];
  readonly notSimulated: readonly NotSimulated[];
};

/** Reads and checks a document as it stands at a scope of a configuration, with the fragments that it may include. */
export function readDocument(
  document: PolicyDocument,
  scope: PolicyScope,
  snapshot: Snapshot,
  fragments: Fragments = new Map(),
): ReadDocument {
  const { document: filled, placeAt, faults: missing, unknown } = putNamedValues(document, snapshot.namedValues);
  const faults: Fault[] = missing.map((fault) => faultInDocument(document, fault));
  const notSimulated: NotSimulated[] = unknown.map((name) => ({
    scope: printScope(scope),
    policy: `{{${name}}}`,
    why: 'the value is kept in a vault and is not known here',
  }));
  const parsed = parseDocument(filled, placeAt);
  if (!parsed.ok) return { root: null, faults: [...faults, faultInDocument(document, parsed.failure)], notSimulated };
  const root = parsed.value;
  const checked = checkDocumentElements(root, {
    ...(root.name === 'fragment' || isResolver(root) ? {} : { scope: scope.kind }),
    allowsParts: isResolver(root),
    resources: resourcesOf(snapshot),
    fragments,
    compileExpression: (source) => {
      const compiled = compilePolicyExpression(source);
      return compiled.ok ? [] : compiled.failure;
    },
  });
  const whole = isResolver(root) ? documentOf(root) : root;
  return {
    root: whole,
    faults: [...faults, ...checked.faults.map((fault) => faultInDocument(document, fault))],
    notSimulated: [...notSimulated, ...notSimulatedOf(whole, scope)],
  };
}

/** The data source of a GraphQL field stands for a whole document. */
function isResolver({ name }: PolicyElement): boolean {
  return name === 'http-data-source';
}

/** A resolver in the form of a document: it inherits nothing, and nothing is forwarded. */
function documentOf(resolver: PolicyElement): PolicyElement {
  const { place } = resolver;
  const inbound = { name: 'inbound', attributes: [], children: [resolver], text: null, place };
  return { name: 'policies', attributes: [], children: [inbound], text: null, place };
}
