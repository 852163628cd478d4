import { callFunction } from './call.ts';
import type { Expression } from './expression.ts';
import { printMember } from './print-expression.ts';
import { expressionOf } from './residual.ts';
import type { Standing } from './scope.ts';
import { inside } from './written-text.ts';
import { complain, deeper, spend } from './session.ts';
import { specialForms } from './special.ts';
import { callUserFunction } from './user-function.ts';
import type { Value } from './value.ts';
import { described, entryOf } from './value.ts';

/** What an expression gives where it stands. */
export function evaluateExpression(expression: Expression, standing: Standing): Value {
  return deeper(standing.scope.session, standing.place, () => {
    spend(standing.scope.session, 1, standing.place);
    switch (expression.kind) {
      case 'text':
      case 'number':
        return { kind: 'scalar', value: expression.value, place: standing.place };
      case 'property':
        return member(evaluateExpression(expression.of, standing), expression.name, { expression, standing });
      case 'index':
        return indexed(evaluateExpression(expression.of, standing), evaluateExpression(expression.index, standing), {
          expression,
          standing,
        });
      case 'call':
        return call(expression, standing);
    }
  });
}

function call(expression: Expression & { kind: 'call' }, standing: Standing): Value {
  const name = expression.name.toLowerCase();
  const special = specialForms.get(name) ?? (isListCall(name) ? specialForms.get('list*') : undefined);
  if (special !== undefined) return special(expression, standing);
  return name.includes('.') ? callUserFunction(expression, standing) : callFunction(expression, standing);
}

/** `listKeys`, `listSecrets`, …: any operation of a resource whose name begins so. */
function isListCall(name: string): boolean {
  return name.startsWith('list') && name.length > 4;
}

type Access = { readonly expression: Expression; readonly standing: Standing };

function member(of: Value, name: string, { expression, standing }: Access): Value {
  const { place } = standing;
  if (of.kind === 'unknown') return memberOfUnknown(of, name, { expression, standing });
  const found = entryOf(of, name);
  if (found !== undefined) return found;
  complain(standing.scope.session, inside(place, expression.at), {
    code: 'arm/no-property',
    message: `there is no property "${name}" in ${described(of)}`,
    ...hintOf(of),
  });
  return { kind: 'unknown', what: `${described(of)}.${name}`, place, expression: printMember(expressionOf(of), name) };
}

function hintOf(of: Value): { readonly hint?: string } {
  if (of.kind !== 'map' || of.entries.size === 0) return {};
  const names = [...of.entries.keys()].slice(0, 8).map((name) => name.slice(0, 60));
  return { hint: `it has ${names.join(', ')}${of.entries.size > names.length ? ', …' : ''}` };
}

/** What is known of it all the same, or one more step that only a deployment can take. */
function memberOfUnknown(of: Value & { kind: 'unknown' }, name: string, { expression, standing }: Access): Value {
  const { place } = standing;
  const text = of.expression === undefined ? {} : { expression: printMember(of.expression, name) };
  const unknown: Value = { kind: 'unknown', what: `${of.what}.${name}`, place, ...text };
  if (of.known === undefined) return unknown;
  const found = entryOf(of.known.value, name);
  if (found === undefined) {
    return of.known.isOpen ? unknown : member(of.known.value, name, { expression, standing });
  }
  return of.known.isOpen ? opened(found, unknown) : found;
}

/** A part of something that has more in it than is known has, too. */
function opened(found: Value, unknown: Value & { kind: 'unknown' }): Value {
  if (found.kind === 'scalar') return found;
  if (found.kind === 'unknown') return found;
  return { ...unknown, known: { value: found, isOpen: true } };
}

/** A member whose name is secure: it is looked for, but not named. */
function secretMember(of: Value, index: Value & { kind: 'scalar' }, { expression, standing }: Access): Value {
  const { place } = standing;
  const found = entryOf(of, String(index.value));
  if (found !== undefined) return found;
  if (of.kind !== 'unknown') {
    complain(standing.scope.session, inside(place, expression.at), {
      code: 'arm/no-property',
      message: `there is no property of that secure name in ${described(of)}`,
    });
  }
  const text = `${expressionOf(of)}[${expressionOf(index)}]`;
  return { kind: 'unknown', what: 'a property of a secure name', place, expression: text };
}

function indexed(of: Value, index: Value, access: Access): Value {
  if (index.kind === 'scalar' && typeof index.value === 'string') {
    return index.secure === true ? secretMember(of, index, access) : member(of, index.value, access);
  }
  const { standing } = access;
  const unknown: Unknown = {
    kind: 'unknown',
    what: `${of.kind === 'unknown' ? of.what : 'a list'}[…]`,
    place: standing.place,
    expression: `${expressionOf(of)}[${expressionOf(index)}]`,
  };
  const known = of.kind === 'unknown' ? of.known : { value: of, isOpen: false };
  if (index.kind === 'unknown' || known === undefined) return unknown;
  const found = itemOf(known.value, index);
  if (found !== undefined) return known.isOpen ? opened(found, unknown) : found;
  if (known.isOpen && known.value.kind === 'list') return unknown;
  complain(standing.scope.session, inside(standing.place, access.expression.at), {
    code: 'arm/no-item',
    message: noItem(known.value, index),
  });
  return unknown;
}

type Unknown = Value & { readonly kind: 'unknown' };

function itemOf(of: Value, index: Value): Value | undefined {
  if (of.kind !== 'list' || index.kind !== 'scalar' || typeof index.value !== 'number') return undefined;
  return index.value < 0 ? undefined : of.items[index.value];
}

function noItem(of: Value, index: Value): string {
  if (of.kind === 'list' && index.kind === 'scalar' && typeof index.value === 'number') {
    return `there is no item ${described(index)} in a list of ${of.items.length}`;
  }
  return `${described(index)} asks for an item of ${described(of)}, expected a number and a list, or a name and an object`;
}
