import type { Api, Operation } from '@keelgate/model';
import type { Match, MatchShape } from './match.ts';
import { plainMatch } from './match.ts';
import type { TemplateSegment } from './url-template.ts';
import { namesOf, parseTemplate } from './url-template.ts';

/**
 * The operations of one API as a tree of template segments. Segment by segment, a literal goes before a parameter between
 * literals, that before a parameter, and that before what takes all the rest; an operation's own method goes before `*`, and
 * of two that are the same the first stands. Every node is on one path only.
 */
export type OperationNode = {
  /** By text in lower case. */
  readonly literals: Map<string, OperationNode>;
  /** The most literal first. */
  readonly mixed: MixedChild[];
  parameter: OperationNode | null;
  /** Operations that end here, and those that take whatever else comes, by method. */
  readonly ends: Map<string, Ending>;
  readonly rests: Map<string, Ending>;
};

/** A segment of parameters between literals, in lower case; one literal more than parameters. */
export type MixedChild = {
  readonly literals: readonly string[];
  readonly shape: string;
  readonly node: OperationNode;
};

/** Where a template ends. */
export type Ending = MatchShape & {
  /** What all its requests are found to be, where it has no parameters. */
  readonly plain: Match | null;
  /** Whether the last name is that of the rest. */
  readonly namesRest: boolean;
};

export function createOperationTree(api: Api): OperationNode {
  const root = newNode();
  for (const operation of api.operations) add(root, api.id, operation);
  return root;
}

function newNode(): OperationNode {
  return { literals: new Map(), mixed: [], parameter: null, ends: new Map(), rests: new Map() };
}

function add(root: OperationNode, apiId: string, operation: Operation): void {
  const template = parseTemplate(operation.urlTemplate);
  let node = root;
  for (const segment of template.segments) if (segment.kind !== 'rest') node = child(node, segment);
  const last = template.segments.at(-1);
  const takesRest = last?.kind === 'rest';
  const endings = takesRest ? node.rests : node.ends;
  const method = operation.method.toUpperCase();
  if (endings.has(method)) return;
  const names = template.segments.flatMap(namesOf);
  const shape = { apiId, operationId: operation.id, names, query: template.query };
  endings.set(method, {
    ...shape,
    plain: names.length + template.query.length > 0 ? null : plainMatch(shape),
    namesRest: takesRest && last.name !== null,
  });
}

function child(node: OperationNode, segment: Exclude<TemplateSegment, { kind: 'rest' }>): OperationNode {
  switch (segment.kind) {
    case 'literal': {
      const text = segment.text.toLowerCase();
      const known = node.literals.get(text) ?? newNode();
      node.literals.set(text, known);
      return known;
    }
    case 'parameter':
      node.parameter ??= newNode();
      return node.parameter;
    case 'mixed':
      return mixedChild(node, segment.literals);
  }
}

function mixedChild(node: OperationNode, written: readonly string[]): OperationNode {
  const literals = written.map((literal) => literal.toLowerCase());
  const shape = literals.join('{}');
  const known = node.mixed.find((one) => one.shape === shape);
  if (known !== undefined) return known.node;
  const added = { literals, shape, node: newNode() };
  node.mixed.push(added);
  node.mixed.sort((left, right) => literalLength(right) - literalLength(left) || (left.shape < right.shape ? -1 : 1));
  return added.node;
}

function literalLength({ literals }: MixedChild): number {
  return literals.reduce((sum, literal) => sum + literal.length, 0);
}
