import type { Policy } from '../define.ts';
import { tokenMetric } from './part/token-metric.ts';

/** `<llm-emit-token-metric>`: sends metrics of the tokens that a language model used. */
export const llmEmitTokenMetric: Policy = tokenMetric('llm-emit-token-metric');
