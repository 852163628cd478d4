import type { Policy } from '../define.ts';
import { tokenLimit } from './part/token-limit.ts';

/** `<azure-openai-token-limit>`: limits the tokens of an Azure OpenAI model by key. */
export const azureOpenaiTokenLimit: Policy = tokenLimit('azure-openai-token-limit');
