import type { FuzzCase } from '../../packages/policy/src/testing/fuzz/judge.ts';

/** So many smaller inputs are tried for a finding. */
const triesMax = 400;

/** The smallest case found that still shows the same: parts of the request are left out, then pieces of the text. */
export function shrunk(of: FuzzCase, shows: (one: FuzzCase) => boolean): FuzzCase {
  let tries = 0;
  let best = of;
  function attempt(next: FuzzCase): boolean {
    tries += 1;
    if (tries > triesMax || !shows(next)) return false;
    best = next;
    return true;
  }
  for (const key of Object.keys(of.request)) {
    if (key === 'method' || key === 'url') continue;
    const rest = Object.fromEntries(Object.entries(best.request).filter(([name]) => name !== key));
    attempt({ ...best, request: rest as FuzzCase['request'] });
  }
  attempt({ ...best, request: { ...best.request, method: 'GET', url: 'https://api.example.com/orders/1' } });
  for (const pattern of [/<[\w-]+(?:[^<>"']|"[^"]*"|'[^']*')*\/>/g, /\s[\w-]+=(?:"[^"]*"|'[^']*')/g]) {
    for (const [piece] of best.text.matchAll(pattern)) attempt({ ...best, text: best.text.replace(piece, () => '') });
  }
  for (let size = best.text.length >> 1; size >= 1 && tries < triesMax; size >>= 1) {
    for (let at = 0; at < best.text.length && tries < triesMax;) {
      const text = best.text.slice(0, at) + best.text.slice(at + size);
      if (!attempt({ ...best, text })) at += size;
    }
  }
  return best;
}
