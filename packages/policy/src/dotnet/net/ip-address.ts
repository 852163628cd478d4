import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raise, raiseArgument, raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { ByteArray, EnumValue, NetValue, Ref } from '../value.ts';
import { byteArray } from '../value.ts';
import type { AddressBytes } from './address-text.ts';
import { formatAddress, parseIpAddress } from './address-text.ts';

/** 4 bytes or 16, the first byte first. */
export type IpAddress = AddressBytes & { readonly net: 'System.Net.IPAddress' };

function address(bytes: readonly number[], scope = 0): IpAddress {
  return { net: 'System.Net.IPAddress', bytes, scope };
}

const zeros = Array.from({ length: 16 }, () => 0);

export const ipAddress: TypeDefinition = defineType({
  name: 'System.Net.IPAddress',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.net.ipaddress',
  members: {
    'IPAddress(byte[] address)': (_: Runtime, bytes: ByteArray | null) => ofBytes(bytes),
    'IPAddress(byte[] address, long scopeid)': (_: Runtime, bytes: ByteArray | null, scope: bigint) =>
      address(ofBytes(bytes).bytes, Number(scope)),
    'IPAddress(long newAddress)': (_: Runtime, value: bigint) =>
      value < 0n || value > 0xffff_ffffn
        ? raiseOutOfRange('newAddress')
        : address([0n, 8n, 16n, 24n].map((shift) => Number((value >> shift) & 255n))),
    'static readonly IPAddress Any': () => address([0, 0, 0, 0]),
    'static readonly IPAddress Loopback': () => address([127, 0, 0, 1]),
    'static readonly IPAddress Broadcast': () => address([255, 255, 255, 255]),
    'static readonly IPAddress None': () => address([255, 255, 255, 255]),
    'static readonly IPAddress IPv6Any': () => address(zeros),
    'static readonly IPAddress IPv6None': () => address(zeros),
    'static readonly IPAddress IPv6Loopback': () => address([...zeros.slice(1), 1]),
    'static IPAddress Parse(string ipString)': (_: Runtime, text: string | null) => {
      const parsed = parseIpAddress(text ?? raiseArgumentNull('ipString'));
      if (parsed === null) return raise('System.FormatException', 'An invalid IP address was specified.');
      return address(parsed.bytes, parsed.scope);
    },
    'static bool TryParse(string ipString, out IPAddress address)': (_: Runtime, text: string | null, result: Ref) => {
      const parsed = text === null ? null : parseIpAddress(text);
      result.value = parsed && address(parsed.bytes, parsed.scope);
      return parsed !== null;
    },
    'static bool IsLoopback(IPAddress address)': (_: Runtime, given: IpAddress | null) => {
      const { bytes } = given ?? raiseArgumentNull('address');
      return bytes.length === 4 ? bytes[0] === 127 : formatAddress({ bytes, scope: 0 }) === '::1';
    },
    'System.Net.Sockets.AddressFamily AddressFamily { get; }': (_: Runtime, { bytes }: IpAddress): EnumValue => ({
      net: 'System.Net.Sockets.AddressFamily',
      value: bytes.length === 4 ? 2 : 23,
    }),
    'long ScopeId { get; }': (_: Runtime, { scope }: IpAddress) => BigInt(scope),
    'bool IsIPv4MappedToIPv6 { get; }': (_: Runtime, self: IpAddress) => isMapped(self),
    'bool IsIPv6LinkLocal { get; }': (_: Runtime, { bytes }: IpAddress) =>
      bytes.length === 16 && bytes[0] === 0xfe && ((bytes[1] ?? 0) & 0xc0) === 0x80,
    'bool IsIPv6SiteLocal { get; }': (_: Runtime, { bytes }: IpAddress) =>
      bytes.length === 16 && bytes[0] === 0xfe && ((bytes[1] ?? 0) & 0xc0) === 0xc0,
    'bool IsIPv6Multicast { get; }': (_: Runtime, { bytes }: IpAddress) => bytes.length === 16 && bytes[0] === 0xff,
    'IPAddress MapToIPv4()': (_: Runtime, { bytes }: IpAddress) => address(bytes.slice(-4)),
    'IPAddress MapToIPv6()': (_: Runtime, self: IpAddress) =>
      self.bytes.length === 16 ? self : address([...zeros.slice(0, 10), 255, 255, ...self.bytes]),
    'byte[] GetAddressBytes()': (_: Runtime, { bytes }: IpAddress) => byteArray(Uint8Array.from(bytes)),
    'bool Equals(object comparand)': (_: Runtime, self: IpAddress, other: NetValue) =>
      typeof other === 'object' && other !== null && other.net === self.net && same(self, other as IpAddress),
    'string ToString()': shown,
  },
  hooks: {
    text: shown,
    equals: (_: Runtime, left: IpAddress, right: IpAddress) => same(left, right),
    key: (self: IpAddress) => `IPAddress ${formatAddress(self)}`,
  },
});

function shown(_: Runtime, self: IpAddress): string {
  return formatAddress(self);
}

function ofBytes(bytes: ByteArray | null): IpAddress {
  const given = (bytes ?? raiseArgumentNull('address')).bytes;
  if (given.length !== 4 && given.length !== 16) raiseArgument('An invalid IP address was specified.', 'address');
  return address([...given]);
}

function isMapped({ bytes }: IpAddress): boolean {
  const mapped = [...zeros.slice(0, 10), 255, 255];
  return bytes.length === 16 && mapped.every((value, index) => value === bytes[index]);
}

function same(left: IpAddress, right: IpAddress): boolean {
  return (
    left.scope === right.scope &&
    left.bytes.length === right.bytes.length &&
    left.bytes.every((value, index) => value === right.bytes[index])
  );
}
