import type { Json } from '@keelgate/model';
import { isMap } from '../resource/difference.ts';

/** What old versions call members, and where these are today. */
const renamed: ReadonlyMap<string, readonly string[]> = new Map([
  ['policycontent', ['value']],
  ['contentformat', ['format']],
  ['contentvalue', ['value']],
  ['productid', ['scope']],
  ['userid', ['ownerId']],
  ['name', ['displayName']],
  ['sample', ['examples', 'default', 'value']],
]);

/**
 * Leaves of what was found that are not in what was written, as `path found written`. Names of members and spellings of
 * words and ids are not told apart by case, nor are ids of the service's own resources by what comes before them.
 */
export function lostLeaves(found: Json, written: Json | undefined, at = ''): readonly string[] {
  if (Array.isArray(found)) {
    const items: readonly Json[] = Array.isArray(written) ? written : [];
    return found.flatMap((item: Json, index) => lostLeaves(item, items[index], `${at}[${index}]`));
  }
  if (isMap(found)) {
    return Object.entries(found).flatMap(([name, value]) => {
      const own = member(written, name);
      const today = own === undefined ? renamed.get(name.toLowerCase())?.reduce(member, written) : own;
      return lostLeaves(value, today, `${at}.${name}`);
    });
  }
  return isSame(found, written) ? [] : [`${at} ${JSON.stringify(found)} ${JSON.stringify(written)}`];
}

function member(json: Json | undefined, name: string): Json | undefined {
  if (json === undefined || !isMap(json)) return undefined;
  return Object.entries(json).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function isSame(found: Json, written: Json | undefined): boolean {
  if (found === written) return true;
  if (typeof found === 'number' || typeof found === 'boolean') return String(found) === written;
  if (typeof found !== 'string') return false;
  if (typeof written === 'number' || typeof written === 'boolean') return String(written) === found.toLowerCase();
  return typeof written === 'string' && spelt(found) === spelt(written);
}

function spelt(text: string): string {
  return text
    .replace(/^.*\/service\/[^/]+(?=\/)/i, '')
    .toLowerCase()
    .replace('/api-version-sets/', '/apiversionsets/')
    .replaceAll(/^\/+|\/+$|(?<=^[a-z]+) (?=[a-z0-9 ]+$)/g, '');
}
