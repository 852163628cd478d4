import fc from 'fast-check';
import type {
  Argument,
  BinaryOperator,
  Block,
  Expression,
  ExpressionBody,
  Pattern,
  Statement,
} from '../expression/syntax.ts';
import { interpolated, literal } from './arbitrary-literal.ts';
import { arrayOrObject } from './arbitrary-new.ts';
import { query } from './arbitrary-query.ts';
import { statementOf } from './arbitrary-statement.ts';
import { at, bounds, name, namedType, nullableType, type } from './arbitrary-type.ts';

type Tree = {
  readonly expression: Expression;
  readonly place: Expression;
  readonly thrown: Expression;
  readonly args: readonly Argument[];
  readonly statement: Statement;
  readonly block: Block;
};

const operators: readonly BinaryOperator[] = [
  ...([
    '*',
    '/',
    '%',
    '+',
    '-',
    '<<',
    '>>',
    '<',
    '>',
    '<=',
    '>=',
    '==',
    '!=',
    '&',
    '^',
    '|',
    '&&',
    '||',
    '??',
  ] as const),
];
const compound: readonly BinaryOperator[] = ['*', '/', '%', '+', '-', '<<', '>>', '&', '^', '|'];

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  literal,
  fc.oneof(name, fc.constantFrom('{{name}}', '{{a.b-c_1}}')).map((text) => nameNode(text)),
  fc.option(type).map((of): Expression => ({ kind: 'default', type: of, at })),
  type.map((of): Expression => ({ kind: 'typeof', type: of, at })),
);

function nameNode(text: string): Expression {
  return { kind: 'name', name: text, typeArguments: [], at };
}

/** What a value can be given to. */
function placeOf(
  expression: fc.Arbitrary<Expression>,
  args: fc.Arbitrary<readonly Argument[]>,
): fc.Arbitrary<Expression> {
  const simple = name.map((text) => nameNode(text));
  return fc.oneof(
    bounds,
    simple,
    fc
      .tuple(
        fc.oneof(
          simple,
          expression.map((inner): Expression => ({ kind: 'parenthesized', inner, at })),
        ),
        name,
      )
      .map(([target, member]): Expression => ({
        kind: 'member',
        target,
        name: member,
        typeArguments: [],
        conditional: false,
        at,
      })),
    fc
      .tuple(
        simple,
        args.filter((list) => list.length > 0),
      )
      .map(([target, list]): Expression => ({ kind: 'index', target, args: list, conditional: false, at })),
  );
}

function argumentsOf(
  expression: fc.Arbitrary<Expression>,
  place: fc.Arbitrary<Expression>,
): fc.Arbitrary<readonly Argument[]> {
  const label = fc.option(name);
  const argument = fc.oneof(
    fc
      .tuple(label, expression)
      .map(([word, value]): Argument => ({ name: word, mode: 'value', declares: null, value })),
    fc
      .tuple(label, fc.constantFrom('ref' as const, 'out' as const), place)
      .map(([word, mode, value]): Argument => ({ name: word, mode, declares: null, value })),
    fc.tuple(label, fc.option(type), name).map(([word, of, text]): Argument => ({
      name: word,
      mode: 'out',
      declares: { type: of, name: text },
      value: nameNode(text),
    })),
  );
  return fc.array(argument, { maxLength: 3 });
}

const pattern: fc.Arbitrary<Pattern> = fc.oneof(
  fc.tuple(namedType, fc.option(name)).map(([of, text]): Pattern => ({ kind: 'type', type: of, name: text, at })),
  nullableType.map((of): Pattern => ({ kind: 'type', type: of, name: null, at })),
  name.map((text): Pattern => ({ kind: 'var', name: text, at })),
  literal.map((value): Pattern => ({ kind: 'constant', value, at })),
  literal.map((operand): Pattern => ({ kind: 'constant', value: { kind: 'unary', operator: '-', operand, at }, at })),
);

