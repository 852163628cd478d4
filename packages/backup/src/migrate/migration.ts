/** A record, and the section that it belongs to. */
export type Placed = { readonly section: string; readonly record: unknown };

/**
 * How backups of one version of the format become backups of the next. Each step is a file in this folder and is kept for ever. A step
 * changes records, one at a time as they come, so that memory stays flat; what holds them (blocks, seals, the
 * header) is of no version.
 */
export type Migration = {
  /** The version that it reads; it gives the one after. */
  readonly from: number;
  /** The sections of that version, in their order. */
  readonly sections: readonly string[];
  /** What the next version has in place of a record. Throws `Unfit` where it is no record of its own version. */
  readonly records: (placed: Placed) => readonly Placed[];
};
