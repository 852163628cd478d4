import { describe, expect, it } from 'vitest';
import { contextType } from '../dotnet/context/context-type.ts';
import { NetException } from '../dotnet/raise.ts';
import { builtin, printType } from '../dotnet/type-ops.ts';
import type { NetValue } from '../dotnet/value.ts';
import { testRuntime } from '../testing/evaluate.ts';
import type { Compiled } from './compile.ts';
import { compileExpression } from './compile.ts';

const globals = { context: contextType };

function hints(compiled: Compiled): readonly (string | undefined)[] {
  return compiled.ok ? ['nothing is wrong'] : compiled.failure.map(({ hint }) => hint);
}

function messages(compiled: Compiled): readonly string[] {
  return compiled.ok ? ['nothing is wrong'] : compiled.failure.map(({ message }) => message);
}

describe('warnings', () => {
  it.each<[string, readonly string[]]>([
    ['@(context.Variables["x"] == "y")', ['expression/reference-equality 2']],
    ['@((string)context.Variables["x"] == "y")', []],
    ['@(context.Variables["x"] != null)', []],
    ['@(context.Response.StatusCode == null)', ['expression/never-null 19']],
    ['@{ return 1; return 2; }', ['expression/unreachable 13']],
    ['@{ while (true) { } return 2; }', ['expression/unreachable 20']],
    ['@{ throw new Exception(); return 2; }', ['expression/unreachable 26']],
    ['@{ if (true) return 1; else return 2; }', []],
  ])('%s', (source, expected) => {
    const compiled = compileExpression(source, { globals });
    expect(compiled.ok && compiled.value.warnings.map(({ code, at }) => `${code} ${at}`)).toEqual(expected);
  });
});

describe('hints', () => {
  it.each([
    ['@(contxt.Request.Method)', 'did you mean context?'],
    ['@(context.Request.Headrs)', 'did you mean Headers?'],
    ['@("a".toupper())', 'did you mean ToUpper?'],
    ['@(new Strin("a"))', 'did you mean String?'],
    ['@(Strng.Empty)', 'did you mean String?'],
    ['@(StringComparison.OrdinalIgnoreCas)', 'did you mean OrdinalIgnoreCase?'],
    ['@(context.Variables["a"].Length)', 'cast the object to what it is'],
    ['@{ string s = context.Variables["a"]; return s; }', 'cast it: (string)…'],
    ['@("a"?.Length.CompareTo(1).Foo)', undefined],
    ['@((DateTime?)null.Year)', undefined],
    ['@{ DateTime? d = null; return d.Year; }', 'it may be null: .Value.Year, or ?.Year'],
    ['@("a".Join(","))', 'it is static: string.Join'],
  ])('%s', (source, hint) => {
    if (hint === undefined) expect(hints(compileExpression(source, { globals }))).not.toContain('nothing is wrong');
    else expect(hints(compileExpression(source, { globals }))).toContain(hint);
  });

  it('a call that fits nothing says what was given and what there is', () => {
    const compiled = compileExpression('@("a".Substring("b"))', { globals });
    expect(messages(compiled)).toEqual(["no 'Substring' takes (string)"]);
    expect(hints(compiled)[0]).toContain('string Substring(int startIndex, int length)');
  });

  it('a type that is not listed is said as Azure says it', () => {
    const compiled = compileExpression('@(1.5.ToString(System.Globalization.CultureInfo.InvariantCulture))', {
      globals,
    });
    expect(messages(compiled)).toEqual([
      "Usage of type 'System.Globalization.CultureInfo' is not supported within expressions",
    ]);
  });

  it('several mistakes are told at once, in their order', () => {
    const compiled = compileExpression('@{ var a = foo; var b = "x".Bar; int c = "y"; return a + b + c + d; }', {
      globals,
    });
    expect(!compiled.ok && compiled.failure.map(({ code }) => code)).toEqual([
      'expression/unknown-name',
      'expression/unknown-member',
      'expression/no-conversion',
      'expression/unknown-name',
    ]);
  });

  it('one mistake is told once', () => {
    for (const source of [
      '@(foo.Bar.Baz(1)[2] + 3)',
      '@(new Foo { A = 1 }.B)',
      '@(new[] { 1 }.Select(x => y).Where(z => z.A).First().B)',
    ]) {
      const compiled = compileExpression(source, { globals });
      expect(compiled.ok ? 0 : compiled.failure.length).toBe(1);
    }
  });
});

describe('what an expression must give', () => {
  it.each<[string, string, boolean]>([
    ['@(1 == 1)', 'System.Boolean', true],
    ['@("true")', 'System.Boolean', false],
    ['@{ if (1 < 2) return true; return false; }', 'System.Boolean', true],
    ['@{ if (1 < 2) return true; return 1; }', 'System.Boolean', false],
    ['@(1)', 'System.Int64', true],
    ['@(1)', 'System.Object', true],
    ['@({{x}})', 'System.Boolean', true],
  ])('%s as %s', (source, type, isRight) => {
    const compiled = compileExpression(source, { globals, resultType: builtin(type) });
    expect(compiled.ok).toBe(isRight);
    if (compiled.ok) expect(printType(compiled.value.type)).toBe(printType(builtin(type)));
  });

  it('statements give what their returns have in common, or an object', () => {
    const typeOf = (source: string): string => {
      const compiled = compileExpression(source, { globals });
      return compiled.ok ? printType(compiled.value.type) : messages(compiled).join();
    };
    expect(typeOf('@{ if (context.Tracing) return "a"; return null; }')).toBe('string');
    expect(typeOf('@{ if (context.Tracing) return "a"; return 1; }')).toBe('object');
    expect(typeOf('@{ throw new Exception(); }')).toBe('object');
  });
});

describe('a mistake of the compiler', () => {
  it('fails one evaluation, as an exception of .NET', () => {
    const broken = { net: 'System.Object' } as NetValue;
    const compiled = compileExpression('@(context.Request.Url.Path)', { globals });
    if (!compiled.ok) throw new Error('it compiles');
    expect(() => compiled.value.run(testRuntime(), broken)).toThrow(NetException);
  });
});