function linkOf(
  expression: fc.Arbitrary<Expression>,
  args: fc.Arbitrary<readonly Argument[]>,
): fc.Arbitrary<Expression> {
  const typeArguments = fc.array(type, { maxLength: 2 });
  const owner = fc.oneof(
    expression,
    fc
      .constantFrom('int', 'string')
      .map((word): Expression => ({ kind: 'type-name', type: { kind: 'named', name: word, args: [], at }, at })),
  );
  const member = fc.tuple(owner, name, fc.boolean()).map(([target, text, conditional]): Expression => ({
    kind: 'member',
    target,
    name: text,
    typeArguments: [],
    conditional: conditional && target.kind !== 'type-name',
    at,
  }));
  const callee = fc.oneof(
    expression,
    fc
      .tuple(name, typeArguments)
      .map(([text, list]): Expression => ({ kind: 'name', name: text, typeArguments: list, at })),
    fc
      .tuple(member, typeArguments)
      .map(([link, list]) => (link.kind === 'member' ? { ...link, typeArguments: list } : link)),
  );
  return fc.oneof(
    member,
    fc.tuple(callee, args).map(([target, list]): Expression => ({ kind: 'call', callee: target, args: list, at })),
    fc
      .tuple(
        expression,
        args.filter((list) => list.length > 0),
        fc.boolean(),
      )
      .map(([target, list, conditional]): Expression => ({ kind: 'index', target, args: list, conditional, at })),
  );
}

function operationOf(tie: fc.LetrecTypedTie<Tree>): fc.Arbitrary<Expression> {
  const expression = tie('expression');
  const thrown = tie('thrown');
  return fc.oneof(
    fc
      .tuple(fc.constantFrom('+' as const, '-' as const, '!' as const, '~' as const), expression)
      .map(([operator, operand]): Expression => ({ kind: 'unary', operator, operand, at })),
    fc
      .tuple(fc.constantFrom('++' as const, '--' as const), fc.boolean(), tie('place'))
      .map(([operator, isPrefix, operand]): Expression => ({ kind: 'step', operator, isPrefix, operand, at })),
    fc
      .tuple(fc.constantFrom(...operators), expression, expression)
      .map(([operator, left, right]): Expression => ({ kind: 'binary', operator, left, right, at })),
    fc
      .tuple(expression, thrown)
      .map(([left, right]): Expression => ({ kind: 'binary', operator: '??', left, right, at })),
    fc.tuple(type, expression).map(([of, operand]): Expression => ({ kind: 'cast', type: of, operand, at })),
    fc
      .tuple(expression, fc.oneof(namedType, nullableType))
      .map(([operand, of]): Expression => ({ kind: 'as', operand, type: of, at })),
    fc.tuple(expression, pattern).map(([operand, test]): Expression => ({ kind: 'is', operand, pattern: test, at })),
    fc
      .tuple(expression, thrown, thrown)
      .map(([test, yes, no]): Expression => ({ kind: 'conditional', test, yes, no, at })),
    fc
      .tuple(fc.constantFrom('=' as const, ...compound), tie('place'), expression)
      .map(([operator, target, value]): Expression => ({ kind: 'assign', operator, target, value, at })),
  );
}

function lambdaOf(tie: fc.LetrecTypedTie<Tree>): fc.Arbitrary<Expression> {
  const parameters = fc.oneof(
    fc.array(fc.record({ name, type: fc.constant(null) }), { maxLength: 2 }),
    fc.array(fc.record({ name, type }), { maxLength: 2 }),
  );
  return fc
    .tuple(parameters, fc.oneof(tie('thrown'), tie('block')))
    .map(([list, body]) => ({ kind: 'lambda', parameters: list, body, at }));
}

function keywordOf(expression: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  return fc.oneof(
    expression.map((operand): Expression => ({ kind: 'nameof', operand, at })),
    fc
      .tuple(fc.boolean(), expression)
      .map(([isChecked, operand]): Expression => ({ kind: 'checked', isChecked, operand, at })),
    expression.map((inner): Expression => ({ kind: 'parenthesized', inner, at })),
    fc
      .array(fc.record({ name: fc.option(name), value: expression }), { minLength: 2, maxLength: 3 })
      .map((elements): Expression => ({ kind: 'tuple', elements, at })),
  );
}

const tree = fc.letrec<Tree>((tie) => {
  const expression = tie('expression');
  return {
    expression: fc.oneof(
      bounds,
      leaf,
      linkOf(expression, tie('args')),
      operationOf(tie),
      lambdaOf(tie),
      keywordOf(expression),
      interpolated(expression),
      arrayOrObject(expression, tie('args')),
      query(expression),
    ),
    place: placeOf(expression, tie('args')),
    thrown: fc.oneof(
      bounds,
      expression,
      expression.map((operand): Expression => ({ kind: 'throw-expression', operand, at })),
    ),
    args: argumentsOf(expression, tie('place')),
    statement: statementOf(tie),
    block: fc.array(tie('statement'), { maxLength: 3 }).map((statements): Block => ({ kind: 'block', statements, at })),
  };
});

/** The tree of any policy expression; nothing in it means anything. */
export const expressionBody: fc.Arbitrary<ExpressionBody> = fc.oneof(tree.expression, tree.block);
