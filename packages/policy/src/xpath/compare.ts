import type { Runtime } from '../dotnet/runtime.ts';
import { burn } from '../dotnet/runtime.ts';
import type { Operator } from './syntax.ts';
import type { XPathValue } from './value.ts';
import { textOfNode, toBoolean, toNumber, toText } from './value.ts';

type Plain = string | number | boolean;

/** `=`, `!=`, `<` and so on: of node-sets, whether it holds for some node. */
export function compareValues(rt: Runtime, operator: Operator, ...[left, right]: [XPathValue, XPathValue]): boolean {
  if (typeof left !== 'object' && typeof right !== 'object') return comparePlain(rt, operator, left, right);
  if (typeof left === 'boolean' || typeof right === 'boolean')
    return comparePlain(rt, operator, toBoolean(left), toBoolean(right));
  if (operator === '=' && typeof left === 'object' && typeof right === 'object') return shareText(rt, left, right);
  const others = plainOf(rt, right);
  for (const a of plainOf(rt, left))
    for (const b of others) {
      burn(rt, 1);
      if (comparePlain(rt, operator, a, b)) return true;
    }
  return false;
}

function plainOf(rt: Runtime, value: XPathValue): readonly Plain[] {
  if (typeof value !== 'object') return [value];
  burn(rt, value.length);
  return value.map((node) => textOfNode(rt, node));
}

function shareText(rt: Runtime, left: XPathValue & object, right: XPathValue & object): boolean {
  const texts = new Set(plainOf(rt, left));
  return plainOf(rt, right).some((text) => texts.has(text));
}

function comparePlain(rt: Runtime, operator: Operator, ...[left, right]: [Plain, Plain]): boolean {
  if (operator === '=') return isEqual(rt, left, right);
  if (operator === '!=') return !isEqual(rt, left, right);
  const a = toNumber(rt, left);
  const b = toNumber(rt, right);
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

function isEqual(rt: Runtime, left: Plain, right: Plain): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') return toBoolean(left) === toBoolean(right);
  if (typeof left === 'number' || typeof right === 'number') return toNumber(rt, left) === toNumber(rt, right);
  return toText(rt, left) === toText(rt, right);
}
