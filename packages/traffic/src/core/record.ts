/**
 * One request as somebody wrote it down: what it asked for, who asked, and what came of it. Only time, method and URL are
 * always there; what a record does not say, it leaves out. A plain record, so that it travels as msgpack or JSON.
 */
export type TrafficRecord = {
  /** When the gateway received it: microseconds since 1970 UTC. */
  readonly atUs: number;
  /** How coarse that time is; requests of one second are spread over it. Absent: as fine as it stands. */
  readonly resolutionUs?: number;
  readonly method: string;
  /** From the first slash on, or with scheme and host. */
  readonly url: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** The caller's address. */
  readonly ip?: string;
  /** The id of its subscription; `null`: it had none. Absent: nobody wrote it down. */
  readonly subscriptionId?: string | null;
  readonly productId?: string;
  /** What the gateway took it for; asked where the URL means nothing to the service. */
  readonly apiId?: string;
  readonly operationId?: string;
  /** Who the caller said to be, where that stands for a subscription that nobody wrote down. */
  readonly user?: string;
  /** The region that served it. */
  readonly region?: string;
  /** What its client got. */
  readonly status?: number;
  /** The size of the response. */
  readonly bytes?: number;
  readonly backendStatus?: number;
  readonly backendUs?: number;
  readonly cache?: 'hit' | 'miss' | 'none';
  readonly requestId?: string;
  /** The 32 bits that all its draws start from. Absent: its number among all records. */
  readonly key?: number;
};
