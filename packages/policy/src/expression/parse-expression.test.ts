import { expect, it } from 'vitest';
import { shapeOf, tableRows } from '../testing/syntax-table.ts';

/** Expressions, and the shape of their trees. */
const table = String.raw`
## literals
@(null) ¦ null
@(true) ¦ true
@(0x_FFuL) ¦ 255ul
@(0b1010_0001) ¦ 161
@(1_000) ¦ 1000
@(4LU) ¦ 4ul
@(.5) ¦ .5
@(1.5e-3) ¦ 1.5e-3
@(1_0.5_0f) ¦ 10.50f
@(2m) ¦ 2m
@(1D) ¦ 1d
@('\'') ¦ '''
@('\x41') ¦ 'A'
@("\u0041\U0001F600\0\x9g") ¦ "A😀\u0000\tg"
@("\'\"\\\a\b\f\n\r\t\v") ¦ "'\"\\\u0007\b\f\n\r\t\u000b"
@(@"c:\a ""b""") ¦ "c:\\a \"b\""
@("a{{n}}b") ¦ "a{{n}}b"
@(- 2147483648) ¦ unary(- 2147483648)
## interpolated strings
@($"a{b}c{{d}}") ¦ interpolated([a b c{d}])
@($"{a,-5:N2}") ¦ interpolated([{a unary(- 5) N2}])
@($"{a:HH:mm:ss}") ¦ interpolated([{a HH:mm:ss}])
@($"{a:{{x}}}") ¦ interpolated([{a {x}}])
@($"{d["k"]}{(c ? "x" : "y")}") ¦ interpolated([index(d ["k"]) parenthesized(conditional(c "x" "y"))])
@($"{$"{a}"}") ¦ interpolated([interpolated([a])])
@($@"c:\{a} ""q""") ¦ interpolated([c:\ a  "q"])
@(@$"\{a}") ¦ interpolated([\ a])
@($"{ {{n}} }") ¦ interpolated([{{n}}])
@($"{f(x => { return x ? 1 : 2; })}") ¦ interpolated([call(f [lambda([x] block([return(conditional(x 1 2))]))])])
@($"") ¦ interpolated()
## members, calls, indexes
@(a.b.c) ¦ member(member(a b) c)
@(a?.b.c?[0].d()) ¦ call(member(index(member(member(a b conditional) c) [0] conditional) d))
@((a?.b).c) ¦ member(parenthesized(member(a b conditional)) c)
@(a.f(b, name: c)) ¦ call(member(a f) [b {name c}])
@(f(ref a, out b, out var c, out int d, out _, out var _)) ¦ call(f [{ref a} {out b} {out c c} {out {int d} d} {out _} {out _ _}])
@(f(out List<int> x)) ¦ call(f [{out {named(List [int]) x} x}])
@(a[1, "x"]) ¦ index(a [1 "x"])
@(int.Parse("1")) ¦ call(member(int Parse) ["1"])
@(string.IsNullOrEmpty(a)) ¦ call(member(string IsNullOrEmpty) [a])
@(global::System.Math.Abs(a)) ¦ call(member(member(System Math) Abs) [a])
@({{name}}.Length + {{a.b-c_1}}) ¦ binary(+ member({{name}} Length) {{a.b-c_1}})
@(1.ToString()) ¦ call(member(1 ToString))
@(@class.@var.@a) ¦ member(member(class var) a)
## generics or comparisons
@(f<int>(a)) ¦ call(name(f [int]) [a])
@(a.OfType<JProperty>().First()) ¦ call(member(call(member(a OfType [JProperty])) First))
@(f(a < b, c > (d))) ¦ call(f [call(name(a [b c]) [d])])
@(f(a < b, c > d)) ¦ call(f [binary(< a b) binary(> c d)])
@(a < b) ¦ binary(< a b)
@(a < b && c > d) ¦ binary(&& binary(< a b) binary(> c d))
@(a < b > (c)) ¦ call(name(a [b]) [c])
@(Foo<Bar<int>>.Baz) ¦ member(name(Foo [named(Bar [int])]) Baz)
@(i < list.Count ? a : b) ¦ conditional(binary(< i member(list Count)) a b)
@(a as List<string> ?? b) ¦ binary(?? as(a named(List [string])) b)
## casts or parentheses
@((int)x) ¦ cast(int x)
@((int)-1) ¦ cast(int unary(- 1))
@((int?)-1) ¦ cast(nullable(int) unary(- 1))
@((x) - 1) ¦ binary(- parenthesized(x) 1)
@((x)y) ¦ cast(x y)
@((Foo)(bar)) ¦ cast(Foo parenthesized(bar))
@((Foo.Bar)(-1)) ¦ cast(Foo.Bar parenthesized(unary(- 1)))
@((string)t["a"]) ¦ cast(string index(t ["a"]))
@((string)a.b.c()) ¦ cast(string call(member(member(a b) c)))
@((x)) ¦ parenthesized(x)
@((a.b).c) ¦ member(parenthesized(member(a b)) c)
@((List<int>)x) ¦ cast(named(List [int]) x)
@((int[])x) ¦ cast(array(int) x)
@(((int, string b))x) ¦ cast(tuple([int {string b}]) x)
@((IEnumerable<string>)!x) ¦ cast(named(IEnumerable [string]) unary(! x))
@((string){{n}}) ¦ cast(string {{n}})
@((a)?.b) ¦ member(parenthesized(a) b conditional)
@((x) is int) ¦ is(parenthesized(x) type(int))
@((Func<int>)(() => 1)) ¦ cast(named(Func [int]) parenthesized(lambda(1)))
## operators
@(a + b * c - d) ¦ binary(- binary(+ a binary(* b c)) d)
@(a ?? b ?? c) ¦ binary(?? a binary(?? b c))
@(a || b && c | d ^ e & f == g < h << i + j * -k) ¦ binary(|| a binary(&& b binary(| c binary(^ d binary(& e binary(== f binary(< g binary(<< h binary(+ i binary(* j unary(- k)))))))))))
@(a >> 1 >= b) ¦ binary(>= binary(>> a 1) b)
@(a = b = c) ¦ assign(= a assign(= b c))
@(a >>= 1) ¦ assign(>> a 1)
@(a += b << 2) ¦ assign(+ a binary(<< b 2))
@(a ? b : c ? d : e) ¦ conditional(a b conditional(c d e))
@(a ? b = 1 : c) ¦ conditional(a assign(= b 1) c)
@(a ?? throw b) ¦ binary(?? a throw-expression(b))
@(a ? throw b : c) ¦ conditional(a throw-expression(b) c)
@(!a == ~b) ¦ binary(== unary(! a) unary(~ b))
@(a++ + ++b) ¦ binary(+ step(++ a) step(++ isPrefix b))
@(-a.b) ¦ unary(- member(a b))
@(a ?.5 : 1) ¦ conditional(a .5 1)
@(a is int ? b : c) ¦ conditional(is(a type(int)) b c)
@(a is int? ? b : c) ¦ conditional(is(a type(nullable(int))) b c)
@(a as int? == 1) ¦ binary(== as(a nullable(int)) 1)
@(checked(a + 1) + unchecked(b)) ¦ binary(+ checked(isChecked binary(+ a 1)) checked(b))
@(default(int) + f(default)) ¦ binary(+ default(int) call(f [default()]))
@(typeof(Dictionary<string, int[]>)) ¦ typeof(named(Dictionary [string array(int)]))
@(nameof(a.b)) ¦ nameof(member(a b))
@(nameof + var + when + from + select + async + await + dynamic + record) ¦ binary(+ binary(+ binary(+ binary(+ binary(+ binary(+ binary(+ binary(+ nameof var) when) from) select) async) await) dynamic) record)
## patterns
@(a is null) ¦ is(a constant(null))
@(a is string) ¦ is(a type(string))
@(a is string s && s.Length > 0) ¦ binary(&& is(a type(string s)) binary(> member(s Length) 0))
@(a is var x) ¦ is(a var(x))
@(a is Foo.Bar) ¦ is(a type(Foo.Bar))
@(a is -1) ¦ is(a constant(unary(- 1)))
@(a is "x" || a is 'c') ¦ binary(|| is(a constant("x")) is(a constant('c')))
@(!(a is int[] xs)) ¦ unary(! parenthesized(is(a type(array(int) xs))))
@(a is not && b) ¦ binary(&& is(a type(not)) b)
## new
@(new Foo()) ¦ new(Foo)
@(new Foo(a) { B = 1, C = { 2, 3 }, D = { E = 4 }, }) ¦ new(Foo [a] object([{member(B) 1} {member(C) collection([[2] [3]])} {member(D) object([{member(E) 4}])}]))
@(new List<int> { 1, 2 }) ¦ new(named(List [int]) collection([[1] [2]]))
@(new Dictionary<string, int> { { "a", 1 }, { "b", 2 }, }) ¦ new(named(Dictionary [string int]) collection([["a" 1] ["b" 2]]))
@(new JObject { ["a"] = 1, ["b"] = {{n}} }) ¦ new(JObject object([{index(["a"]) 1} {index(["b"]) {{n}}}]))
@(new JObject(new JProperty("a", 1))) ¦ new(JObject [new(JProperty ["a" 1])])
@(new { a, b.c, d?.e, f = 1 }) ¦ new-anonymous([{a a} {c member(b c)} {e member(d e conditional)} {f 1}])
@(new { }) ¦ new-anonymous()
@(new int[3]) ¦ new-array(int 3)
@(new int[3][]) ¦ new-array(array(int) 3)
@(new[] { 1, 2 }) ¦ new-array([1 2])
@(new string[] { "a", }) ¦ new-array(string ["a"])
@(new int[][] { new[] { 1 } }) ¦ new-array(array(int) [new-array([1])])
@(new byte[n].Length) ¦ member(new-array(byte n) Length)
@(new int?[1]) ¦ new-array(nullable(int) 1)
@(new (int a, string)[1]) ¦ new-array(tuple([{int a} string]) 1)
## tuples
@((a, b)) ¦ tuple([a b])
@((x: 1, y: (2, 3))) ¦ tuple([{x 1} {y tuple([2 3])}])
## lambdas
@(x => x) ¦ lambda([x] x)
@(() => 1) ¦ lambda(1)
@((x, y) => x + y) ¦ lambda([x y] binary(+ x y))
@((int x, List<string> y) => { return x; }) ¦ lambda([{x int} {y named(List [string])}] block([return(x)]))
@(x => y => z) ¦ lambda([x] lambda([y] z))
@(x => throw y) ¦ lambda([x] throw-expression(y))
@(f(x => x.y, (a, _) => a)) ¦ call(f [lambda([x] member(x y)) lambda([a _] a)])
@(f(delegate (int x) { return x; })) ¦ call(f [lambda([{x int}] block([return(x)]))])
@((async) => async) ¦ lambda([async] async)
@(xs.Where(x => x.a == b ? c : d).Select(x => new { x.a })) ¦ call(member(call(member(xs Where) [lambda([x] conditional(binary(== member(x a) b) c d))]) Select) [lambda([x] new-anonymous([{a member(x a)}]))])
## queries
@(from x in xs select x) ¦ query([from(x xs) select(x)])
@(from int x in xs where x > 1 && y orderby x descending, -x ascending select (x)) ¦ query([from(int x xs) where(binary(&& binary(> x 1) y)) orderby([{x descending} unary(- x)]) select(parenthesized(x))])
@(from x in xs let y = x.z from w in y where (x) join q in qs on x.id equals q.id select w) ¦ query([from(x xs) let(y member(x z)) from(w y) where(parenthesized(x)) join(q qs member(x id) member(q id)) select(w)])
@(from x in xs join string q in qs on x equals q into g select g) ¦ query([from(x xs) join(q call(member(qs Cast [string])) x q g) select(g)])
@(from x in xs group x by x.k into g select g.Key) ¦ query([from(x xs) group(x member(x k) g) select(member(g Key))])
@((from x in xs select x).First()) ¦ call(member(parenthesized(query([from(x xs) select(x)])) First))
@(f(from)) ¦ call(f [from])
@(from is select) ¦ is(from type(select))
@(f(from x in xs select x, group)) ¦ call(f [query([from(x xs) select(x)]) group])
@(from x in from y in ys select y where x.@group select x) ¦ query([from(x query([from(y ys) select(y)])) where(member(x group)) select(x)])
@(from x in xs select new { x.a, b = from y in ys select y } into z select z) ¦ query([from(x xs) select(new-anonymous([{a member(x a)} {b query([from(y ys) select(y)])}]) z) select(z)])
`;

it.each(tableRows(table))('%s', (source, tree) => {
  expect(shapeOf(source)).toBe(tree);
});

it.each([
  ['@( /* a */ b // c\n )', 'b'],
  ['@(a\r\n\t?.b\u00A0.c\u2028.d)', 'member(member(member(a b conditional) c) d)'],
  ['@($@"a\n{\nb\n}")', 'interpolated([a\n b])'],
  ['@(@"a\nb")', String.raw`"a\nb"`],
  ['@(a\u200Db)', 'ab'],
])('%j is parsed over blanks and lines', (source, tree) => {
  expect(shapeOf(source)).toBe(tree);
});
