import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { NetException } from '../dotnet/raise.ts';
import type { NetValue } from '../dotnet/value.ts';
import { evaluate, evaluateText, testRuntime } from '../testing/evaluate.ts';
import { compileExpression } from './compile.ts';

type Model = (a: bigint, b: bigint) => bigint;

const models: { readonly [operator: string]: Model } = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
};

const comparisons: { readonly [operator: string]: (a: bigint, b: bigint) => boolean } = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

type Kind = { readonly name: string; readonly suffix: string; readonly bits: number; readonly isSigned: boolean };

const kinds: readonly Kind[] = [
  { name: 'int', suffix: '', bits: 32, isSigned: true },
  { name: 'long', suffix: 'L', bits: 64, isSigned: true },
  { name: 'uint', suffix: 'u', bits: 32, isSigned: false },
  { name: 'ulong', suffix: 'ul', bits: 64, isSigned: false },
];

function edges({ bits, isSigned }: Kind): fc.Arbitrary<bigint> {
  const [min, max] = isSigned
    ? [-(1n << BigInt(bits - 1)), (1n << BigInt(bits - 1)) - 1n]
    : [0n, (1n << BigInt(bits)) - 1n];
  return fc.oneof(
    fc.bigInt({ min, max }),
    fc.bigInt({ min: isSigned ? -4n : 0n, max: 4n }),
    fc.constantFrom(min, min + 1n, max, max - 1n),
  );
}

function wrap({ bits, isSigned }: Kind, value: bigint): bigint {
  return isSigned ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}

function written({ name, suffix }: Kind, value: bigint): string {
  return `(${name})(${value}${suffix})`;
}

function thrownBy(work: () => unknown): string {
  try {
    work();
    return 'nothing';
  } catch (error) {
    return error instanceof NetException ? error.type : String(error);
  }
}

describe.each(kinds)('$name against whole numbers', (kind) => {
  const operands = fc.tuple(edges(kind), edges(kind));

  test.prop([operands, fc.constantFrom(...Object.keys(models))])('operators wrap around', ([a, b], operator) => {
    const source = `@{ ${kind.name} a = ${written(kind, a)}; ${kind.name} b = ${written(kind, b)}; return a ${operator} b; }`;
    const isDivision = operator === '/' || operator === '%';
    if (isDivision && b === 0n) {
      expect(thrownBy(() => evaluate(source))).toBe('System.DivideByZeroException');
      return;
    }
    const exact = models[operator]!(a, b);
    if (isDivision && wrap(kind, models['/']!(a, b)) !== models['/']!(a, b)) {
      expect(thrownBy(() => evaluate(source))).toBe('System.OverflowException');
      return;
    }
    expect(evaluateText(source)).toBe(String(wrap(kind, exact)));
  });

  test.prop([operands, fc.constantFrom('+', '-', '*')])(
    'in a checked context they raise instead',
    ([a, b], operator) => {
      const source = `@{ ${kind.name} a = ${written(kind, a)}; ${kind.name} b = ${written(kind, b)}; return checked(a ${operator} b); }`;
      const exact = models[operator]!(a, b);
      if (wrap(kind, exact) === exact) expect(evaluateText(source)).toBe(String(exact));
      else expect(thrownBy(() => evaluate(source))).toBe('System.OverflowException');
    },
  );

  test.prop([operands, fc.constantFrom(...Object.keys(comparisons))])('comparisons', ([a, b], operator) => {
    const source = `@{ ${kind.name} a = ${written(kind, a)}; ${kind.name} b = ${written(kind, b)}; return a ${operator} b; }`;
    expect(evaluate(source)).toBe(comparisons[operator]!(a, b));
  });

  test.prop([edges(kind), fc.integer({ min: -70, max: 70 })])(
    'shifts look at the low bits of the count only',
    (a, count) => {
      const by = BigInt(count & (kind.bits - 1));
      const source = (operator: string): string =>
        `@{ ${kind.name} a = ${written(kind, a)}; int n = ${count}; return a ${operator} n; }`;
      expect(evaluateText(source('<<'))).toBe(String(wrap(kind, a << by)));
      expect(evaluateText(source('>>'))).toBe(String(a >> by));
    },
  );

  test.prop([edges(kind)])('steps, and compound assignment, are the sum with one', (a) => {
    const source = (step: string): string => `@{ ${kind.name} a = ${written(kind, a)}; ${step}; return a; }`;
    for (const step of ['a++', '++a', 'a += 1']) expect(evaluateText(source(step))).toBe(String(wrap(kind, a + 1n)));
    for (const step of ['a--', '--a', 'a -= 1']) expect(evaluateText(source(step))).toBe(String(wrap(kind, a - 1n)));
  });

  test.prop([edges(kind), fc.constantFrom(...kinds)])('casts keep the low bits', (a, to) => {
    const source = `@{ ${kind.name} a = ${written(kind, a)}; return (${to.name})a; }`;
    expect(evaluateText(source)).toBe(String(wrap(to, a)));
    const checked = `@{ ${kind.name} a = ${written(kind, a)}; return checked((${to.name})a); }`;
    if (wrap(to, a) === a) expect(evaluateText(checked)).toBe(String(a));
    else expect(thrownBy(() => evaluate(checked))).toBe('System.OverflowException');
  });
});

