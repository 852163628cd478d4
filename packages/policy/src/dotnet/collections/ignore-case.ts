import { upperUnit } from '../core/text-case.ts';

const onlyAscii = /^[\0-\x7f]*$/;

/** What strings that are equal without regard to case share, as `StringComparer.OrdinalIgnoreCase` has it. */
export function ignoreCaseKey(text: string): string {
  if (onlyAscii.test(text)) return text.toUpperCase();
  let key = '';
  for (let at = 0; at < text.length; at += 1) key += upperUnit(text.charAt(at));
  return key;
}
