import * as z from 'zod';
import { keyed } from './check-source.ts';
import type { Expectation, ExpectedBody, ExpectedHeaders, ExpectedLog, ExpectedRequest } from './expectation.ts';
import { readExpression, readFigure, readPattern } from './pattern.ts';

const text = z.string();
const pattern = z
  .string()
  .refine((value) => readPattern(value) !== null, 'a text, or a regular expression between slashes that compiles');
const expression = z.string().refine((value) => readExpression(value) !== null, 'a regular expression that compiles');
const figureForm = 'a number, or a text such as ">= 100", "< 20" or "100..200"';
const figure = z.union([z.number(), z.string()], figureForm).refine((value) => readFigure(value) !== null, figureForm);
const amount = z.int('a whole number, 0 or more').min(0, 'a whole number, 0 or more');
const status = z
  .int('a status from 100 to 999')
  .min(100, 'a status from 100 to 999')
  .max(999, 'a status from 100 to 999');

const headers: z.ZodType<ExpectedHeaders> = z.record(
  text,
  z.union([pattern, z.array(pattern), z.null()], 'a text, a list of texts, or null for a header that is not there'),
);

const body: z.ZodType<ExpectedBody> = z.union(
  [
    text,
    notEmpty(
      keyed({
        exact: text.exactOptional(),
        json: z.unknown().exactOptional(),
        contains: z.union([text, z.array(text)], 'a text or a list of texts').exactOptional(),
        matches: expression.exactOptional(),
      }),
    ),
  ],
  'a text, or a map with exact, json, contains or matches',
);

const request: z.ZodType<ExpectedRequest> = keyed({
  method: pattern.exactOptional(),
  url: pattern.exactOptional(),
  headers: headers.exactOptional(),
  body: body.exactOptional(),
  atMs: figure.exactOptional(),
});

const requests = z.union([amount, z.array(request)], 'how many there are, or a list of them').exactOptional();

const log: z.ZodType<ExpectedLog> = keyed({
  policy: pattern.exactOptional(),
  to: pattern.exactOptional(),
  text: pattern.exactOptional(),
  properties: z.record(text, pattern).exactOptional(),
  atMs: figure.exactOptional(),
});

const error = keyed({
  source: pattern.exactOptional(),
  reason: pattern.exactOptional(),
  message: pattern.exactOptional(),
  scope: pattern.exactOptional(),
  section: pattern.exactOptional(),
  path: pattern.exactOptional(),
  policyId: z.union([pattern, z.null()], 'a text or null').exactOptional(),
});

const counter = keyed({
  key: pattern.exactOptional(),
  count: amount.exactOptional(),
  limit: amount.exactOptional(),
});

const figures = {
  response: notEmpty(
    keyed({
      status: status.exactOptional(),
      reason: pattern.exactOptional(),
      headers: headers.exactOptional(),
      body: body.exactOptional(),
    }),
  ).exactOptional(),
  backendRequests: requests,
  httpRequests: requests,
  variables: z.record(text, z.unknown()).exactOptional(),
  lastError: z.union([z.null(), notEmpty(error)], 'null, or a map').exactOptional(),
  cache: keyed({
    hits: amount.exactOptional(),
    misses: amount.exactOptional(),
    stores: amount.exactOptional(),
  }).exactOptional(),
  counters: z.array(notEmpty(counter)).exactOptional(),
  logs: z.union([amount, z.array(log)], 'how many there are, or a list of them').exactOptional(),
  elapsedMs: figure.exactOptional(),
};

const one: z.ZodType<Expectation> = notEmpty(keyed(figures));

/** What a case expects: of its one run or each repetition, or of the repetitions one by one. */
export const expectationSchema: z.ZodType<Expectation | readonly Expectation[]> = z.union(
  [
    notEmpty(keyed({ statuses: z.array(status).exactOptional(), last: one.exactOptional(), ...figures })),
    z.array(one).min(1, 'at least one expectation'),
  ],
  'a map, or a list of one for each repetition',
);

/** A test that expects nothing is a mistake: it would pass whatever happens. */
function notEmpty<Map extends z.ZodObject>(schema: Map): Map {
  return schema.refine((value) => Object.keys(value).length > 0, 'at least one expectation');
}
