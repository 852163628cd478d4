import type { Policy } from '../define.ts';
import { tokenLimit } from './part/token-limit.ts';

/** `<llm-token-limit>`: limits the tokens of a language model by key. */
export const llmTokenLimit: Policy = tokenLimit('llm-token-limit');
