import type { Policy } from '../define.ts';
import { semanticCacheStore } from './part/semantic-cache.ts';

/** `<llm-semantic-cache-store>`: keeps a completion for prompts of the same meaning. */
export const llmSemanticCacheStore: Policy = semanticCacheStore('llm');
