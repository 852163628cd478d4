import { expect, it } from 'vitest';
import { shapeOf, tableRows } from '../testing/syntax-table.ts';

/** Statements, and the shape of their trees. */
const table = String.raw`
## declarations
@{ var a = 1, b = 2; int c; const string d = "e"; } ¦ block([declare(var() [{a 1} {b 2}]) declare(int [c]) declare(isConst string [{d "e"}])])
@{ int[] a = { 1, 2 }; List<int> b = null; } ¦ block([declare(array(int) [{a array-initializer([1 2])}]) declare(named(List [int]) [{b null}])])
@{ int? a = b; Foo.Bar<int>[] c; (int, string x) d; } ¦ block([declare(nullable(int) [{a b}]) declare(array(named(Foo.Bar [int])) [c]) declare(tuple([int {string x}]) [d])])
@{ var (a, b) = c; (int d, var e) = f; (a, b) = (b, a); (a.b, c) = d; (_, var g) = h; } ¦ block([deconstruct([{var() a} {var() b}] c) deconstruct([{int d} {var() e}] f) deconstruct([a b] tuple([b a])) expression(assign(= tuple([member(a b) c]) d)) deconstruct([_ {var() g}] h)])
@{ var = 1; await = 2; from = a; } ¦ block([expression(assign(= var 1)) expression(assign(= await 2)) expression(assign(= from a))])
@{ string F(int a, ref int b, out string c, int d = 4) { return ""; } } ¦ block([local-function(string F [{int a} {int b ref} {string c out} {int d 4}] block([return("")]))])
@{ T F<T>(T a) => a; void G() => throw a; } ¦ block([local-function(T F [T] [{T a}] a) local-function(void G throw-expression(a))])
@{ a b = c; a<b> d; a? e = b ? c : d; a[] f; } ¦ block([declare(a [{b c}]) declare(named(a [b]) [d]) declare(nullable(a) [{e conditional(b c d)}]) declare(array(a) [f])])
## expressions
@{ f(); a = b; a++; --b; new Foo(); a.b(); a?.b(); {{n}}; } ¦ block([expression(call(f)) expression(assign(= a b)) expression(step(++ a)) expression(step(-- isPrefix b)) expression(new(Foo)) expression(call(member(a b))) expression(call(member(a b conditional))) expression({{n}})])
@{ string.Join("", a); default(Foo).F(); checked(a).F(); typeof(A).F(); } ¦ block([expression(call(member(string Join) ["" a])) expression(call(member(default(Foo) F))) expression(call(member(checked(isChecked a) F))) expression(call(member(typeof(A) F)))])
@{ (a).b(); (a + b).c(); ((Foo)a).b = 1; } ¦ block([expression(call(member(parenthesized(a) b))) expression(call(member(parenthesized(binary(+ a b)) c))) expression(assign(= member(parenthesized(cast(Foo a)) b) 1))])
## control
@{ if (a) b(); else if (c) { } else return; } ¦ block([if(a expression(call(b)) if(c block() return()))])
@{ while (a) { break; continue; } do f(); while (b); } ¦ block([while(a block([break() continue()])) do(b expression(call(f)))])
@{ for (int i = 0, j = 1; i < n; i++, j--) { } for (;;) ; for (i = 0, f(); ; ) { } } ¦ block([for([declare(int [{i 0} {j 1}])] binary(< i n) [step(++ i) step(-- j)] block()) for(empty()) for([expression(assign(= i 0)) expression(call(f))] block())])
@{ foreach (var x in xs) foreach (KeyValuePair<string, int> y in ys) { } } ¦ block([foreach(var() x xs foreach(named(KeyValuePair [string int]) y ys block()))])
@{ return; return a; throw; throw new Exception("x"); } ¦ block([return() return(a) throw() throw(new(Exception ["x"]))])
@{ switch (a) { case 1: case "b": f(); break; case Foo.Bar: break; case int x when x > 1: break; case null: default: return; } } ¦ block([switch(a [{[case(constant(1)) case(constant("b"))] [expression(call(f)) break()]} {[case(constant(member(Foo Bar)))] [break()]} {[case(type(int x) binary(> x 1))] [break()]} {[case(constant(null)) default()] [return()]}])])
@{ switch (a) { case var x: break; case Foo when b: break; case Foo when when c: break; case Foo when: break; case -1: break; default: default(Foo).F(); break; } } ¦ block([switch(a [{[case(var(x))] [break()]} {[case(constant(Foo) b)] [break()]} {[case(type(Foo when) c)] [break()]} {[case(type(Foo when))] [break()]} {[case(constant(unary(- 1)))] [break()]} {[default()] [expression(call(member(default(Foo) F))) break()]}])])
@{ try { } catch { } } ¦ block([try(block() [block()])])
@{ try { f(); } catch (Foo.Bar e) when (e.a) { throw; } catch (Exception) { } finally { g(); } } ¦ block([try(block([expression(call(f))]) [{Foo.Bar e member(e a) block([throw()])} {Exception block()}] block([expression(call(g))]))])
@{ using (var a = b) { } using (a) ; using (Foo x = y, z = w) { } lock (a) { } checked { } unchecked { } ; { } } ¦ block([using(declare(var() [{a b}]) block()) using(a empty()) using(declare(Foo [{x y} {z w}]) block()) lock(a block()) checked-block(isChecked block()) checked-block(block()) empty() block()])
`;

it.each(tableRows(table))('%s', (source, tree) => {
  expect(shapeOf(source)).toBe(tree);
});
