/** A piece of a template's path: text, a part between slashes, or anything. A `*` of its own has no name. */
export type PathPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'part' | 'rest'; readonly name: string | null };

export function readPieces(template: string): readonly PathPiece[] {
  return template.split(/(\{\*?[^{}]+\}|\*)/).flatMap((piece): readonly PathPiece[] => {
    if (piece === '') return [];
    if (piece === '*') return [{ kind: 'rest', name: null }];
    const named = /^\{(\*?)([^{}]+)\}$/.exec(piece);
    if (named === null) return [{ kind: 'text', text: piece.toLowerCase() }];
    return [{ kind: named[1] === '*' ? 'rest' : 'part', name: named[2] ?? '' }];
  });
}

/**
 * What each named piece takes of a path, each as much as it can, a part one letter at least; `null` where the path does
 * not match. Letters match in either case, and a slash at the end may be there. The work is the path's length times the count of pieces, whatever they
 * are: for each piece it is found out, from the last to the first, from which places the rest can be matched.
 */
export function matchPath(pieces: readonly PathPiece[], path: string): readonly (readonly [string, string])[] | null {
  const folded = path.toLowerCase();
  const rows: Int32Array[] = [lastRow(path)];
  for (const piece of pieces.toReversed()) rows.push(rowOf(piece, folded, rows.at(-1) as Int32Array));
  const taken: (readonly [string, string])[] = [];
  let from = 0;
  for (const [index, piece] of pieces.entries()) {
    const to = rows[pieces.length - index]?.[from] ?? none;
    if (to === none) return null;
    if (piece.kind !== 'text' && piece.name !== null) taken.push([piece.name, path.slice(from, to)]);
    from = to;
  }
  return rows[0]?.[from] === none ? null : taken;
}

/** In a row, for every place, where the piece ends if it begins there and takes the most with which the rest matches. */
const none = -1;

function lastRow(path: string): Int32Array {
  const row = new Int32Array(path.length + 1).fill(none);
  row[path.length] = path.length;
  if (path.endsWith('/')) row[path.length - 1] = path.length;
  return row;
}

function rowOf(piece: PathPiece, folded: string, next: Int32Array): Int32Array {
  const row = new Int32Array(folded.length + 1).fill(none);
  for (let at = folded.length; at >= 0; at -= 1) {
    if (piece.kind === 'text') {
      const end = at + piece.text.length;
      if (folded.startsWith(piece.text, at) && next[end] !== none) row[at] = end;
      continue;
    }
    const goesOn = at < folded.length && (piece.kind === 'rest' || folded[at] !== '/');
    const further = goesOn ? (row[at + 1] ?? none) : none;
    row[at] = further === none && next[at] !== none ? at : further;
  }
  return piece.kind === 'part' ? withoutNothing(row, folded) : row;
}

/** The same for a piece that takes something: it goes on from the second letter as one that may take nothing does. */
function withoutNothing(row: Int32Array, folded: string): Int32Array {
  return row.map((_, at) => (at < folded.length && folded[at] !== '/' ? (row[at + 1] ?? none) : none));
}
