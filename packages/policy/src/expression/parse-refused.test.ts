import { expect, it } from 'vitest';
import { parseExpression } from './parse.ts';

/** Source, offset of the fault, its code without `expression/`, its message. */
const table = String.raw`
x ¦ 0 ¦ expected ¦ expected '@(' or '@{'
@() ¦ 2 ¦ expected ¦ expected an expression before ')'
@(a b) ¦ 4 ¦ expected ¦ expected ')' before 'b'
@(a;) ¦ 3 ¦ expected ¦ expected ')' before ';'
@(a ¦ 3 ¦ expected ¦ expected ')' before the end of the expression
@(a)) ¦ 4 ¦ expected ¦ expected the end of the expression before ')'
@(f(a;b)) ¦ 5 ¦ expected ¦ expected ')' before ';'
@(f(a, )) ¦ 7 ¦ expected ¦ expected an expression before ')'
@(a + ) ¦ 6 ¦ expected ¦ expected an expression before ')'
@(a.) ¦ 4 ¦ expected ¦ expected a name after the '.' before ')'
@(a.class) ¦ 4 ¦ expected ¦ expected a name after the '.' before 'class'
@(a[]) ¦ 4 ¦ expected ¦ expected an index before ']'
@(a ? b) ¦ 7 ¦ expected ¦ expected ':' before ')'
@($"{a ? b : c}") ¦ 11 ¦ expected ¦ expected ':' before the '}' of the hole
@(a = ) ¦ 6 ¦ expected ¦ expected an expression before ')'
@(5 = a) ¦ 2 ¦ not-assignable ¦ the left side of an assignment must be a variable, a property or an indexer
@(f() = a) ¦ 2 ¦ not-assignable ¦ the left side of an assignment must be a variable, a property or an indexer
@(a?.b = 1) ¦ 2 ¦ newer-csharp ¦ C# 14 feature: an assignment behind '?.'
@(5++) ¦ 2 ¦ not-assignable ¦ what '++' or '--' changes must be a variable, a property or an indexer
@(++f()) ¦ 2 ¦ not-assignable ¦ what '++' or '--' changes must be a variable, a property or an indexer
@(f(out 5)) ¦ 8 ¦ not-assignable ¦ an argument with 'ref' or 'out' must be a variable
@(int) ¦ 2 ¦ type-as-value ¦ 'int' is a type, where a value is expected
@(int x) ¦ 2 ¦ type-as-value ¦ 'int' is a type, where a value is expected
@(return a) ¦ 2 ¦ expected ¦ expected an expression before 'return'
@(if (a) b) ¦ 2 ¦ expected ¦ expected an expression before 'if'
@(a, b) ¦ 3 ¦ expected ¦ expected ')' before ','
@((a: 1)) ¦ 7 ¦ expected ¦ expected ',' and a second element of the tuple before ')'
@(new) ¦ 5 ¦ expected ¦ expected a type before ')'
@(new Foo) ¦ 9 ¦ expected ¦ expected '(', '{' or '[' before ')'
@(new Foo { A = 1, 2 }) ¦ 19 ¦ mixed-initializer ¦ an initializer holds either members (A = 1) or elements, not both
@(new Foo { 1, A = 2 }) ¦ 15 ¦ mixed-initializer ¦ an initializer holds either members (A = 1) or elements, not both
@(new List<int> { { } }) ¦ 20 ¦ expected ¦ expected an expression before '}'
@(new { a + b }) ¦ 8 ¦ member-name ¦ this member of the anonymous type has no name
@(new { f() }) ¦ 8 ¦ member-name ¦ this member of the anonymous type has no name
@(new int[2, 3]) ¦ 11 ¦ not-supported ¦ arrays with more than one dimension are not supported
@(new int[]) ¦ 11 ¦ expected ¦ expected '{' before ')'
@((int[,])a) ¦ 7 ¦ not-supported ¦ arrays with more than one dimension are not supported
@("abc) ¦ 2 ¦ string ¦ the string is never closed
@("a\d") ¦ 4 ¦ escape ¦ unrecognized escape sequence '\d'
@("\u12") ¦ 3 ¦ escape ¦ unrecognized escape sequence '\u'
@(@"abc) ¦ 2 ¦ string ¦ the string is never closed
@('') ¦ 2 ¦ character-literal ¦ empty character literal
@('ab') ¦ 2 ¦ character-literal ¦ too many characters in a character literal
@('\q') ¦ 3 ¦ escape ¦ unrecognized escape sequence '\q'
@($"a } b") ¦ 6 ¦ interpolation ¦ a '}' must be doubled in the text of an interpolated string
@($"a {b") ¦ 6 ¦ interpolation ¦ the '{' of the interpolated string has no '}'
@($"{}") ¦ 5 ¦ expected ¦ expected an expression before the '}' of the hole
@($"{a b}") ¦ 7 ¦ expected ¦ expected '}' before 'b'
@($"{a:}") ¦ 6 ¦ interpolation ¦ there is no format behind the ':'
@($"{a,}") ¦ 7 ¦ expected ¦ expected an expression before the '}' of the hole
@($"{a:x{y}") ¦ 8 ¦ interpolation ¦ a '{' must be doubled in the format of an interpolated string
@(1_) ¦ 2 ¦ number ¦ invalid number '1_'
@(0x) ¦ 2 ¦ number ¦ invalid number '0x'
@(12abc) ¦ 2 ¦ number ¦ invalid number '12abc'
@(0b12) ¦ 2 ¦ number ¦ invalid number '0b12'
@(18446744073709551616) ¦ 2 ¦ number ¦ the number is too large for any integer type
@(1e400) ¦ 2 ¦ number ¦ the number is too large for a double
@(1e39f) ¦ 2 ¦ number ¦ the number is too large for a float
@(/* a) ¦ 2 ¦ comment ¦ the comment is never closed by '*/'
@(a # b) ¦ 4 ¦ preprocessor ¦ a policy expression has no lines for the preprocessor: '# b'
@(“a”) ¦ 2 ¦ character ¦ unexpected character '“' (U+201C)
@(a € b) ¦ 4 ¦ character ¦ unexpected character '€' (U+20AC)
@(a ?? throw) ¦ 12 ¦ expected ¦ expected an expression before ')'
@(throw x) ¦ 2 ¦ misplaced-throw ¦ a throw expression cannot stand here
@(f(throw x)) ¦ 4 ¦ misplaced-throw ¦ a throw expression cannot stand here
@(a ??= b) ¦ 4 ¦ newer-csharp ¦ C# 8 feature: '??='
@(a switch { 1 => 2 }) ¦ 4 ¦ newer-csharp ¦ C# 8 feature: switch expressions
@(a[1..2]) ¦ 5 ¦ newer-csharp ¦ C# 8 feature: ranges ('..')
@(a[..2]) ¦ 4 ¦ newer-csharp ¦ C# 8 feature: ranges ('..')
@(a[^1]) ¦ 4 ¦ newer-csharp ¦ C# 8 feature: indexes from the end ('^1')
@(new()) ¦ 2 ¦ newer-csharp ¦ C# 9 feature: 'new' without a type
@(new(1, 2)) ¦ 2 ¦ newer-csharp ¦ C# 9 feature: 'new' without a type
@(a with { B = 1 }) ¦ 4 ¦ newer-csharp ¦ C# 9 feature: 'with'
@(a!.b) ¦ 3 ¦ newer-csharp ¦ C# 8 feature: the null-forgiving '!'
@(a is not null) ¦ 7 ¦ newer-csharp ¦ C# 9 feature: 'not' patterns
@(a is > 5) ¦ 7 ¦ newer-csharp ¦ C# 9 feature: relational patterns
@(a is int or string) ¦ 11 ¦ newer-csharp ¦ C# 9 feature: 'or' patterns
@(a is int and > 5) ¦ 11 ¦ newer-csharp ¦ C# 9 feature: 'and' patterns
@(a is { Length: 1 }) ¦ 7 ¦ newer-csharp ¦ C# 8 feature: property patterns
@(a is Foo { A: 1 }) ¦ 11 ¦ newer-csharp ¦ C# 8 feature: property patterns
@(a is Foo(1)) ¦ 10 ¦ newer-csharp ¦ C# 8 feature: positional patterns
@(a is (1, 2)) ¦ 7 ¦ newer-csharp ¦ C# 8 feature: positional patterns
@(a is [1, 2]) ¦ 7 ¦ newer-csharp ¦ C# 11 feature: list patterns
@("""a""") ¦ 2 ¦ newer-csharp ¦ C# 11 feature: raw strings
@("a"u8) ¦ 5 ¦ newer-csharp ¦ C# 11 feature: UTF-8 strings
@([1, 2]) ¦ 2 ¦ newer-csharp ¦ C# 12 feature: collection expressions
@(static x => x) ¦ 2 ¦ newer-csharp ¦ C# 9 feature: static lambdas
@(async x => x) ¦ 2 ¦ async ¦ policy expressions are not asynchronous: 'async' cannot be used
@(await f()) ¦ 2 ¦ async ¦ policy expressions are not asynchronous: 'await' cannot be used
@((dynamic)a) ¦ 3 ¦ dynamic ¦ policy expressions do not have 'dynamic'
@((string?)a) ¦ 9 ¦ newer-csharp ¦ C# 8 feature: nullable reference types
@(typeof(int*)) ¦ 12 ¦ unsafe ¦ unsafe code: policy expressions have no pointers
@(*a) ¦ 2 ¦ unsafe ¦ unsafe code: policy expressions have no pointers
@(&a) ¦ 2 ¦ unsafe ¦ unsafe code: policy expressions have no pointers
@(a->b) ¦ 3 ¦ unsafe ¦ unsafe code: policy expressions have no pointers
@(sizeof(int)) ¦ 2 ¦ unsafe ¦ unsafe code: policy expressions have no 'sizeof'
@(stackalloc int[3]) ¦ 2 ¦ unsafe ¦ unsafe code: policy expressions have no 'stackalloc'
@(typeof(List<>)) ¦ 13 ¦ not-supported ¦ a generic type without its type arguments is not supported
@(this.a) ¦ 2 ¦ not-supported ¦ 'this': a policy expression belongs to no object
@(base.a) ¦ 2 ¦ not-supported ¦ 'base': a policy expression belongs to no object
@(from x in xs) ¦ 14 ¦ expected ¦ expected 'select' or 'group' before ')'
@(from x in xs where y) ¦ 22 ¦ expected ¦ expected 'select' or 'group' before ')'
@(from x in xs join y in ys on x select 1) ¦ 33 ¦ expected ¦ expected 'equals' before 'select'
@(f(in a)) ¦ 4 ¦ not-supported ¦ arguments with 'in' are not supported
@((ref int a) => a) ¦ 3 ¦ not-supported ¦ lambda parameters with 'ref' are not supported
@{ return a } ¦ 12 ¦ expected ¦ expected ';' before '}'
@{ a } ¦ 5 ¦ expected ¦ expected ';' before '}'
@{ a; } ¦ 3 ¦ not-a-statement ¦ this expression cannot be a statement: only an assignment, a call, ++, -- and new can
@{ a + b; } ¦ 3 ¦ not-a-statement ¦ this expression cannot be a statement: only an assignment, a call, ++, -- and new can
@{ return a; ¦ 12 ¦ expected ¦ expected '}' before the end of the expression
@{ int a = 1 ¦ 12 ¦ expected ¦ expected ';' before the end of the expression
@{ int = 1; } ¦ 3 ¦ type-as-value ¦ 'int' is a type, where a value is expected
@{ const int a; } ¦ 14 ¦ expected ¦ expected '=' and the value of the constant before ';'
@{ if (a) int b = 1; } ¦ 10 ¦ embedded-declaration ¦ a declaration cannot be the only statement here
@{ if a { } } ¦ 6 ¦ expected ¦ expected '(' before 'a'
@{ else { } } ¦ 3 ¦ expected ¦ expected a statement before 'else'
@{ for (;) { } } ¦ 9 ¦ expected ¦ expected an expression before ')'
@{ foreach (x in xs) { } } ¦ 14 ¦ expected ¦ expected a variable before 'in'
@{ foreach (var x of xs) { } } ¦ 18 ¦ expected ¦ expected 'in' before 'of'
@{ foreach (var (a, b) in xs) { } } ¦ 12 ¦ not-supported ¦ deconstruction in a foreach is not supported
@{ while () { } } ¦ 10 ¦ expected ¦ expected an expression before ')'
@{ do { } } ¦ 10 ¦ expected ¦ expected 'while' before '}'
@{ switch (a) { 1: break; } } ¦ 16 ¦ expected ¦ expected 'case', 'default' or '}' before '1'
@{ switch (a) { case 1: } } ¦ 24 ¦ expected ¦ expected a statement before '}'
@{ switch (a) { case 1 break; } } ¦ 23 ¦ expected ¦ expected ':' before 'break'
@{ case 1: break; } ¦ 3 ¦ expected ¦ expected a statement before 'case'
@{ try { } } ¦ 11 ¦ expected ¦ expected 'catch' or 'finally' before '}'
@{ catch { } } ¦ 3 ¦ expected ¦ expected a statement before 'catch'
@{ try { } catch (Exception e, x) { } } ¦ 29 ¦ expected ¦ expected ')' before ','
@{ using var a = b; } ¦ 3 ¦ newer-csharp ¦ C# 8 feature: 'using' declarations
@{ using System; } ¦ 3 ¦ declaration ¦ a policy expression cannot have 'using' directives
@{ goto a; } ¦ 3 ¦ goto ¦ 'goto' is not supported
@{ a: return 1; } ¦ 3 ¦ goto ¦ labels are not supported
@{ yield return 1; } ¦ 3 ¦ yield ¦ 'yield' is not supported
@{ class A { } } ¦ 3 ¦ declaration ¦ a policy expression is the body of a method: 'class' cannot be declared in it
@{ public int F() { return 1; } } ¦ 3 ¦ declaration ¦ a policy expression is the body of a method: 'public' cannot be declared in it
@{ record Foo(int A); } ¦ 3 ¦ newer-csharp ¦ C# 9 feature: records
@{ static int F() => 1; } ¦ 3 ¦ newer-csharp ¦ C# 8 feature: static local functions
@{ async Task F() { } } ¦ 3 ¦ async ¦ policy expressions are not asynchronous: 'async' cannot be used
@{ await F(); } ¦ 3 ¦ async ¦ policy expressions are not asynchronous: 'await' cannot be used
@{ dynamic a = 1; } ¦ 3 ¦ dynamic ¦ policy expressions do not have 'dynamic'
@{ string? a = null; } ¦ 9 ¦ newer-csharp ¦ C# 8 feature: nullable reference types
@{ unsafe { } } ¦ 3 ¦ unsafe ¦ unsafe code: policy expressions have no 'unsafe'
@{ fixed (a) { } } ¦ 3 ¦ unsafe ¦ unsafe code: policy expressions have no 'fixed'
@{ int* a = b; } ¦ 3 ¦ unsafe ¦ unsafe code: policy expressions have no pointers
@{ ref int a = ref b; } ¦ 3 ¦ not-supported ¦ 'ref' variables are not supported
@{ int F(params int[] a) => 1; } ¦ 9 ¦ not-supported ¦ 'params' parameters of a local function are not supported
@{ T F<T>() where T : class => null; } ¦ 12 ¦ not-supported ¦ constraints ('where T : …') of a local function are not supported
@{ int F(int a); } ¦ 15 ¦ expected ¦ expected '{' or '=>' and the function's body before ';'
@{ (a, var b) = c; } ¦ 3 ¦ mixed-deconstruction ¦ a deconstruction either declares all of its variables or none
@{ (var a, b.c) = d; } ¦ 3 ¦ mixed-deconstruction ¦ a deconstruction either declares all of its variables or none
@{ var (a, (b, c)) = d; } ¦ 11 ¦ not-supported ¦ a deconstruction inside another is not supported
@{ #region x ¦ 3 ¦ preprocessor ¦ a policy expression has no lines for the preprocessor: '#region'
@{ return 1; } } ¦ 15 ¦ expected ¦ expected the end of the expression before '}'
@{ delegate { return 1; }.F(); } ¦ 3 ¦ not-supported ¦ a 'delegate' without parameters in parentheses is not supported
@{ int[] a = { { 1 } }; } ¦ 15 ¦ expected ¦ expected an expression before '{'
@{ a = b ? c; } ¦ 12 ¦ expected ¦ expected ':' before ';'
@{ return (a; } ¦ 12 ¦ expected ¦ expected ')' before ';'
@{ return a]; } ¦ 11 ¦ expected ¦ expected ';' before ']'
@{{name}} ¦ 7 ¦ expected ¦ expected ';' before '}'
@(a \u200B b) ¦ 4 ¦ character ¦ unexpected character U+200B
`;

