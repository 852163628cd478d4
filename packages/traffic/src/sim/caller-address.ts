import { invariant } from '@keelgate/model';

/** The address of caller number `caller` of a group whose first caller has the address `first` (IPv4, dotted). */
export function callerAddress(first: string, caller: number): string {
  const parts = first.split('.').map(Number);
  invariant(parts.length === 4 && parts.every((part) => part >= 0 && part <= 255), 'S1', `${first} is no IPv4 address`);
  const value = parts.reduce((address, part) => address * 256 + part, 0) + caller;
  return [24, 16, 8, 0].map((shift) => Math.floor(value / (1 << shift)) % 256).join('.');
}
