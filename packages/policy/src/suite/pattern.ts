/** How an expectation says which texts and figures it is met by. */

/** `/…/` with its flags is a regular expression; any other text stands for itself. `null` of one that does not compile. */
export function readPattern(text: string): RegExp | string | null {
  const parts = /^\/(.+)\/([imsu]*)$/s.exec(text);
  if (parts === null) return text;
  return expressionOf(parts[1] ?? '', parts[2] ?? '');
}

/** A regular expression, with its slashes or without. */
export function readExpression(text: string): RegExp | null {
  const pattern = readPattern(text);
  return typeof pattern === 'string' ? expressionOf(pattern, '') : pattern;
}

function expressionOf(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}

export function meetsPattern(pattern: string, text: string): boolean {
  const read = readPattern(pattern);
  return read instanceof RegExp ? read.test(text) : read === text;
}

/** Figures from `least` to `most`; a border may itself be left out. */
export type Figure = {
  readonly least: number;
  readonly most: number;
  readonly isOpen: boolean;
};

/** `12`, `>= 12`, `> 12`, `<= 12`, `< 12`, `12..20`. `null` of anything else. */
export function readFigure(written: number | string): Figure | null {
  if (typeof written === 'number') return { least: written, most: written, isOpen: false };
  const compared = /^(>=|>|<=|<)\s*(\d+(?:\.\d+)?)$/.exec(written);
  if (compared !== null) {
    const [, sign = '', digits = ''] = compared;
    const border = Number(digits);
    const isOpen = sign.length === 1;
    return sign.startsWith('>')
      ? { least: border, most: Number.POSITIVE_INFINITY, isOpen }
      : { least: Number.NEGATIVE_INFINITY, most: border, isOpen };
  }
  const between = /^(\d+(?:\.\d+)?)\s*\.\.\s*(\d+(?:\.\d+)?)$/.exec(written);
  if (between === null) return null;
  const [least, most] = [Number(between[1]), Number(between[2])];
  return least <= most ? { least, most, isOpen: false } : null;
}

export function meetsFigure(written: number | string, value: number): boolean {
  const figure = readFigure(written);
  if (figure === null) return false;
  const { least, most, isOpen } = figure;
  return isOpen ? value > least && value < most : value >= least && value <= most;
}
