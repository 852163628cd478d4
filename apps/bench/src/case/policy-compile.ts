import { SaxesParser } from 'saxes';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import { policyDocuments, variantOf } from '../documents.ts';
import { measureInTurn } from '../measure.ts';
import { compileDocument } from '../one-document.ts';

/** No more passes over all documents than this: one takes long enough by itself. */
const passesMax = 5;

/** Every document there is, compiled, beside an XML parser that reads the same texts and does nothing else. */
export const policyCompile: BenchCase = defineCase({
  name: 'policy-compile',
  question: 'How long does it take to compile a policy document?',
  target: null,
  run: (options) => {
    const documents = policyDocuments();
    const pass = (run: (document: string) => unknown) => (): void => {
      for (const document of documents) run(document);
    };
    const per = documents.length;
    let number = 0;
    return measureInTurn(
      [
        { name: 'an XML parser alone', per, run: pass(parse) },
        {
          name: 'compiled for the first time',
          per,
          run: pass((document) => {
            number += 1;
            return compileDocument(variantOf(document, number));
          }),
        },
        { name: 'compiled again', per, run: pass(compileDocument) },
      ],
      { ...options, rounds: Math.min(options.rounds, passesMax), unit: 'µs/document' },
    );
  },
});

/** What is in expressions is no XML, and errors of it are passed over. */
function parse(document: string): number {
  const parser = new SaxesParser();
  let tags = 0;
  parser.on('error', () => undefined);
  parser.on('opentag', () => {
    tags += 1;
  });
  parser.write(document).close();
  return tags;
}
