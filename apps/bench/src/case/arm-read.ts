import { readTemplate } from '@keelgate/arm';
import { templateText } from '../arm-template.ts';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import { measureInTurn } from '../measure.ts';

/** No more turns than this: reading the large one takes a second or two. */
const turnsMax = 5;

/** A template of a megabyte and one of ten, each beside `JSON.parse` of the same text. */
export const armRead: BenchCase = defineCase({
  name: 'arm-read',
  question: 'How long does it take to read a template, beside parsing its JSON?',
  target: null,
  run: (options) =>
    [1, 10].flatMap((times) => {
      // A megabyte, and as little as there can be where cases are only tried.
      const bytes = options.count * 1000 * times;
      const text = templateText(bytes);
      const size = bytes >= 1e6 ? `${bytes / 1e6} MB` : `${bytes / 1000} kB`;
      return measureInTurn(
        [
          { name: `JSON.parse, ${size}`, run: () => JSON.parse(text) as unknown },
          { name: `read, ${size}`, run: () => readTemplate({ file: 'template.json', text }) },
        ],
        { ...options, rounds: Math.min(options.rounds, turnsMax), unit: 'µs/document' },
      );
    }),
});
