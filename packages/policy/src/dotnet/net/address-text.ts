import { parseAddress } from '../../ip-address.ts';

/** An address as bytes, 4 or 16, and the number of its scope. */
export type AddressBytes = { readonly bytes: readonly number[]; readonly scope: number };

/** What `IPAddress.Parse` reads: IPv4 in one to four numbers, IPv6 with or without brackets, IPv4 tail and scope. */
export function parseIpAddress(text: string): AddressBytes | null {
  if (text.length > 100) return null;
  return text.includes(':') ? parseV6(text) : parseV4(text);
}

/** The last number fills what the others leave, as C's `inet_aton` has it: `10.1` is 10.0.0.1. */
function parseV4(text: string): AddressBytes | null {
  const numbers = text.split('.').map(numberOf);
  if (numbers.length > 4 || numbers.some((value) => value === null)) return null;
  const last = numbers.at(-1) ?? 0;
  const heads = numbers.slice(0, -1).map((value) => value ?? 0);
  let room = 1;
  for (let index = heads.length; index < 4; index += 1) room *= 256;
  if (last >= room || heads.some((value) => value > 255)) return null;
  const tail = Array.from(
    { length: 4 - heads.length },
    (_, index) => Math.floor(last / byteWeight(3 - heads.length - index)) % 256,
  );
  return { bytes: [...heads, ...tail], scope: 0 };
}

function byteWeight(index: number): number {
  let weight = 1;
  for (let left = index; left > 0; left -= 1) weight *= 256;
  return weight;
}

/** Decimal, octal behind `0`, hexadecimal behind `0x`. */
function numberOf(text: string): number | null {
  if (/^0x[\da-f]{1,8}$/i.test(text)) return Number.parseInt(text, 16);
  if (/^0[0-7]{1,11}$/.test(text)) return Number.parseInt(text, 8);
  return /^(?:0|[1-9]\d{0,9})$/.test(text) ? Number(text) : null;
}

function parseV6(text: string): AddressBytes | null {
  const bare = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1] ?? text;
  const [, address = '', scope = '0'] = /^([^%]*)(?:%(\d{1,9}))?$/.exec(bare) ?? [];
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  const groups = parseAddress(tail === null ? address : withHexTail(tail[1] ?? '', tail[2] ?? ''));
  if (groups?.length !== 8) return null;
  return { bytes: groups.flatMap((group) => [group >> 8, group & 255]), scope: Number(scope) };
}

function withHexTail(head: string, tail: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = parseV4(tail)?.bytes ?? [-1];
  return a < 0 ? '' : `${head}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}

/** The text of an address: of IPv6 the short form of RFC 5952, with an IPv4 tail where it maps one. */
export function formatAddress({ bytes, scope }: AddressBytes): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, index) => ((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0));
  const zone = scope === 0 ? '' : `%${scope}`;
  const tail = embedsV4(groups) ? bytes.slice(12).join('.') : null;
  const shown = tail === null ? groups : groups.slice(0, 6);
  return `${shortened(shown, tail)}${zone}`;
}

function embedsV4(groups: readonly number[]): boolean {
  if (groups.slice(0, 4).some((group) => group !== 0)) return false;
  const [fifth, sixth, seventh] = groups.slice(4);
  if (fifth === 0 && sixth === 0) return seventh !== 0;
  return (fifth === 0 && sixth === 0xffff) || (fifth === 0xffff && sixth === 0);
}

/** The longest run of zero groups is left out, if it is longer than one. */
function shortened(groups: readonly number[], tail: string | null): string {
  let [start, length] = [-1, 1];
  for (let at = 0; at < groups.length; at += 1) {
    let end = at;
    while (groups[end] === 0) end += 1;
    if (end - at > length) [start, length] = [at, end - at];
    at = end;
  }
  const texts = groups.map((group) => group.toString(16));
  const ends = tail === null ? [] : [tail];
  if (start === -1) return [...texts, ...ends].join(':');
  return `${texts.slice(0, start).join(':')}::${[...texts.slice(start + length), ...ends].join(':')}`;
}
