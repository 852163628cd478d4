import type { ReadConfiguration } from '@keelgate/arm';
import type { Fault, Json, Places, PolicyDocument, Snapshot } from '@keelgate/model';
import { checkService, isError, placeOf, rules } from '@keelgate/model';
import { compilePolicies } from '@keelgate/policy';

/** All that is wrong with a configuration: what its reader says, the rules that are broken, its policies. By file and line. */
export function problemsOf({ snapshot, places, faults, invented }: ReadConfiguration): readonly Fault[] {
  // Without its parameters a template says nothing that can be held against it.
  if (faults.some(({ code }) => code === 'arm/missing-parameters')) return inOrder(faults.filter(isError));
  const policies = compilePolicies(withoutInvented(snapshot, textsIn(invented.map(({ value }) => value)))).faults;
  const found = [...faults, ...brokenRules(snapshot, places), ...policies.map((fault) => elsewhere(fault, snapshot))];
  return inOrder(found);
}

function brokenRules({ service }: Snapshot, places: Places): readonly Fault[] {
  if (service === null) return [];
  return checkService(service).map(({ code, severity, path, hint, ...violation }) => {
    const place = placeOf(places, path);
    const reason = rules.find(({ name }) => name === violation.rule)?.reason;
    const message = reason === undefined ? violation.message : `${violation.message}. ${reason}`;
    return { code, severity, message, path, hint, ...(place === undefined ? {} : { place }) };
  });
}

/** What policies may refer to though it is not part of what was read. */
const references: ReadonlySet<string> = new Set([
  'policy/unknown-named-value',
  'policy/unknown-backend',
  'policy/unknown-fragment',
]);

/** What a partial configuration lacks, the service that it adds to may have. */
function elsewhere(fault: Fault, { service }: Snapshot): Fault {
  if (service !== null || !references.has(fault.code)) return fault;
  return { ...fault, severity: 'warning', message: `${fault.message} in what was read; the service has to have it` };
}

/** Texts that were made up are no policies, and nothing can be said of them. */
function withoutInvented(snapshot: Snapshot, texts: ReadonlySet<string>): Snapshot {
  if (texts.size === 0) return snapshot;
  function known<Document extends PolicyDocument | null>(document: Document): Document | null {
    return document !== null && texts.has(document.text) ? null : document;
  }
  return {
    ...snapshot,
    policy: known(snapshot.policy),
    apis: snapshot.apis.map((api) => ({
      ...api,
      policy: known(api.policy),
      operations: api.operations.map((operation) => ({ ...operation, policy: known(operation.policy) })),
    })),
    products: snapshot.products.map((product) => ({ ...product, policy: known(product.policy) })),
    fragments: snapshot.fragments.map((fragment) => ({
      ...fragment,
      document: known(fragment.document) ?? noFragment,
    })),
  };
}

const noFragment: PolicyDocument = { format: 'rawxml', text: '<fragment />', place: null };

function textsIn(values: readonly Json[]): ReadonlySet<string> {
  const texts = new Set<string>();
  const open: Json[] = [...values];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'string') texts.add(value);
    else if (Array.isArray(value)) open.push(...(value as readonly Json[]));
    else if (value !== null && typeof value === 'object')
      open.push(...Object.values(value as { readonly [name: string]: Json }));
  }
  return texts;
}

/** What has no place comes last. */
function inOrder(faults: readonly Fault[]): readonly Fault[] {
  return faults.toSorted((left, right) => {
    if (left.place === undefined || right.place === undefined)
      return Number(left.place === undefined) - Number(right.place === undefined);
    if (left.place.file !== right.place.file) return left.place.file < right.place.file ? -1 : 1;
    return left.place.line - right.place.line || left.place.column - right.place.column;
  });
}
