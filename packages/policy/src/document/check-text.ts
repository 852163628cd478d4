import type { Fault, NamedValue, PolicyDocument, PolicyScope } from '@keelgate/model';
import type { ExpressionFault } from '../expression/expression-fault.ts';
import type { CheckedDocument } from './check.ts';
import { checkDocumentElements } from './check.ts';
import type { PolicyElement } from './element.ts';
import { putNamedValues } from './named-values.ts';
import { parseDocument } from './parse.ts';
import { compileBehindPlaceholders } from './placeholder-expression.ts';
import type { KnownResources } from './resources.ts';

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
  const parsed = parseDocument(filled, placeAt);
  if (!parsed.ok) {
    const kind = kindOfText(document.text);
    return { kind, faults: [...named, parsed.failure], policies: new Map(), expressions: 0 };
  }
  const checked = checkDocumentElements(parsed.value, {
    ...(scope === undefined ? {} : { scope }),
    ...(fragments === undefined ? {} : { fragments }),
    resources,
    allowsParts: true,
    allowsPlaceholders: true,
    compileExpression: (source) => compileBehindPlaceholders(source, compileExpression),
  });
  return { ...checked, faults: [...named, ...checked.faults].toSorted(byPlace) };
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
