import type { Value } from '../value.ts';
import { same } from './collection.ts';
import type { CallWork, TemplateFunction } from './define-function.ts';
import { isTrue, numberOf, scalar, textOf } from './define-function.ts';

const one = { min: 1, max: 1 };
const two = { min: 2, max: 2 };
const none = { min: 0, max: 0 };
const several = { min: 2, max: 64 };

/** Truths, comparisons and whole-number arithmetic. Source: Microsoft's reference of template functions. */
export const logicFunctions: readonly TemplateFunction[] = [
  {
    name: 'true',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: none,
    call: (_, work) => scalar(true, work),
  },
  {
    name: 'false',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: none,
    call: (_, work) => scalar(false, work),
  },
  {
    name: 'null',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: none,
    call: (_, work) => scalar(null, work),
  },
  {
    name: 'not',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([value], work) => scalar(!isTrue(value, work), work),
  },
  {
    name: 'and',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: several,
    call: (given, work) =>
      scalar(
        given.every((value) => isTrue(value, work)),
        work,
      ),
  },
  {
    name: 'or',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: several,
    call: (given, work) =>
      scalar(
        given.some((value) => isTrue(value, work)),
        work,
      ),
  },
  {
    name: 'bool',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([value], work) =>
      scalar(
        value?.kind === 'scalar' && value.value === 1
          ? true
          : value?.kind === 'scalar' && value.value === 0
            ? false
            : isTrue(value, work),
        work,
      ),
  },
  {
    name: 'equals',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: ([left, right], work) => scalar(left !== undefined && right !== undefined && same(left, right), work),
  },
  {
    name: 'less',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: compared((order) => order < 0),
  },
  {
    name: 'lessOrEquals',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: compared((order) => order <= 0),
  },
  {
    name: 'greater',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: compared((order) => order > 0),
  },
  {
    name: 'greaterOrEquals',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: compared((order) => order >= 0),
  },
  {
    name: 'int',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: one,
    call: ([value], work) => scalar(numberOf(value, work), work),
  },
  {
    name: 'add',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: ([left, right], work) => scalar(numberOf(left, work) + numberOf(right, work), work),
  },
  {
    name: 'sub',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: ([left, right], work) => scalar(numberOf(left, work) - numberOf(right, work), work),
  },
  {
    name: 'mul',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: ([left, right], work) => scalar(numberOf(left, work) * numberOf(right, work), work),
  },
  {
    name: 'div',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: ([left, right], work) => scalar(Math.trunc(numberOf(left, work) / divisor(right, work)), work),
  },
  {
    name: 'mod',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: two,
    call: ([left, right], work) => scalar(numberOf(left, work) % divisor(right, work), work),
  },
  {
    name: 'min',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: { min: 1, max: 64 },
    call: (given, work) => scalar(Math.min(...numbers(given, work)), work),
  },
  {
    name: 'max',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: { min: 1, max: 64 },
    call: (given, work) => scalar(Math.max(...numbers(given, work)), work),
  },
];

function numbers(given: readonly Value[], work: CallWork): readonly number[] {
  return given
    .flatMap((value) => (value.kind === 'list' ? value.items : [value]))
    .map((value) => numberOf(value, work));
}

function divisor(value: Value | undefined, work: CallWork): number {
  const by = numberOf(value, work);
  return by === 0 ? work.refuse('expected a divisor other than 0') : by;
}

function compared(holds: (order: number) => boolean): TemplateFunction['call'] {
  return ([left, right], work) => {
    if (left?.kind === 'scalar' && typeof left.value === 'number')
      return scalar(holds(left.value - numberOf(right, work)), work);
    const [a, b] = [textOf(left, work), textOf(right, work)];
    return scalar(holds(a < b ? -1 : Number(a > b)), work);
  };
}
