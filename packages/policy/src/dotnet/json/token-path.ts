import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { JToken } from './token.ts';
import { isJProperty } from './token.ts';
import { indexIn } from './tree.ts';

/** `token.Path`: names joined by dots, indexes in brackets; names with signs in them quoted in brackets. */
export function tokenPath(rt: Runtime, token: JToken): string {
  const steps: (string | number)[] = [];
  let at: JToken = token;
  while (at.parent !== null) {
    burn(rt, 1);
    if (isJProperty(at)) steps.push(at.name);
    else if (!isJProperty(at.parent)) steps.push(indexIn(rt, at.parent, at));
    at = at.parent;
  }
  if (isJProperty(at)) steps.push(at.name);
  return joinPath(steps.reverse());
}

export function joinPath(steps: readonly (string | number)[]): string {
  let path = '';
  for (const step of steps) {
    if (typeof step === 'number') path += `[${step}]`;
    else if (special.test(step)) path += `['${step.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}']`;
    else path += path === '' ? step : `.${step}`;
  }
  return path;
}

const special = /[. '/"[\]()\t\n\r\f\b\\\u0085\u2028\u2029]/;
