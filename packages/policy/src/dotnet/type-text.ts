/** A type as a declaration writes it, before its names are looked up. */
export type TypeText =
  | { readonly kind: 'name'; readonly name: string; readonly args: readonly TypeText[] }
  | { readonly kind: 'array'; readonly element: TypeText }
  | { readonly kind: 'nullable'; readonly of: TypeText }
  | { readonly kind: 'tuple'; readonly elements: readonly { readonly name: string | null; readonly type: TypeText }[] };

/** The words and signs of a declaration, read from left to right. */
export type Reader = { readonly tokens: readonly string[]; at: number; readonly whole: string };

const token = /\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_][\w.]*|-?\d[\d.]*[a-zA-Z]*|<<|==|!=|<=|\+\+|--|\S)/gy;

export function reader(text: string): Reader {
  return { tokens: [...text.matchAll(token)].map((match) => match[1] ?? ''), at: 0, whole: text };
}

export function peek(from: Reader, ahead = 0): string {
  return from.tokens[from.at + ahead] ?? '';
}

export function next(from: Reader): string {
  const found = peek(from);
  from.at += 1;
  return found;
}

/** Takes the token if it is next. */
export function take(from: Reader, wanted: string): boolean {
  if (peek(from) !== wanted) return false;
  from.at += 1;
  return true;
}

export function expectToken(from: Reader, wanted: string): void {
  if (!take(from, wanted)) throw new Error(`expected "${wanted}" at "${peek(from)}" in: ${from.whole}`);
}

export function readType(from: Reader): TypeText {
  let type = take(from, '(') ? readTuple(from) : readNamed(from);
  for (;;) {
    if (peek(from) === '[' && peek(from, 1) === ']') {
      from.at += 2;
      type = { kind: 'array', element: type };
    } else if (take(from, '?')) {
      type = { kind: 'nullable', of: type };
    } else {
      return type;
    }
  }
}

function readNamed(from: Reader): TypeText {
  const name = next(from);
  if (!/^[A-Za-z_]/.test(name)) throw new Error(`expected a type at "${name}" in: ${from.whole}`);
  const args: TypeText[] = [];
  if (take(from, '<')) {
    do args.push(readType(from));
    while (take(from, ','));
    expectToken(from, '>');
  }
  return { kind: 'name', name, args };
}

function readTuple(from: Reader): TypeText {
  const elements: { name: string | null; type: TypeText }[] = [];
  do {
    const type = readType(from);
    const name = peek(from) === ',' || peek(from) === ')' ? null : next(from);
    elements.push({ name, type });
  } while (take(from, ','));
  expectToken(from, ')');
  return { kind: 'tuple', elements };
}