const wrong = table
  .trim()
  .split('\n')
  .map((row) => row.split(' ¦ ') as [source: string, at: string, code: string, message: string]);

it.each(wrong)('%s is refused at %s', (written, at, code, message) => {
  const source = written.replace(String.raw`\u200B`, '\u200B');
  const parsed = parseExpression(source);
  expect(parsed).toMatchObject({ ok: false, failure: { at: Number(at), code: `expression/${code}`, message } });
});

it.each([
  ['@(a ??= b)', "write 'x = x ?? y' for 'x ??= y'"],
  ['@(a;)', 'statements are written as @{ … return …; }'],
  ['@(a.class)', "'class' is a keyword; write @class for a name"],
  [String.raw`@("\d")`, String.raw`write \\ for a backslash, or @"…" where backslashes stand for themselves`],
  ['@($"{a ? b : c}")', "in a hole of a string, put parentheses around '? :', as a ':' begins the format"],
  ['@{ using var a = b; }', "write 'using (var x = …) { … }'"],
  ['@(a is not null)', "write '!(x is T)', or 'x != null' for 'x is not null'"],
  ["@(a == 'bc')", "'…' holds one character; a string is written with double quotes"],
  ['@{ a() }', "every statement ends with ';'; the result is given with 'return …;'"],
])('%s is refused with what to write instead', (source, hint) => {
  expect(parseExpression(source)).toMatchObject({ ok: false, failure: { hint } });
});

it.each([
  ['a string over two lines', '@("a\nb")', 'newline in a string'],
  ['a character over two lines', "@('\n')", 'newline in a character literal'],
  ['a character of two code units', "@('\uD83D\uDE00')", 'too many characters in a character literal'],
  ['an interpolated string over two lines', '@($"a\nb")', 'newline in a string'],
  ['a hole over two lines', '@($"{a\n}")', 'C# 11 feature: a newline inside a hole of $"…"'],
])('%s is refused', (_, source, message) => {
  expect(parseExpression(source)).toMatchObject({ ok: false, failure: { message } });
});
