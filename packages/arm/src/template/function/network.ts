import type { Value } from '../value.ts';
import type { CallWork } from './define-function.ts';
import { refuseArgument, stringOf } from './define-function.ts';

/** The addresses that a text in CIDR notation names; `bits` is the length of an address. */
export type Network = {
  readonly first: bigint;
  readonly last: bigint;
  readonly prefix: number;
  readonly bits: 32 | 128;
};

export function networkOf(value: Value | undefined, work: CallWork): Network {
  return parseNetwork(stringOf(value, work)) ?? refuseArgument(value, work, 0, 'a network such as 10.0.0.0/16');
}

function parseNetwork(text: string): Network | null {
  const [, address = '', digits = ''] = /^([0-9a-f.:]+)\/(\d{1,3})$/i.exec(text) ?? [];
  const prefix = Number(digits);
  const bits = address.includes(':') ? 128 : 32;
  const number = bits === 128 ? parseLong(address) : parseShort(address);
  if (number === null || digits === '' || prefix > bits) return null;
  const rest = BigInt(bits - prefix);
  const first = (number >> rest) << rest;
  return { first, last: first + (1n << rest) - 1n, prefix, bits };
}

function parseShort(text: string): bigint | null {
  const bytes = text.split('.');
  if (bytes.length !== 4 || !bytes.every((byte) => /^\d{1,3}$/.test(byte) && Number(byte) < 256)) return null;
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function parseLong(text: string): bigint | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const gap = 8 - left.length - right.length;
  if (halves.length === 1 ? gap !== 0 : gap < 1) return null;
  const groups = [...left, ...Array.from({ length: gap }, () => '0'), ...right];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

/** An address in its usual form, an IPv6 one with its longest run of zeros left out (RFC 5952). */
export function addressText(address: bigint, bits: 32 | 128): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join('.');
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  const runs = [...groups.join(':').matchAll(/(?<![^:])0(?::0)+(?![^:])/g)];
  const longest = runs.reduce<RegExpExecArray | undefined>(
    (best, run) => (best === undefined || run[0].length > best[0].length ? run : best),
    undefined,
  );
  if (longest === undefined) return groups.join(':');
  const text = groups.join(':');
  const [left, right] = [text.slice(0, longest.index), text.slice(longest.index + longest[0].length)];
  return `${left.replace(/:$/, '')}::${right.replace(/^:/, '')}`;
}
