import type { Migration } from './migration.ts';

/** Every step, in order. Version 1 is the first there is. */
export const migrations: readonly Migration[] = [];
