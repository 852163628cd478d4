import type { Rest } from './rest.ts';

export type Group = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'custom' | 'system' | 'external';
  readonly userIds: readonly string[];
  readonly rest?: Rest;
};
