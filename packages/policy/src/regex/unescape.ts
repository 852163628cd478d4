import { takeCharEscape } from './parse-escape.ts';
import type { Scan } from './scan.ts';
import { left } from './scan.ts';

/** A text without its escapes. */
export function unescapePattern(pattern: string): string {
  const scan: Scan = {
    pattern,
    at: 0,
    options: 0,
    depth: 0,
    nextNumber: 1,
    groups: null,
    numbersSeen: new Set(),
    namesSeen: new Set(),
    spend: () => undefined,
  };
  let text = '';
  for (;;) {
    const escape = pattern.indexOf('\\', scan.at);
    if (escape === -1) return text + pattern.slice(scan.at);
    text += pattern.slice(scan.at, escape);
    scan.at = escape + 1;
    if (left(scan) > 0) text += String.fromCharCode(takeCharEscape(scan));
  }
}