const narrow: readonly Kind[] = [
  { name: 'byte', suffix: '', bits: 8, isSigned: false },
  { name: 'sbyte', suffix: '', bits: 8, isSigned: true },
  { name: 'short', suffix: '', bits: 16, isSigned: true },
  { name: 'ushort', suffix: '', bits: 16, isSigned: false },
];

test.prop([fc.constantFrom(...kinds), fc.constantFrom(...kinds, ...narrow)])(
  'a cast of a constant is a constant, and C# compiles no lossy one outside unchecked',
  (from, to) => {
    fc.assert(
      fc.property(fc.oneof(edges(from), edges(to)), (drawn) => {
        const value = wrap(from, drawn);
        const cast = `(${to.name})(${value}${from.suffix})`;
        const constant = (source: string): string => `@{ const ${to.name} c = ${source}; return c; }`;
        expect(evaluateText(constant(`unchecked(${cast})`))).toBe(String(wrap(to, value)));
        if (wrap(to, value) === value) expect(evaluateText(constant(cast))).toBe(String(value));
        else for (const each of [cast, `checked(${cast})`]) expect(faultsOf(each)).toEqual(['constant-overflow']);
      }),
      { numRuns: 20 },
    );
  },
);

function faultsOf(source: string): readonly string[] {
  const compiled = compileExpression(`@(${source})`, { globals: {} });
  return compiled.ok ? [] : compiled.failure.map(({ code }) => code.replace('expression/', ''));
}

/** A sum of random shape: what constants fold to is what variables compute. */
type Tree = { readonly source: string; readonly value: bigint };
const leaf = fc
  .integer({ min: -100, max: 100 })
  .map((value): Tree => ({ source: value < 0 ? `(${value})` : String(value), value: BigInt(value) }));
const tree = fc.letrec<{ readonly tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc
      .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '&', '|', '^'), tie('tree'))
      .map(([left, operator, right]): Tree => ({
        source: `(${left.source} ${operator} ${right.source})`,
        value: BigInt.asIntN(32, models[operator]!(left.value, right.value)),
      })),
  ),
}));

describe('sums', () => {
  test.prop([tree.tree])('wrap around at each step, constants as variables', ({ source, value }) => {
    expect(evaluate(`@(unchecked(${source}))`)).toBe(Number(value));
    expect(evaluate(`@{ int one = 1; return unchecked(${source.replace(/\d+/g, '($&*one)')}); }`)).toBe(Number(value));
  });

  test.prop([fc.double(), fc.double(), fc.constantFrom('+', '-', '*', '/')])(
    'of doubles are those of IEEE',
    (a, b, operator) => {
      const compiled = compileExpression(`@{ double a = {{a}}; double b = {{b}}; return a ${operator} b; }`, {
        globals: {},
      });
      expect(compiled.ok).toBe(true);
      const exact = { '+': a + b, '-': a - b, '*': a * b, '/': a / b }[operator];
      const source = `@{ double a = BitConverter.Int64BitsToDouble(${bitsOf(a)}L); double b = BitConverter.Int64BitsToDouble(${bitsOf(b)}L); return a ${operator} b; }`;
      expect((evaluate(source) as unknown as { value: number }).value).toBe(exact);
    },
  );

  it('a step takes its operand once', () => {
    const source =
      '@{ var n = 0; var a = new[] { 5, 6 }; int Next() { n++; return n - 1; } a[Next()] += 10; a[Next()]++; return n * 1000 + a[0] + a[1]; }';
    expect(evaluate(source)).toBe(2000 + 15 + 7);
  });

  it('a value of unknown type computes as what it turns out to be', () => {
    const run = (left: NetValue, source: string): NetValue => {
      const compiled = compileExpression(source, { globals: { context: { kind: 'unknown' } } });
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.failure));
      return compiled.value.run(testRuntime(), left);
    };
    expect(run(2147483647, '@(context + 1)')).toBe(-2147483648);
    expect(run(2147483647n, '@(context + 1)')).toBe(2147483648n);
    expect(run('a', '@(context + 1)')).toBe('a1');
    expect(run(7, '@(context / 2)')).toBe(3);
    expect(run(7, '@(context < 8)')).toBe(true);
  });
});

function bitsOf(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigInt64(0);
  return String(bits);
}
