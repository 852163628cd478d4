import type { Rest } from './rest.ts';

export type User = {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly state: 'active' | 'blocked' | 'pending' | 'deleted';
  readonly rest?: Rest;
};
