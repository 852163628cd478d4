import type { Rest } from './rest.ts';

/** A value that policies refer to as `{{name}}`. The value of a secret kept in a vault is not known: `null`. */
export type NamedValue = {
  readonly id: string;
  readonly name: string;
  readonly value: string | null;
  readonly secret: boolean;
  readonly rest?: Rest;
};
