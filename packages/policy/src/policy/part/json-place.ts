/** Where a reader of JSON stands when it has read a value's first token, counted as the library of Azure does. */
export type JsonPlace = { readonly line: number; readonly position: number };

/**
 * The place of the value that a path such as `/a/0` leads to. Of two properties of one name the last counts, as for
 * whoever reads the value.
 */
export function jsonPlace(text: string, path: string): JsonPlace {
  const wanted = path
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return placeAt(text, find(text, wanted));
}

function placeAt(text: string, end: number): JsonPlace {
  const before = text.slice(0, end);
  const line = before.split('\n').length;
  return { line, position: end - (before.lastIndexOf('\n') + 1) };
}

type Level = { readonly isArray: boolean; step: string; isName: boolean };

const tokens = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/gs;

/** Behind the first token of the value; behind the first one of all where the path leads nowhere. */
function find(text: string, wanted: readonly string[]): number {
  const levels: Level[] = [];
  let found: number | null = null;
  let first: number | null = null;
  for (const match of text.matchAll(tokens)) {
    const [token] = match;
    const end = match.index + token.length;
    first ??= end;
    const level = levels.at(-1);
    if (level !== undefined && !level.isArray && level.isName && token.startsWith('"')) {
      level.step = nameOf(token);
      level.isName = false;
      continue;
    }
    const isValue = !/^[\]},:]$/.test(token);
    if (isValue && isAt(levels, wanted)) found = end;
    step(levels, token);
  }
  return found ?? first ?? 0;
}

function isAt(levels: readonly Level[], wanted: readonly string[]): boolean {
  return levels.length === wanted.length && levels.every((level, index) => level.step === wanted[index]);
}

function step(levels: Level[], token: string): void {
  const level = levels.at(-1);
  if (token === '[') levels.push({ isArray: true, step: '0', isName: false });
  else if (token === '{') levels.push({ isArray: false, step: '', isName: true });
  else if (token === ']' || token === '}') levels.pop();
  else if (token === ',' && level !== undefined) {
    level.isName = !level.isArray;
    if (level.isArray) level.step = String(Number(level.step) + 1);
  }
}

function nameOf(token: string): string {
  try {
    return JSON.parse(token) as string;
  } catch {
    return token.slice(1, -1);
  }
}
