import { bodyText, copyBody } from '../../http/body.ts';
import { headerText } from '../../http/headers.ts';
import type { Response } from '../../http/message.ts';
import { jsonOf, member, parsed } from './model-json.ts';
import type { Prompt } from './prompt.ts';
import { answerText } from './prompt.ts';

/** Tokens that a call of a language model took. */
export type TokenUsage = { readonly prompt: number; readonly completion: number; readonly total: number };

/** So many tokens at most, as Microsoft's page on the token limit has it. */
const tokensPerImage = 1200;

/** The estimate of a prompt: a token for so many characters, and the most that an image can be. */
export function promptTokens({ text, images }: Prompt, charsPerToken: number): number {
  return Math.ceil(text.length / charsPerToken) + images * tokensPerImage;
}

/**
 * What a response says of its tokens. One that comes piece by piece is estimated, prompt and completion; `null` where a
 * response says nothing.
 */
export function usageOf(response: Response, prompt: Prompt, charsPerToken: number): TokenUsage | null {
  const { headers, body } = response;
  const isStream = prompt.isStreamed || (headerText(headers, 'Content-Type') ?? '').startsWith('text/event-stream');
  if (!isStream) return reported(jsonOf(body));
  if (response.status >= 400) return null;
  const completion = Math.ceil(streamedText(bodyText(copyBody(body))).length / charsPerToken);
  const asked = promptTokens(prompt, charsPerToken);
  return { prompt: asked, completion, total: asked + completion };
}

/** The usage of a response in any of the forms that models have. */
function reported(answer: unknown): TokenUsage | null {
  const usage = member(answer, 'usage') ?? member(answer, 'usageMetadata');
  function count(...names: readonly string[]): number | null {
    const value = names.map((name) => member(usage, name)).find((each) => typeof each === 'number');
    return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : null;
  }
  const prompt = count('prompt_tokens', 'input_tokens', 'promptTokenCount');
  const completion = count('completion_tokens', 'output_tokens', 'candidatesTokenCount');
  const total = count('total_tokens', 'totalTokenCount');
  if (prompt === null && completion === null && total === null) return null;
  const sum = total ?? (prompt ?? 0) + (completion ?? 0);
  return { prompt: prompt ?? sum - (completion ?? 0), completion: completion ?? 0, total: sum };
}

/** The text of all events of a stream. */
function streamedText(stream: string): string {
  return stream
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => answerText(parsed(line.slice('data:'.length))))
    .join('');
}
