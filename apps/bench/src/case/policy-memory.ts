import v8 from 'node:v8';
import vm from 'node:vm';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import { policyDocuments, variantOf } from '../documents.ts';
import type { Measurement } from '../measure.ts';
import { compileDocument } from '../one-document.ts';
import { spreadOf } from '../spread.ts';

/** So often the heap is looked at on the way. */
const looks = 10;

/** Distinct documents, compiled and dropped one after the other. */
export const policyMemory: BenchCase = defineCase({
  name: 'policy-memory',
  question: 'Does memory stay flat while one process compiles a thousand distinct documents?',
  target: { of: 'last', ratioMax: 1.5 },
  run: ({ count }) => {
    const documents = policyDocuments();
    const collect = collector();
    const step = Math.max(1, Math.floor(count / looks));
    const heap: { readonly after: number; readonly bytes: number }[] = [];
    for (let number = 1; number <= step * looks; number += 1) {
      compileDocument(variantOf(documents[number % documents.length] ?? '', number));
      if (number % step === 0) {
        collect();
        heap.push({ after: number, bytes: process.memoryUsage().heapUsed });
      }
    }
    const first = heap[0]?.bytes ?? 0;
    return heap.map(({ after, bytes }, index): Measurement => {
      const name = index === heap.length - 1 ? 'last' : `after ${after}`;
      const ratio = index === 0 ? null : spreadOf([bytes / first]);
      return { name, unit: 'MB', value: spreadOf([bytes / 1e6]), ratio };
    });
  },
});

/** What frees all that can be freed. */
function collector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  return () => {
    collect();
    collect();
  };
}
