import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import type { ContentDescription, OperationDescription } from '../description.ts';
import { contentOf, mediaType, responseOf } from '../description.ts';
import { textBody } from '../http/body.ts';
import { setHeader } from '../http/headers.ts';
import { createResponse } from '../http/message.ts';
import { literal } from '../program/operand.ts';
import { optionalLiteral } from '../shape/attribute.ts';
import { text, whole } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { shape } from '../shape/shape.ts';
import { statusCode } from './part/range.ts';
import { sampleOf } from './part/sample.ts';

const config = shape({
  attributes: {
    'status-code': optionalLiteral(statusCode, 200),
    'content-type': optionalLiteral(text),
    index: optionalLiteral(whole()),
  },
});

/** `<mock-response>`: ends the request with an example of the API's description. */
export const mockResponse: Policy = definePolicy({
  name: 'mock-response',
  doc: 'https://learn.microsoft.com/azure/api-management/mock-response-policy',
  sections: ['inbound', 'outbound', 'on-error'],
  shape: config,
  differences: [
    'Examples and schemas are those that the request file gives for the operation.',
    'A sample that is made from a schema holds plain values of its types, not the ones that Azure would make up.',
    'The index counts examples from 1; Microsoft does not document it.',
  ],
  drills: true,
  compile: compileMockResponse,
});

function compileMockResponse({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { 'status-code': status, 'content-type': wanted, index } = attributes;
  const mock = mockOf(work.context.description ?? {}, { status, wanted, number: index ?? 1 });
  work.pure([], (exchange) => {
    const response = createResponse(status);
    if (mock.type !== null) setHeader(response.headers, 'Content-Type', [mock.type]);
    if (mock.body !== null) response.body = textBody(mock.body);
    exchange.response = response;
    exchange.notes?.push(`${response.status} ${response.reason}`);
  });
  work.step(() => ({ kind: 'respond', status: literal(status) }));
}

type Wanted = { readonly status: number; readonly wanted: string | null; readonly number: number };
type Mock = { readonly type: string | null; readonly body: string | null };

/** What the description has for a status and a content type; the first content type where none is asked for. */
function mockOf(description: OperationDescription, { status, wanted, number }: Wanted): Mock {
  const content = responseOf(description, status)?.content ?? {};
  const type = wanted ?? Object.keys(content)[0] ?? null;
  const described = type === null ? null : contentOf(content, mediaType(type));
  const value = described === null ? undefined : valueOf(description, described, number);
  if (value === undefined) return { type: wanted, body: null };
  return { type, body: typeof value === 'string' ? value : JSON.stringify(value) };
}

function valueOf(description: OperationDescription, described: ContentDescription, number: number): unknown {
  const { example, examples = [], schema } = described;
  const known: readonly unknown[] = Array.isArray(examples) ? examples : Object.values(examples);
  const chosen = known[Math.max(0, number - 1)] ?? known[0];
  if (example !== undefined && number <= 1) return example;
  if (chosen !== undefined) return isExample(chosen) ? chosen.value : chosen;
  return example ?? (schema === undefined ? undefined : sampleOf(description, schema));
}

/** As OpenAPI has it, with the value in a member. */
function isExample(example: unknown): example is { readonly value: unknown } {
  return typeof example === 'object' && example !== null && 'value' in example;
}
