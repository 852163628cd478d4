import type { ExceptionValue } from '../exception-value.ts';
import type { Runtime } from '../runtime.ts';
import { newText } from '../runtime.ts';
import type { NetValue } from '../value.ts';

/** What an exception's type keeps under this property; `null` where it was thrown without. */
export function exceptionDatum(value: ExceptionValue, property: string): NetValue {
  return Object.hasOwn(value.data, property) ? (value.data[property] ?? null) : null;
}

/** `ToString()` of an exception; there is no stack trace to show. */
export function exceptionText(rt: Runtime, value: ExceptionValue): string {
  let text = '';
  let end = '';
  let at: ExceptionValue | null = value;
  while (at !== null) {
    text += `${text === '' ? '' : ' ---> '}${at.net}${at.message === '' ? '' : `: ${at.message}`}`;
    if (at.inner !== null) end += '\r\n   --- End of inner exception stack trace ---';
    at = at.inner;
  }
  return newText(rt, text + end);
}
