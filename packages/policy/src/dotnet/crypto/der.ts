import { validUtf8Text } from '../text/utf8.ts';
/** Reading DER, as far as certificates need it. What is not DER throws `DerError`. */

export class DerError extends Error {}

export type DerNode = {
  /** The tag byte: class, form and number. */
  readonly tag: number;
  readonly content: Uint8Array;
  /** The node with its tag and length. */
  readonly whole: Uint8Array;
};

export const derTag = { integer: 2, bits: 3, oid: 6, sequence: 0x30, set: 0x31, utcTime: 0x17, time: 0x18 } as const;

/** The nodes that stand one after the other in these bytes. */
export function derNodes(bytes: Uint8Array): readonly DerNode[] {
  const nodes: DerNode[] = [];
  let at = 0;
  while (at < bytes.length) {
    const node = nodeAt(bytes, at);
    nodes.push(node);
    at += node.whole.length;
  }
  return nodes;
}

/** The children of a node. */
export function derChildren(node: DerNode | undefined): readonly DerNode[] {
  if (node === undefined) throw new DerError('a node is missing');
  return derNodes(node.content);
}

function nodeAt(bytes: Uint8Array, start: number): DerNode {
  const tag = bytes[start] ?? 0;
  const first = bytes[start + 1];
  if (first === undefined || (tag & 31) === 31) throw new DerError('a tag is cut off or too long');
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 3 || first === 0x80) throw new DerError('a length is too long');
  let length = lengthBytes === 0 ? first : 0;
  for (let index = 0; index < lengthBytes; index += 1) length = length * 256 + (bytes[start + 2 + index] ?? 0);
  const contentStart = start + 2 + lengthBytes;
  const end = contentStart + length;
  if (end > bytes.length) throw new DerError('content is cut off');
  return { tag, content: bytes.subarray(contentStart, end), whole: bytes.subarray(start, end) };
}

/** `1.2.840.113549`. */
export function derOid({ content }: DerNode): string {
  const numbers: bigint[] = [];
  let value = 0n;
  for (const byte of content) {
    value = (value << 7n) | BigInt(byte & 127);
    if (byte < 128) {
      numbers.push(value);
      value = 0n;
    }
  }
  const [first = 0n, ...rest] = numbers;
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...rest].join('.');
}

/** A string of any of the kinds that names are written in. */
export function derText({ tag, content }: DerNode): string {
  if (tag === 0x1e) return Array.from({ length: content.length >> 1 }, (_, index) => unit(content, index)).join('');
  if (tag !== 0x0c) return String.fromCharCode(...content);
  return validUtf8Text(content) ?? String.fromCharCode(...content);
}

function unit(content: Uint8Array, index: number): string {
  return String.fromCharCode(((content[index * 2] ?? 0) << 8) | (content[index * 2 + 1] ?? 0));
}

/** Year, month, day, hour, minute, second of a `UTCTime` or `GeneralizedTime`. */
export function derTime({ tag, content }: DerNode): readonly number[] {
  const digits = String.fromCharCode(...content);
  const [, years = '', rest = ''] =
    (tag === derTag.utcTime ? /^(\d{2})(\d{10})Z$/ : /^(\d{4})(\d{10})Z$/).exec(digits) ?? [];
  if (rest === '') throw new DerError('a time is not one');
  const year = Number(years);
  const century = tag === derTag.utcTime ? (year < 50 ? 2000 : 1900) : 0;
  return [year + century, ...(rest.match(/../g) ?? []).map(Number)];
}
