import type { Fault, NamedValue, PolicyDocument, PolicyScope, Result } from '@keelgate/model';
import type { ExpressionFault } from '../expression/expression-fault.ts';
import type { CheckedDocument } from './check.ts';
import { checkDocumentElements } from './check.ts';
import type { PolicyElement } from './element.ts';
import { maskExpression } from './mask-expression.ts';
import { putNamedValues } from './named-values.ts';
import type { PlaceAt } from './parse.ts';
import { parseDocument } from './parse.ts';
import { parseParts } from './parse-parts.ts';
import { compileBehindPlaceholders } from './placeholder-expression.ts';
import type { KnownResources } from './resources.ts';
import { scan } from './scan.ts';

export type CheckTextOptions = {
  /** `null`: they are not known, and each that the text names gets a warning. */
  readonly namedValues: readonly NamedValue[] | null;
  readonly resources: KnownResources;
  /** What fragments hold, by id, where that is known. */
  readonly fragments?: ReadonlyMap<string, PolicyElement>;
  readonly scope?: PolicyScope['kind'];
  readonly compileExpression: (source: string) => readonly ExpressionFault[];
};

/** Checks a document as it is written, by itself or with what is known about its service. */
export function checkText(document: PolicyDocument, options: CheckTextOptions): CheckedDocument {
  const { namedValues, resources, fragments, scope, compileExpression } = options;
  const { document: filled, placeAt, faults: missing } = putNamedValues(document, namedValues ?? []);
  const named = namedValues === null ? missing.filter(isFirst).map(unknownHere) : missing;
  const unclosed: Fault[] = [];
  const parsed = parseBeyond(filled, { placeAt, unclosed });
  const parts = parsed.ok ? [parsed.value] : parseParts(filled, placeAt);
  if (!parsed.ok && parts === null) {
    const kind = kindOfText(document.text);
    // What cannot be read behind an expression without end is most likely that expression.
    const faults = unclosed.length > 0 ? unclosed : [parsed.failure];
    return { kind, faults: [...named, ...faults], policies: new Map(), expressions: 0 };
  }
  const checked = (parts ?? []).map((part) =>
    checkDocumentElements(part, {
      ...(scope === undefined ? {} : { scope }),
      ...(fragments === undefined ? {} : { fragments }),
      resources,
      allowsParts: true,
      allowsPlaceholders: true,
      compileExpression: (source) => compileBehindPlaceholders(source, compileExpression),
    }),
  );
  return together(checked, [...named, ...unclosed]);
}

function together(parts: readonly CheckedDocument[], others: readonly Fault[]): CheckedDocument {
  const policies = new Map<string, number>();
  for (const part of parts) {
    for (const [name, count] of part.policies) policies.set(name, (policies.get(name) ?? 0) + count);
  }
  return {
    kind: parts.length === 1 ? (parts[0]?.kind ?? 'partial') : 'partial',
    faults: [...others, ...parts.flatMap(({ faults }) => faults)].toSorted(byPlace),
    policies,
    expressions: parts.reduce((sum, { expressions }) => sum + expressions, 0),
  };
}

/** So many expressions without end are named; then it is enough. */
const unclosedMax = 20;

type Beyond = { readonly placeAt: PlaceAt; readonly unclosed: Fault[] };

/** Parses a document also where expressions in it never end: these are named, and the rest is read without them. */
function parseBeyond(document: PolicyDocument, { placeAt, unclosed }: Beyond): Result<PolicyElement, Fault> {
  let { text } = document;
  for (;;) {
    const parsed = parseDocument({ ...document, text }, placeAt);
    const at = parsed.ok ? null : scan(text).unterminated;
    if (parsed.ok || at === null || unclosed.length >= unclosedMax) return parsed;
    unclosed.push(parsed.failure);
    const masked = maskExpression(text, at);
    if (masked === null) return parsed;
    text = masked;
  }
}

/** Whether it is the first of its sentence: a named value may stand in many places. */
function isFirst({ message }: Fault, at: number, all: readonly Fault[]): boolean {
  return all.findIndex((other) => other.message === message) === at;
}

function unknownHere(fault: Fault): Fault {
  return {
    ...fault,
    severity: 'warning',
    message: fault.message.replace(
      /^there is no named value (.*)$/,
      'the value of the named value $1 is not known here',
    ),
    hint: 'check it together with its named values',
  };
}

function kindOfText(text: string): CheckedDocument['kind'] {
  if (/<policies[\s>/]/.test(text)) return 'policies';
  return /<fragment[\s>/]/.test(text) ? 'fragment' : 'partial';
}

function byPlace({ place: left }: Fault, { place: right }: Fault): number {
  return (left?.line ?? 0) - (right?.line ?? 0) || (left?.column ?? 0) - (right?.column ?? 0);
}
