import type { Outcome } from '@keelgate/model';
import { outcomes } from '@keelgate/model';

/** Outcomes as the numbers that the hot path counts by: their places in the model's list. */
export const outcomeNumber: { readonly [name in Outcome]: number } = Object.fromEntries(
  outcomes.map((name, number) => [name, number]),
) as { [name in Outcome]: number };
