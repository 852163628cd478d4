import type { NetType } from '../../dotnet/type.ts';
import type { NetValue } from '../../dotnet/value.ts';
import { isUnknown, printType, unknownType } from '../../dotnet/type-ops.ts';
import { isSimple } from '../emit/literal.ts';
import type { Declaration, Statement } from '../syntax.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { fault, newName, newTemp, wrong } from './checker.ts';
import { checkAs } from './convert.ts';
import { arrayOfElements } from './creation.ts';
import { declare, findName } from './scope.ts';
import { resolveSyntax } from './type-syntax.ts';

/** `var x = …;`, `int a = 1, b;`, `const string c = "…";`. */
export function checkDeclaration(c: Checker, { type, variables, isConst }: Declaration, scope: Scope): string {
  const written = type.kind === 'var' ? null : resolveSyntax(c, type, scope);
  return variables.map((variable) => declareOne(c, variable, { written, isConst, scope })).join(' ');
}

type One = { readonly written: NetType | null; readonly isConst: boolean; readonly scope: Scope };

function declareOne(c: Checker, variable: Declaration['variables'][number], one: One): string {
  const { name, value, at } = variable;
  const { written, scope } = one;
  const js = newName(c, 'v');
  if (value === null) {
    if (written === null) fault(c, 'expression/no-value', at, `'${name}' needs a value: var takes its type from it`);
    declare(c, scope, { name, type: written ?? unknownType }, { at, js });
    return `let ${js} = null;`;
  }
  // A lambda may call itself through the variable that it is given to.
  if (value.kind === 'lambda' && written !== null) {
    declare(c, scope, { name, type: written }, { at, js });
    return `let ${js} = null; ${js} = ${checkAs(c, value, scope, written).js};`;
  }
  const initial = initialValue(c, value, { written, scope });
  const type = written ?? inferred(c, initial, name);
  declare(c, scope, { name, type }, { at, js, ...constness(c, initial, { name, isConst: one.isConst }) });
  return `let ${js} = ${initial.js};`;
}

type Constness = { readonly readOnly?: string; readonly constant?: NetValue };

/** What `const` makes of a variable. */
function constness(c: Checker, initial: Typed, { name, isConst }: { name: string; isConst: boolean }): Constness {
  if (!isConst) return {};
  const readOnly = `'${name}' is a constant`;
  if (initial.constant !== undefined) return { readOnly, constant: initial.constant };
  if (!isUnknown(initial.type)) fault(c, 'expression/not-constant', initial.at, `'${name}' needs a constant value`);
  return { readOnly };
}

type Initial = NonNullable<Declaration['variables'][number]['value']>;

function initialValue(
  c: Checker,
  value: Initial,
  { written, scope }: { written: NetType | null; scope: Scope },
): Typed {
  if (value.kind !== 'array-initializer')
    return written === null ? c.check(value, scope) : checkAs(c, value, scope, written);
  if (written?.kind === 'array')
    return arrayOfElements(c, value.elements, { element: written.element, scope, at: value.at });
  if (written === null || !isUnknown(written))
    fault(c, 'expression/no-array-type', value.at, 'only an array begins with { }');
  return wrong(value.at);
}

/** The type that `var` stands for. */
function inferred(c: Checker, { type, at }: Typed, name: string): NetType {
  if (type.kind !== 'null' && type.kind !== 'void') return type;
  fault(
    c,
    'expression/no-var-type',
    at,
    `'${name}' cannot be var: ${type.kind === 'void' ? 'there is no value' : 'null has no type'}`,
  );
  return unknownType;
}

type Deconstruction = Statement & { readonly kind: 'deconstruct' };

/** `var (a, b) = pair;`. */
export function checkDeconstruction(c: Checker, { targets, value, at }: Deconstruction, scope: Scope): string {
  const whole = c.check(value, scope);
  const types = elementTypes(c, whole, targets.length);
  const temp = isSimple(whole.js) ? whole.js : newTemp(c, scope);
  const codes = temp === whole.js ? [] : [`${temp} = ${whole.js};`];
  for (const [index, target] of targets.entries()) {
    if (target.name === '_') continue;
    const type =
      target.type === null || target.type.kind === 'var' ? types[index] : resolveSyntax(c, target.type, scope);
    const item = isUnknown(whole.type) ? `$d.member(rt, ${temp}, "Item${index + 1}")` : `${temp}.items[${index}]`;
    codes.push(
      assignOrDeclare(
        c,
        { name: target.name, isNew: target.type !== null, type: type ?? unknownType, at, item },
        scope,
      ),
    );
  }
  return codes.join(' ');
}

type Item = {
  readonly name: string;
  readonly isNew: boolean;
  readonly type: NetType;
  readonly at: number;
  readonly item: string;
};

function assignOrDeclare(c: Checker, { name, isNew, type, at, item }: Item, scope: Scope): string {
  const known = isNew ? undefined : findName(scope, name);
  if (known?.kind === 'variable') return `${known.js} = ${item};`;
  const js = newName(c, 'v');
  declare(c, scope, { name, type }, { at, js });
  return `let ${js} = ${item};`;
}

function elementTypes(c: Checker, { type, at }: Typed, count: number): readonly NetType[] {
  if (type.kind === 'tuple' && type.elements.length === count) return type.elements.map((element) => element.type);
  if (!isUnknown(type))
    fault(c, 'expression/no-deconstruct', at, `a '${printType(type)}' does not fall into ${count} parts`);
  return [];
}
