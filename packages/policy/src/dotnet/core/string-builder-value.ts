import type { Runtime } from '../runtime.ts';
import { burn, checkText } from '../runtime.ts';

/** A `StringBuilder`. Engines keep a string that is added to as a tree, so adding costs only what is added. */
export type BuilderValue = { readonly net: 'System.Text.StringBuilder'; text: string; capacity: number };

export function newBuilder(text: string, capacity = 16): BuilderValue {
  return { net: 'System.Text.StringBuilder', text, capacity: Math.max(capacity, text.length, 16) };
}

/** Adds at the end. */
export function append(rt: Runtime, self: BuilderValue, text: string): BuilderValue {
  checkText(rt, self.text.length + text.length);
  burn(rt, 1 + (text.length >>> 4));
  self.text += text;
  return self;
}

/** Puts a whole new text in place; its length is paid for. */
export function rewrite(rt: Runtime, self: BuilderValue, text: string): BuilderValue {
  checkText(rt, text.length);
  burn(rt, 1 + (text.length >>> 3));
  self.text = text;
  return self;
}
