import type { CharSet } from './char-set.ts';
import { hasCode } from './char-set.ts';
import { wordSet } from './category.ts';
import type { Assertion } from './syntax.ts';

/** Whether an anchor holds at a place of the input; `from` is where the search began. */
export type Holds = (input: string, at: number, from: number) => boolean;

const newline = 10;

export function assertionHolds(what: Assertion): Holds {
  switch (what) {
    case 'begin':
      return (_, at) => at === 0;
    case 'line-begin':
      return (input, at) => at === 0 || input.charCodeAt(at - 1) === newline;
    case 'line-end':
      return (input, at) => at === input.length || input.charCodeAt(at) === newline;
    case 'end':
      return (input, at) => at === input.length;
    case 'end-or-final-newline':
      return (input, at) => at === input.length || (at === input.length - 1 && input.charCodeAt(at) === newline);
    case 'from':
      return (_, at, from) => at === from;
    case 'boundary':
    case 'no-boundary':
      return boundary(wordSet(false), what === 'boundary');
    case 'ecma-boundary':
    case 'no-ecma-boundary':
      return boundary(wordSet(true), what === 'ecma-boundary');
  }
}

function boundary(word: CharSet, expected: boolean): Holds {
  return (input, at) => {
    const before = at > 0 && hasCode(word, input.charCodeAt(at - 1));
    const after = at < input.length && hasCode(word, input.charCodeAt(at));
    return (before !== after) === expected;
  };
}
