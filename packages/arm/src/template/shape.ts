import type { Expression } from './expression.ts';
import { isExpression, parseExpression } from './expression.ts';
import type { Value } from './value.ts';

/** What a template looks for in a value: members by name in lower case, and items. */
export type Shape = {
  readonly members: Map<string, { readonly name: string; readonly shape: Shape }>;
  item: Shape | null;
  /** Where an item is asked for by something worked out: the names of the parameters and members that say which. */
  readonly askedBy: Set<string>;
};

const known = new WeakMap<Value, ReadonlyMap<string, Shape>>();

/** What a template looks for in each of its parameters, by name in lower case. */
export function shapesOf(template: Value): ReadonlyMap<string, Shape> {
  const before = known.get(template);
  if (before !== undefined) return before;
  const shapes = new Map<string, Shape>();
  walk(template, shapes);
  known.set(template, shapes);
  return shapes;
}

function emptyShape(): Shape {
  return { members: new Map(), item: null, askedBy: new Set() };
}

function walk(value: Value, shapes: Map<string, Shape>): void {
  if (value.kind === 'list') for (const item of value.items) walk(item, shapes);
  if (value.kind === 'map') {
    // A nested deployment of its own scope has parameters of its own.
    if (isInner(value)) {
      for (const [key, inner] of value.entries) if (key.toLowerCase() !== 'template') walk(inner, shapes);
      return;
    }
    for (const [key, inner] of value.entries) {
      read(key, shapes);
      walk(inner, shapes);
    }
  }
  if (value.kind === 'scalar' && typeof value.value === 'string') read(value.value, shapes);
}

function isInner({ entries }: Value & { kind: 'map' }): boolean {
  const options = entries.get('expressionEvaluationOptions');
  const scope = options?.kind === 'map' ? options.entries.get('scope') : undefined;
  return entries.has('template') && scope?.kind === 'scalar' && String(scope.value).toLowerCase() === 'inner';
}

function read(text: string, shapes: Map<string, Shape>): void {
  if (!isExpression(text)) return;
  const parsed = parseExpression(text);
  if (parsed.ok) visit(parsed.value, shapes);
}

function visit(expression: Expression, shapes: Map<string, Shape>): void {
  if (expression.kind === 'call') for (const argument of expression.arguments) visit(argument, shapes);
  if (expression.kind === 'call') countedIn(expression, shapes);
  if (expression.kind === 'property' || expression.kind === 'index') {
    shapeAt(expression, shapes);
    visit(expression.of, shapes);
    if (expression.kind === 'index') visit(expression.index, shapes);
  }
}

/** Where in a parameter an expression looks. */
function shapeAt(expression: Expression, shapes: Map<string, Shape>): Shape | null {
  if (expression.kind === 'property') return memberAt(shapeAt(expression.of, shapes), expression.name);
  if (expression.kind === 'index') {
    const of = shapeAt(expression.of, shapes);
    if (of === null) return null;
    if (expression.index.kind === 'text') return memberAt(of, expression.index.value);
    of.item ??= emptyShape();
    const by = nameOf(expression.index);
    if (by !== null) of.askedBy.add(by);
    return of.item;
  }
  if (expression.kind !== 'call') return null;
  const [name] = expression.arguments;
  if (expression.name.toLowerCase() !== 'parameters' || name?.kind !== 'text') return null;
  return inside(shapes, name.value);
}

/** What the value of an expression is called. */
function nameOf(expression: Expression): string | null {
  if (expression.kind === 'property') return expression.name;
  const [name] = expression.kind === 'call' ? expression.arguments : [];
  return expression.kind === 'call' && expression.name.toLowerCase() === 'parameters' && name?.kind === 'text'
    ? name.value
    : null;
}

function inside(shapes: Map<string, Shape>, name: string): Shape {
  const id = name.toLowerCase();
  const shape = shapes.get(id) ?? emptyShape();
  shapes.set(id, shape);
  return shape;
}

function memberAt(of: Shape | null, name: string): Shape | null {
  if (of === null) return null;
  const id = name.toLowerCase();
  const member = of.members.get(id) ?? { name, shape: emptyShape() };
  of.members.set(id, member);
  return member.shape;
}

/** `tryGet(x, 'name')` and `contains(x, 'name')` do not need it to be there: they say nothing. */
function countedIn(expression: Expression & { kind: 'call' }, shapes: Map<string, Shape>): void {
  const [of] = expression.arguments;
  if (/^(?:first|last)$/i.test(expression.name) && of !== undefined) {
    const shape = shapeAt(of, shapes);
    if (shape !== null && shape.members.size === 0) shape.item ??= emptyShape();
  }
}
