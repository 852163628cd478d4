import { createHash } from 'node:crypto';

/** What a backup says of one of its sections at its end, once all of it is known. */
export type SectionSummary = {
  readonly type: string;
  readonly count: number;
  /** Of its content, before compression. */
  readonly bytes: number;
  /** SHA-256 of its content, in hexadecimal. */
  readonly digest: string;
};

/** One digest for what all sections hold: equal for equal configurations, however they are compressed or encrypted. */
export function contentDigest(sections: readonly SectionSummary[]): string {
  const hash = createHash('sha256');
  for (const { type, count, bytes, digest } of sections) hash.update(`${type} ${count} ${bytes} ${digest}\n`);
  return hash.digest('hex');
}
