import type { Runtime } from './runtime.ts';
import { burn, checkText } from './runtime.ts';

/** A text that is written piece by piece, and stays within its bounds while it grows. */
export type TextParts = { readonly rt: Runtime; readonly parts: string[]; chars: number };

export function put(to: TextParts, text: string): void {
  to.chars += text.length;
  checkText(to.rt, to.chars);
  burn(to.rt, 1 + (text.length >>> 4));
  to.parts.push(text);
}
