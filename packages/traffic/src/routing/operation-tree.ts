import type { Operation } from '@keelgate/model';
import type { UrlPath } from './url-path.ts';
import type { TemplateSegment, UrlTemplate } from './url-template.ts';
import { namesOf, parseTemplate } from './url-template.ts';

/**
 * The operations of one API as a tree of template segments. Segment by segment, a literal goes before a parameter between
 * literals, that before a parameter, and that before what takes all the rest; an operation's own method goes before `*`, and
 * of two that are the same the first stands. Every node is on one path only, so a search looks at each once at most,
 * whatever is asked.
 *
 * A hot file: values are kept on one stack for the tree.
 */
export type OperationTree = {
  /** The operation for a method in upper case and the segments from `from` on; `null` without one. */
  readonly find: (method: string, path: UrlPath, from: number) => FoundOperation | null;
};

export type FoundOperation = {
  readonly operation: Operation;
  /** Values of the path's parameters, by exact name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Query parameters that the template names too. */
  readonly query: UrlTemplate['query'];
};

type Node = {
  readonly literals: Map<string, Node>;
  /** The most literal first. */
  readonly mixed: { readonly segment: Mixed; readonly shape: string; readonly node: Node }[];
  parameter: Node | null;
  /** Operations that end here, and those that take whatever else comes, by method. */
  readonly ends: Map<string, Ending>;
  readonly rests: Map<string, Ending>;
};

type Mixed = { readonly literals: readonly string[] };

type Ending = {
  readonly operation: Operation;
  readonly names: readonly string[];
  readonly query: UrlTemplate['query'];
  /** Whether the last name is that of the rest. */
  readonly namesRest: boolean;
};

type Search = { readonly method: string; readonly path: UrlPath; readonly values: string[] };

const noParameters: ReadonlyMap<string, string> = new Map();

export function createOperationTree(operations: readonly Operation[]): OperationTree {
  const root = newNode();
  for (const operation of operations) add(root, operation);
  const values: string[] = [];
  return {
    find: (method, path, from) => {
      values.length = 0;
      const ending = search(root, { method, path, values }, from);
      if (ending === null) return null;
      return { operation: ending.operation, parameters: parametersOf(ending, values), query: ending.query };
    },
  };
}

function newNode(): Node {
  return { literals: new Map(), mixed: [], parameter: null, ends: new Map(), rests: new Map() };
}

function add(root: Node, operation: Operation): void {
  const template = parseTemplate(operation.urlTemplate);
  let node = root;
  for (const segment of template.segments) if (segment.kind !== 'rest') node = child(node, segment);
  const last = template.segments.at(-1);
  const takesRest = last?.kind === 'rest';
  const endings = takesRest ? node.rests : node.ends;
  const method = operation.method.toUpperCase();
  if (endings.has(method)) return;
  endings.set(method, {
    operation,
    names: template.segments.flatMap(namesOf),
    query: template.query,
    namesRest: takesRest && last.name !== null,
  });
}

function child(node: Node, segment: Exclude<TemplateSegment, { kind: 'rest' }>): Node {
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

function mixedChild(node: Node, written: readonly string[]): Node {
  const literals = written.map((literal) => literal.toLowerCase());
  const shape = literals.join('{}');
  const known = node.mixed.find((one) => one.shape === shape);
  if (known !== undefined) return known.node;
  const added = { segment: { literals }, shape, node: newNode() };
  node.mixed.push(added);
  node.mixed.sort((left, right) => literalLength(right) - literalLength(left) || (left.shape < right.shape ? -1 : 1));
  return added.node;
}

function literalLength({ segment }: { readonly segment: Mixed }): number {
  return segment.literals.reduce((sum, literal) => sum + literal.length, 0);
}

function search(node: Node, of: Search, at: number): Ending | null {
  const { lower } = of.path;
  // A last slash leaves an empty segment, which only the rest takes for one.
  if (at === lower.length || (at === lower.length - 1 && lower[at] === '')) {
    return byMethod(node.ends, of.method) ?? takeRest(node, of, at);
  }
  const segment = lower[at] as string;
  const literal = node.literals.size === 0 ? undefined : node.literals.get(segment);
  return (
    (literal === undefined ? null : search(literal, of, at + 1)) ??
    (segment === '' ? null : searchParameters(node, of, at)) ??
    takeRest(node, of, at)
  );
}

/** Through the node's parameters; the stack is as it was where none leads to an end. */
function searchParameters({ mixed, parameter }: Node, of: Search, at: number): Ending | null {
  const { path, values } = of;
  const segment = path.segments[at] as string;
  const depth = values.length;
  for (const { segment: between, node } of mixed) {
    const ending = takeMixed(between, segment, values) ? search(node, of, at + 1) : null;
    if (ending !== null) return ending;
    values.length = depth;
  }
  if (parameter === null) return null;
  values.push(segment);
  const ending = search(parameter, of, at + 1);
  if (ending === null) values.length = depth;
  return ending;
}

function takeRest(node: Node, { method, path, values }: Search, at: number): Ending | null {
  const ending = byMethod(node.rests, method);
  if (ending?.namesRest === true) values.push(path.segments.slice(at).join('/'));
  return ending;
}

function byMethod(endings: Map<string, Ending>, method: string): Ending | null {
  return endings.size === 0 ? null : (endings.get(method) ?? endings.get('*') ?? null);
}

/** Puts the values between the literals on the stack, each as short as it can be; says whether there are any. */
function takeMixed({ literals }: Mixed, segment: string, values: string[]): boolean {
  const lower = segment.toLowerCase();
  const [first = '', ...others] = literals;
  if (!lower.startsWith(first)) return false;
  let from = first.length;
  for (const [index, literal] of others.entries()) {
    const last = index === others.length - 1;
    const at = last ? lower.length - literal.length : lower.indexOf(literal, from + 1);
    if (at <= from || (last && !lower.endsWith(literal))) return false;
    values.push(segment.slice(from, at));
    from = at + literal.length;
  }
  return true;
}

function parametersOf({ names }: Ending, values: readonly string[]): ReadonlyMap<string, string> {
  if (names.length === 0) return noParameters;
  const parameters = new Map<string, string>();
  for (let index = 0; index < names.length; index += 1) parameters.set(names[index] as string, values[index] as string);
  return parameters;
}
