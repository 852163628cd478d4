import type { Statement, Switch, SwitchLabel } from '../syntax.ts';
import { builtin } from '../../dotnet/type-ops.ts';
import { isSimple } from '../emit/literal.ts';
import type { Checker, Scope, StatementCode, Typed } from './checker.ts';
import { fault, newName, newTemp } from './checker.ts';
import { checkAs } from './convert.ts';
import { contains } from './jumps.ts';
import { matches } from './patterns.ts';
import { innerScope } from './scope.ts';

/** `switch`: its sections are tried in order, `default` last wherever it stands. */

type Within = {
  readonly scope: Scope;
  readonly statements: (statements: readonly Statement[], scope: Scope) => StatementCode;
};

export function checkSwitch(c: Checker, { value, sections, at }: Switch, within: Within): StatementCode {
  const subject = c.check(value, within.scope);
  const isPlain = isSimple(subject.js) && subject.constant === undefined;
  const name = isPlain ? subject.js : newTemp(c, within.scope);
  const label = newName(c, 'l');
  const seen = new Set<unknown>();
  const subjectValue: Typed = { type: subject.type, js: name, at: subject.at };
  const codes = sections.map((section) => {
    sayDuplicates(c, section.labels, seen);
    return checkSection(c, section, { within, label, subject: subjectValue, at });
  });
  const cases = codes.flatMap(({ test, js }) => (test === null ? [] : [`if (${test}) { ${js} }`]));
  const otherwise = codes.find(({ test }) => test === null);
  const chain = [...cases, ...(otherwise === undefined ? [] : [`{ ${otherwise.js} }`])].join(' else ');
  const isLeft = sections.some(({ statements }) => statements.some((each) => contains(each, 'break')));
  const first = isPlain ? '' : `${name} = ${subject.js};`;
  return { js: `${first} ${label}: { ${chain} }`, ends: otherwise !== undefined && !isLeft };
}

type Inside = { readonly within: Within; readonly label: string; readonly subject: Typed; readonly at: number };

/** A section's test, `null` of `default`, and its statements. */
function checkSection(
  c: Checker,
  { labels, statements }: Switch['sections'][number],
  { within, label, subject, at }: Inside,
): { readonly test: string | null; readonly js: string } {
  const scope = innerScope(within.scope, { exit: { label } });
  const tests = labels.flatMap((each) => (each.kind === 'case' ? [testOf(c, subject, { label: each, scope })] : []));
  const { js, ends } = within.statements(statements, scope);
  if (!ends) fault(c, 'expression/fall-through', labels[0]?.at ?? at, 'a section must end with break, return or throw');
  return { test: tests.length < labels.length ? null : tests.join(' || '), js };
}

type Case = SwitchLabel & { readonly kind: 'case' };

function testOf(c: Checker, subject: Typed, { label, scope }: { readonly label: Case; readonly scope: Scope }): string {
  const test = matches(c, subject, { pattern: label.pattern, scope });
  if (label.when === null) return test;
  return `(${test} && ${checkAs(c, label.when, scope, builtin('System.Boolean')).js})`;
}

function sayDuplicates(c: Checker, labels: readonly SwitchLabel[], seen: Set<unknown>): void {
  for (const label of labels) {
    const key = keyOf(label);
    if (key === null) continue;
    if (seen.has(key)) fault(c, 'expression/duplicate-case', label.at, 'this case stands twice');
    seen.add(key);
  }
}

/** What tells labels apart that are plain constants. */
function keyOf(label: SwitchLabel): string | null {
  if (label.kind === 'default') return 'default';
  const { pattern, when } = label;
  if (when !== null || pattern.kind !== 'constant' || pattern.value.kind !== 'literal') return null;
  const { value } = pattern.value;
  if (value.kind === 'null') return 'null';
  return value.kind === 'char'
    ? `char:${value.code}`
    : `${value.kind}:${value.kind === 'real' ? value.text : String(value.value)}`;
}
