import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import { policyDocuments, variantOf } from '../documents.ts';
import { heapWhile } from '../heap-while.ts';
import { compileDocument } from '../one-document.ts';

/** Distinct documents, compiled and dropped one after the other. */
export const policyMemory: BenchCase = defineCase({
  name: 'policy-memory',
  question: 'Does memory stay flat while one process compiles a thousand distinct documents?',
  target: { of: 'last', ratioMax: 1.5 },
  run: ({ count }) => {
    const documents = policyDocuments();
    return heapWhile(count, (number) => compileDocument(variantOf(documents[number % documents.length] ?? '', number)));
  },
});
