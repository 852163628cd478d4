import { expect, it } from 'vitest';
import { cases } from './case/index.ts';
import { helpText } from './help.ts';
import { readArguments } from './read-arguments.ts';

const known = ['first', 'second'];

it('without names all cases run; with names theirs do, in the order of the list', () => {
  expect(readArguments([], known)).toEqual({ kind: 'run', names: known, baseline: null, threshold: 1.25 });
  expect(readArguments(['second', 'first'], known)).toMatchObject({ names: known });
  expect(readArguments(['second', '--compare', 'b.json', '--threshold', '1.5'], known)).toEqual({
    kind: 'run',
    names: ['second'],
    baseline: 'b.json',
    threshold: 1.5,
  });
});

it.each([[['third']], [['--threshold', 'much']], [['--threshold', '0']], [['--speed']]])('%j is refused', (given) => {
  expect(readArguments(given, known)).toMatchObject({ kind: 'wrong' });
});

it('help lists every case', () => {
  expect(readArguments(['--help'], known)).toEqual({ kind: 'help' });
  for (const { name, question } of cases)
    expect(helpText(cases)).toMatch(new RegExp(`${name} +${question.slice(0, 20)}`));
});
