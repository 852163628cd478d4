import type { Policy } from '../define.ts';
import { semanticCacheLookup } from './part/semantic-cache.ts';

/** `<llm-semantic-cache-lookup>`: answers a prompt from the cache by its meaning. */
export const llmSemanticCacheLookup: Policy = semanticCacheLookup('llm');
