import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import { measureInTurn } from '../measure.ts';
import { createCall, evaluationOf } from '../one-document.ts';

/** Patterns that no input makes slow, so that the host's own engine can be put beside ours. */
const patterns: readonly RegExp[] = [
  /\d{3}-\d{4}/g,
  /[a-z0-9._-]+@[a-z0-9-]+\.[a-z]{2,6}/g,
  /(?:GET|POST|PUT) \/v\d+\/[a-z]+/g,
  /"price":(\d+)/g,
  /zebra/g,
];

const line =
  'GET /v1/orders from ada.l@example.com, phone 555-0199, "price":12 and some words that match nothing at all\n';
const text = line.repeat(20);

/** All matches in about 2,000 characters of text, each with the reading of the body before it. */
export const regex: BenchCase = defineCase({
  name: 'regex',
  question: 'How do regular expressions of .NET compare with those of the host on patterns that are safe?',
  target: null,
  run: (options) =>
    patterns.flatMap((pattern) => {
      const call = createCall(text);
      const quoted = `@"${pattern.source.replaceAll('\\/', '/').replaceAll('"', '""')}"`;
      const evaluate = evaluationOf(
        `@(Regex.Matches(context.Request.Body.As<string>(preserveContent: true), ${quoted}).Count)`,
      );
      return measureInTurn(
        [
          { name: 'of the host', run: () => [...text.matchAll(pattern)].length },
          { name: pattern.source, run: () => evaluate(call) },
        ],
        { ...options, rounds: Math.ceil(options.rounds / 3) },
      );
    }),
});
