import fc from 'fast-check';
import type { Block, Declaration, Expression, Pattern, Statement, Switch, SwitchLabel } from '../expression/syntax.ts';
import { literal } from './arbitrary-literal.ts';
import { at, bounds, name, namedType, type } from './arbitrary-type.ts';

type Tie = fc.LetrecTypedTie<{
  expression: Expression;
  place: Expression;
  thrown: Expression;
  block: Block;
  statement: Statement;
}>;

const variable = fc.oneof(type, fc.constant({ kind: 'var' as const, at }));

/** An expression that can be a statement. */
function effectOf(tie: Tie): fc.Arbitrary<Expression> {
  return fc.oneof(
    tie('expression').map((callee): Expression => ({ kind: 'call', callee, args: [], at })),
    fc
      .tuple(tie('place'), tie('expression'))
      .map(([target, value]): Expression => ({ kind: 'assign', operator: '=', target, value, at })),
    fc
      .tuple(fc.boolean(), tie('place'))
      .map(([isPrefix, operand]): Expression => ({ kind: 'step', operator: '++', isPrefix, operand, at })),
    fc.constant<Expression>({ kind: 'name', name: '{{name}}', typeArguments: [], at }),
  );
}

function declarationOf(expression: fc.Arbitrary<Expression>): fc.Arbitrary<Declaration> {
  const initializer = fc
    .array(expression, { maxLength: 2 })
    .map((elements) => ({ kind: 'array-initializer' as const, elements, at }));
  const value = fc.oneof(expression, initializer);
  return fc.oneof(
    fc
      .tuple(
        variable,
        fc.array(fc.record({ name, value: fc.option(value), at: fc.constant(at) }), { minLength: 1, maxLength: 2 }),
      )
      .map(([of, variables]): Declaration => ({ kind: 'declare', isConst: false, type: of, variables, at })),
    fc.tuple(type, name, expression).map(([of, text, given]): Declaration => ({
      kind: 'declare',
      isConst: true,
      type: of,
      variables: [{ name: text, value: given, at }],
      at,
    })),
  );
}

const jump = fc.constantFrom<Statement>({ kind: 'break', at }, { kind: 'continue', at }, { kind: 'empty', at });

/** A statement below another; none that would take a following `else` for its own. */
function embeddedOf(tie: Tie): fc.Arbitrary<Statement> {
  return fc.oneof(
    tie('block'),
    effectOf(tie).map((value): Statement => ({ kind: 'expression', value, at })),
    fc.option(tie('expression')).map((value): Statement => ({ kind: 'return', value, at })),
    fc.option(tie('expression')).map((value): Statement => ({ kind: 'throw', value, at })),
    jump,
  );
}

function loopOf(tie: Tie): fc.Arbitrary<Statement> {
  const expression = tie('expression');
  const body = embeddedOf(tie);
  const effects = fc.array(effectOf(tie), { maxLength: 2 });
  const begin = fc.oneof(
    declarationOf(expression).map((declaration): readonly Statement[] => [declaration]),
    effects.map((list) => list.map((value): Statement => ({ kind: 'expression', value, at }))),
  );
  return fc.oneof(
    fc.tuple(expression, body).map(([test, below]): Statement => ({ kind: 'while', test, body: below, at })),
    fc.tuple(expression, body).map(([test, below]): Statement => ({ kind: 'do', test, body: below, at })),
    fc
      .tuple(begin, fc.option(expression), effects, body)
      .map(([first, test, step, below]): Statement => ({ kind: 'for', begin: first, test, step, body: below, at })),
    fc.tuple(variable, name, expression, body).map(([of, text, source, below]): Statement => ({
      kind: 'foreach',
      type: of,
      name: text,
      source,
      body: below,
      at,
    })),
  );
}

function switchOf(tie: Tie): fc.Arbitrary<Switch> {
  const pattern: fc.Arbitrary<Pattern> = fc.oneof(
    literal.map((value): Pattern => ({ kind: 'constant', value, at })),
    name.map((text): Pattern => ({ kind: 'constant', value: { kind: 'name', name: text, typeArguments: [], at }, at })),
    fc.tuple(namedType, name).map(([of, text]): Pattern => ({ kind: 'type', type: of, name: text, at })),
    name.map((text): Pattern => ({ kind: 'var', name: text, at })),
  );
  const label = fc.oneof(
    fc.constant<SwitchLabel>({ kind: 'default', at }),
    fc
      .tuple(pattern, fc.option(tie('expression')))
      .map(([of, when]): SwitchLabel => ({ kind: 'case', pattern: of, when, at })),
  );
  const section = fc.record({
    labels: fc.array(label, { minLength: 1, maxLength: 2 }),
    statements: fc.array(tie('statement'), { minLength: 1, maxLength: 2 }),
  });
  return fc
    .tuple(tie('expression'), fc.array(section, { maxLength: 2 }))
    .map(([value, sections]) => ({ kind: 'switch', value, sections, at }));
}

function tryOf(tie: Tie): fc.Arbitrary<Statement> {
  const caught = fc.oneof(fc.constant({ type: null, name: null }), fc.record({ type, name: fc.option(name) }));
  const handler = fc
    .tuple(caught, fc.option(tie('expression')), tie('block'))
    .map(([variablePart, filter, body]) => ({ ...variablePart, filter, body, at }));
  return fc
    .tuple(tie('block'), fc.array(handler, { maxLength: 2 }), fc.option(tie('block')))
    .filter(([, catches, last]) => catches.length > 0 || last !== null)
    .map(([body, catches, last]) => ({ kind: 'try', body, catches, finally: last, at }));
}

function functionOf(tie: Tie): fc.Arbitrary<Statement> {
  const parameter = fc.record({
    type,
    name,
    mode: fc.constantFrom('value' as const, 'ref' as const, 'out' as const),
    otherwise: fc.option(tie('expression')),
  });
  return fc
    .record({
      returns: fc.oneof(type, fc.constant({ kind: 'named' as const, name: 'void', args: [], at })),
      name,
      typeParameters: fc.array(name, { maxLength: 2 }),
      parameters: fc.array(parameter, { maxLength: 2 }),
      body: fc.oneof(tie('thrown'), tie('block')),
    })
    .map((made) => ({ kind: 'local-function', ...made, at }));
}

const targets = fc.oneof(
  fc.array(fc.record({ type: variable, name }), { minLength: 2, maxLength: 3 }),
  fc.array(fc.record({ type: fc.constant(null), name }), { minLength: 2, maxLength: 3 }),
);

export function statementOf(tie: Tie): fc.Arbitrary<Statement> {
  const expression = tie('expression');
  const body = embeddedOf(tie);
  const resource = fc.oneof(declarationOf(expression), expression);
  return fc.oneof(
    bounds,
    jump,
    body,
    declarationOf(expression),
    fc
      .tuple(targets, expression)
      .map(([list, value]): Statement => ({ kind: 'deconstruct', targets: list, value, at })),
    fc
      .tuple(expression, body, fc.option(body))
      .map(([test, yes, no]): Statement => ({ kind: 'if', test, yes, no, at })),
    loopOf(tie),
    tryOf(tie),
    switchOf(tie),
    functionOf(tie),
    fc.tuple(resource, body).map(([given, below]): Statement => ({ kind: 'using', resource: given, body: below, at })),
    fc.tuple(expression, body).map(([value, below]): Statement => ({ kind: 'lock', value, body: below, at })),
    fc
      .tuple(fc.boolean(), tie('block'))
      .map(([isChecked, block]): Statement => ({ kind: 'checked-block', isChecked, body: block, at })),
  );
}
