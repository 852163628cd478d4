import type { NamedValue, PolicyScope, Snapshot } from '@keelgate/model';
import { isError } from '@keelgate/model';
import type { CheckedDocument } from './document/check.ts';
import { checkText } from './document/check-text.ts';
import type { PolicyElement } from './document/element.ts';
import { parseDocument } from './document/parse.ts';
import type { KnownResources } from './document/resources.ts';
import { resourcesOf } from './document/resources.ts';
import { compilePolicyExpression } from './expression/policy-expression.ts';

export type PolicyFileOptions = {
  readonly file: string;
  /**
   * Values by name; `null` where a name is there and its value is not known. Without them, and without a snapshot, no name
   * is known, and each gets a warning.
   */
  readonly namedValues?: Readonly<Record<string, string | null>>;
  /** Texts of the fragments by id. */
  readonly fragments?: Readonly<Record<string, string>>;
  /** The service that the document is part of. */
  readonly snapshot?: Snapshot;
  readonly scope?: PolicyScope['kind'];
};

/** What one policy file comes to. */
export type PolicyFileResult = {
  readonly file: string;
  /** Whether it has no error. */
  readonly ok: boolean;
  readonly kind: CheckedDocument['kind'];
  /** How often each policy stands in it. */
  readonly policies: Readonly<Record<string, number>>;
  readonly expressions: number;
  readonly problems: readonly PolicyProblem[];
};

export type PolicyProblem = {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint?: string;
};

/** Checks the text of a policy file: a document, a fragment, or a part of one. */
export function checkPolicyFile(text: string, options: PolicyFileOptions): PolicyFileResult {
  const { file, scope } = options;
  const fragments = fragmentsOf(options);
  const checked = checkText(
    { format: 'rawxml', text, place: { file, line: 1, column: 1 } },
    {
      namedValues: namedValuesOf(options),
      resources: knownResources(options, fragments),
      fragments,
      ...(scope === undefined ? {} : { scope }),
      compileExpression: (source) => {
        const compiled = compilePolicyExpression(source);
        return compiled.ok ? compiled.value.warnings : compiled.failure;
      },
    },
  );
  return {
    file,
    ok: !checked.faults.some(isError),
    kind: checked.kind,
    policies: Object.fromEntries(checked.policies),
    expressions: checked.expressions,
    problems: checked.faults.map(({ severity, code, place, message, hint }) => ({
      severity,
      code,
      line: place?.line ?? 1,
      column: place?.column ?? 1,
      message,
      ...(hint === undefined ? {} : { hint }),
    })),
  };
}

function namedValuesOf({ namedValues, snapshot }: PolicyFileOptions): readonly NamedValue[] | null {
  if (namedValues === undefined && snapshot === undefined) return null;
  const given = Object.entries(namedValues ?? {}).map(([name, value]) => ({ id: name, name, value, secret: false }));
  return [...given, ...(snapshot?.namedValues ?? [])];
}

function fragmentsOf({ fragments, snapshot }: PolicyFileOptions): ReadonlyMap<string, PolicyElement> {
  const roots = new Map<string, PolicyElement>();
  const given = Object.entries(fragments ?? {}).map(([id, text]) => ({
    id,
    document: { format: 'rawxml', text, place: null } as const,
  }));
  for (const { id, document } of [...(snapshot?.fragments ?? []), ...given]) {
    const parsed = parseDocument(document);
    if (parsed.ok) roots.set(id, parsed.value);
  }
  return roots;
}

function knownResources(
  { snapshot, fragments: given }: PolicyFileOptions,
  fragments: ReadonlyMap<string, PolicyElement>,
): KnownResources {
  const known = snapshot === undefined ? {} : resourcesOf(snapshot);
  if (snapshot === undefined && given === undefined) return known;
  const ids = [...(known.fragment ?? []), ...fragments.keys(), ...Object.keys(given ?? {})];
  return { ...known, fragment: new Set(ids) };
}
