import type { Body } from '../../http/body.ts';
import { bodyText, copyBody } from '../../http/body.ts';

/** The JSON of a body; `null` where it is none. */
export function jsonOf(body: Body | null): unknown {
  return parsed(bodyText(copyBody(body)));
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** An object's own member; `undefined` where there is none. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as { readonly [name: string]: unknown })[name]
    : undefined;
}

export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
