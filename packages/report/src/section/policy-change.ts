import type { Json, PropertyChange } from '@keelgate/model';
import { type Line, styled } from '../line.ts';
import { beforeAfter, block } from './before-after.ts';
import { propertyChange } from './property-change.ts';

/** A change inside a policy: `inbound/rate-limit-by-key: calls 100 → 200`, `inbound: cache-lookup added after cors`. */
export function policyChange(change: PropertyChange): readonly Line[] {
  const { path, before, after, secret } = change;
  if (isOfResource(path)) return propertyChange(change);
  if (path.startsWith('line ') && secret !== true) return beforeAfter(`${path}:`, text(before), text(after));
  const at = lastStep(path);
  const [holder, step] = [path.slice(0, Math.max(0, at)), path.slice(at + 1)];
  const where = holder === '' ? '' : `${holder}: `;
  if (secret === true)
    return [[`${where}${step.replace('text()', 'text').replace('@', '')} `, styled('yellow', 'changed, a secret')]];
  if (step.startsWith('@')) return beforeAfter(`${where}${step.slice(1)}`, text(before), text(after));
  if (step === 'text()') return beforeAfter(`${where}text`, text(before), text(after));
  return elementChange(change, `${where}${step} `, step);
}

function elementChange({ before, after, moved, behind }: PropertyChange, what: string, step: string): readonly Line[] {
  const place = behind === null || behind === undefined ? ', first' : ` after ${behind}`;
  if (moved === true) return [[what, styled('yellow', 'moved'), behind === null ? ' to the front' : place]];
  if (after === undefined) return [[what, styled('red', 'removed')], ...block('-', content(before, step))];
  return [[what, styled('green', 'added'), place], ...block('+', content(after, step))];
}

/** Properties of the resource around the policy. */
function isOfResource(path: string): boolean {
  return /^(?:rest\b|format$|text$)/.test(path);
}

/** A slash in a label's brackets is none of the path's. */
function lastStep(path: string): number {
  let depth = 0;
  for (let at = path.length - 1; at >= 0; at -= 1) {
    if (path[at] === ']') depth += 1;
    else if (path[at] === '[') depth -= 1;
    else if (path[at] === '/' && depth <= 0) return at;
  }
  return -1;
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' || value === undefined ? value : JSON.stringify(value);
}

/** What an element says beyond its name. */
function content(value: Json | undefined, step: string): string | undefined {
  const written = text(value);
  return written === `<${step} />` ? undefined : written;
}
