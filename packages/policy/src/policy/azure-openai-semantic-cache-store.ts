import type { Policy } from '../define.ts';
import { semanticCacheStore } from './part/semantic-cache.ts';

/** `<azure-openai-semantic-cache-store>`: keeps a completion for prompts of the same meaning. */
export const azureOpenaiSemanticCacheStore: Policy = semanticCacheStore('azure-openai');
