import { outcomeNumber } from './outcome-number.ts';

/** How a request ends by what its backend said, by the number of the reply. */
export const outcomeOfReply: readonly number[] = [
  outcomeNumber.served,
  outcomeNumber.served,
  outcomeNumber.backendFailed,
  outcomeNumber.backendFailed,
  outcomeNumber.backendFailed,
  outcomeNumber.breakerOpen,
  outcomeNumber.backendFailed,
  outcomeNumber.servedFromCache,
];
