import type { Cursor } from './cursor.ts';
import { isAt, peek } from './cursor.ts';
import { parseTypeArguments } from './parse-type.ts';
import { scanTypeArguments } from './scan-type.ts';
import type { TypeSyntax } from './syntax.ts';

const followers: ReadonlySet<string> = new Set('( ) ] } : ; , . ? == != | ^ && || & [ <= >= ?? =>'.split(' '));

/**
 * `<A, B>` behind a name, where that is what it is. `f(a < b, c > (d))` can be read in two ways; C# decides by the token
 * behind the `>`.
 */
export function parseGenericArguments(cursor: Cursor): readonly TypeSyntax[] {
  if (!isAt(cursor, '<')) return [];
  const scanned = scanTypeArguments(cursor, 0);
  if (scanned === null) return [];
  const next = peek(cursor, scanned.end);
  const isFollowed = next.kind === 'end' || (next.kind === 'sign' && followers.has(next.text));
  return scanned.isSure || isFollowed ? parseTypeArguments(cursor) : [];
}
