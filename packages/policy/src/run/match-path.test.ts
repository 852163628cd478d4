import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchPath, readPieces } from './match-path.ts';

/** The same, said as a regular expression. */
function model(template: string, path: string): readonly (readonly [string, string])[] | null {
  const names: string[] = [];
  const pattern = template.replaceAll(
    /\{(\*?)([^{}]+)\}|\*|[.+?^${}()|[\]\\]/g,
    (sign, star: string, name?: string) => {
      if (name === undefined) return sign === '*' ? '.*' : `\\${sign}`;
      names.push(name);
      return star === '*' ? '(.*)' : '([^/]+)';
    },
  );
  const match = new RegExp(`^${pattern}/?$`, 'i').exec(path);
  return match === null ? null : names.map((name, at) => [name, match[at + 1] ?? '']);
}

const piece = fc.constantFrom('/', 'a', 'B', '{x}', '{*y}', '*', '.', '{', '+');
const sign = fc.constantFrom('/', 'a', 'A', 'b', '.', '+');

test.prop([fc.array(piece, { maxLength: 7 }), fc.array(sign, { maxLength: 9 })])(
  'takes what a regular expression would',
  (pieces, signs) => {
    const [template, path] = [pieces.join(''), signs.join('')];
    expect(matchPath(readPieces(template), path)).toEqual(model(template, path));
  },
);

it('parameters side by side take no more time than others', () => {
  expect(matchPath(readPieces('/{a}{b}{c}{d}{e}{f}{g}x'), `/${'a'.repeat(5000)}!`)).toBeNull();
});
