import type { Rest } from './rest.ts';

/** A self-hosted gateway that is registered with the service. */
export type Gateway = {
  readonly id: string;
  readonly locationName: string;
  readonly apiIds: readonly string[];
  readonly rest?: Rest;
};
