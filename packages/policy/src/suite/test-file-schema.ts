import * as z from 'zod';
import type { RunRequest } from '../run/run-request.ts';
import { keyed } from './check-source.ts';
import type { Expectation } from './expectation.ts';
import { expectationSchema } from './expectation-schema.ts';
import type { RequestChange } from './merge-request.ts';
import {
  httpSchema,
  partialRequestSchema,
  repeatSchema,
  repliesSchema,
  requestChangeSchema,
} from './request-schema.ts';

/** A test file as it is written. */
export type TestFileJson = {
  readonly name?: string;
  readonly policy?: string;
  readonly api?: string;
  readonly global?: string;
  readonly product?: string;
  readonly operation?: string;
  readonly namedValues?: string;
  readonly fragments?: string;
  readonly settings?: { readonly [name: string]: string | number | boolean };
  readonly request?: Partial<RunRequest>;
  readonly cases: readonly TestCaseJson[];
};

export type TestCaseJson = {
  readonly name: string;
  readonly request?: RequestChange;
  readonly backend?: NonNullable<RunRequest['backend']>;
  readonly http?: NonNullable<RunRequest['http']>;
  readonly repeat?: NonNullable<RunRequest['repeat']>;
  readonly expect: Expectation | readonly Expectation[];
};

const path = z
  .string('a path')
  .regex(/^[^\0]+$/, 'a path')
  .exactOptional();
const name = z.string().regex(/\S/, 'a name');

const testCase: z.ZodType<TestCaseJson> = keyed({
  name,
  request: requestChangeSchema.exactOptional(),
  backend: repliesSchema.exactOptional(),
  http: httpSchema.exactOptional(),
  repeat: repeatSchema.exactOptional(),
  expect: expectationSchema,
});

export const testFileSchema: z.ZodType<TestFileJson> = keyed({
  name: name.exactOptional(),
  policy: path,
  api: path,
  global: path,
  product: path,
  operation: path,
  namedValues: path,
  fragments: path,
  settings: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()], 'a text, a number, true or false'))
    .exactOptional(),
  request: partialRequestSchema.exactOptional(),
  cases: z.array(testCase).min(1, 'a list of at least one case'),
});
