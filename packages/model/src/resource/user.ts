export type User = {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly state: 'active' | 'blocked' | 'pending' | 'deleted';
};
