import type { Body } from '../../http/body.ts';
import { items, jsonOf, member } from './model-json.ts';

/** What a request asks a language model. */
export type Prompt = {
  /** All its text, in order, with a line break between pieces. */
  readonly text: string;
  readonly images: number;
  /** Whether the answer is to come piece by piece. */
  readonly isStreamed: boolean;
  readonly messages: number;
};

export type PromptOptions = { readonly withoutSystem: boolean };

/** The prompt in the body of a request, in the forms that models are asked in: completions, chats, responses, messages. */
export function promptOf(body: Body | null, { withoutSystem }: PromptOptions = { withoutSystem: false }): Prompt {
  const request = jsonOf(body);
  const found: Found = { texts: [], images: 0 };
  for (const root of withoutSystem ? asked : [...system, ...asked]) {
    const value = member(request, root);
    gather(found, withoutSystem && Array.isArray(value) ? value.filter((each) => !isSystem(each)) : value, 0);
  }
  const messages = items(member(request, 'messages') ?? member(request, 'input')).length;
  return {
    text: found.texts.join('\n'),
    images: found.images,
    isStreamed: member(request, 'stream') === true,
    messages,
  };
}

const system = ['system', 'instructions'];
const asked = ['messages', 'prompt', 'input', 'contents'];

function isSystem(message: unknown): boolean {
  const role = member(message, 'role');
  return role === 'system' || role === 'developer';
}

/** Text of a model's answer: of all its choices. */
export function answerText(answer: unknown): string {
  const found: Found = { texts: [], images: 0 };
  for (const root of ['choices', 'output', 'content', 'candidates', 'delta']) gather(found, member(answer, root), 0);
  return found.texts.join('');
}

type Found = { readonly texts: string[]; images: number };

/** Names under which messages hold their text, and parts that hold more of it. */
const holders = ['message', 'delta', 'content', 'parts', 'text'];
/** Deeper than any message goes. */
const depthMax = 16;

function gather(found: Found, value: unknown, depth: number): void {
  if (depth > depthMax) return;
  if (typeof value === 'string') found.texts.push(value);
  else if (Array.isArray(value)) for (const each of value) gather(found, each, depth + 1);
  else if (typeof value !== 'object' || value === null) return;
  else if (isImage(value)) found.images += 1;
  else for (const name of holders) gather(found, member(value, name), depth + 1);
}

function isImage(part: unknown): boolean {
  const type = member(part, 'type');
  return type === 'image_url' || type === 'input_image' || type === 'image';
}
