import type { Policy } from '../define.ts';
import { tokenMetric } from './part/token-metric.ts';

/** `<azure-openai-emit-token-metric>`: sends metrics of the tokens that an Azure OpenAI model used. */
export const azureOpenaiEmitTokenMetric: Policy = tokenMetric('azure-openai-emit-token-metric');
