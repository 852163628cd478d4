/**
 * How files of one version of the format become files of the next. Each step is a file in this folder and is kept
 * for ever. A step keeps numbers and bytes of changes, and leaves an end that is damaged as it is: damaged in the next version too.
 */
export type Migration = {
  /** The version that it reads; it writes the one after. */
  readonly from: number;
  readonly segment: (bytes: Uint8Array) => Uint8Array;
  readonly snapshot: (bytes: Uint8Array) => Uint8Array;
};
