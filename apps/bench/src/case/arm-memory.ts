import { readTemplate } from '@keelgate/arm';
import { templateText } from '../arm-template.ts';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import { heapWhile } from '../heap-while.ts';

/** Distinct templates, read and dropped one after the other. */
export const armMemory: BenchCase = defineCase({
  name: 'arm-memory',
  question: 'Does memory stay flat while one process reads fifty distinct templates of a megabyte?',
  target: { of: 'last', ratioMax: 1.5 },
  run: ({ count }) =>
    heapWhile(50, (number) => readTemplate({ file: 'template.json', text: templateText(count * 1000, number) })),
});
