/** What was given, and in which order it was read. */
export type FoundInput = {
  /** `unknown` where nothing of it can be read, which a fault says. */
  readonly kind: 'arm' | 'apiops' | 'terraform' | 'openapi' | 'unknown';
  /** One sentence that says which file told. */
  readonly reason: string;
  /** The files that make up the configuration, in the order in which they were read. */
  readonly files: readonly string[];
};
