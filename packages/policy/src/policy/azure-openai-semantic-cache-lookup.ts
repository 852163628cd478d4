import type { Policy } from '../define.ts';
import { semanticCacheLookup } from './part/semantic-cache.ts';

/** `<azure-openai-semantic-cache-lookup>`: answers a prompt from the cache by its meaning. */
export const azureOpenaiSemanticCacheLookup: Policy = semanticCacheLookup('azure-openai');
