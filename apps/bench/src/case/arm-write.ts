import { readTemplate, writeTemplate } from '@keelgate/arm';
import { templateText } from '../arm-template.ts';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import { measureInTurn } from '../measure.ts';

/** No more turns than this: one takes long enough by itself. */
const turnsMax = 5;

/** A configuration of a megabyte, written as a template, beside `JSON.stringify` of what is written. */
export const armWrite: BenchCase = defineCase({
  name: 'arm-write',
  question: 'How long does it take to write a template, beside printing its JSON?',
  target: null,
  run: (options) => {
    const read = readTemplate({ file: 'template.json', text: templateText(options.count * 1000) });
    const json: unknown = JSON.parse(writeTemplate(read.snapshot, read).template);
    return measureInTurn(
      [
        { name: 'JSON.stringify', run: () => JSON.stringify(json, null, 2) },
        { name: 'written', run: () => writeTemplate(read.snapshot, read) },
      ],
      { ...options, rounds: Math.min(options.rounds, turnsMax), unit: 'µs/document' },
    );
  },
});
