import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { tagBytes } from './frame.ts';

/**
 * How blocks are sealed: bytes and a tag that is right for them alone, with the frame's header, in the backup with this head.
 * So a block cannot be changed, moved, left out, said twice or brought over from another backup.
 */
export type Seal = {
  readonly close: (frame: Uint8Array, sequence: number, bytes: Uint8Array) => readonly [Uint8Array, Uint8Array];
  /** `null` where the tag is not right. */
  readonly open: (frame: Uint8Array, sequence: number, stored: readonly [Uint8Array, Uint8Array]) => Uint8Array | null;
};

/** Without a key the tag is a checksum: against chance, and against nobody who wants to. */
export function plainSeal(head: Uint8Array): Seal {
  const tagOf = (frame: Uint8Array, bytes: Uint8Array): Uint8Array =>
    createHash('sha256').update(head).update(frame).update(bytes).digest().subarray(0, tagBytes);
  return {
    close: (frame, _, bytes) => [bytes, tagOf(frame, bytes)],
    open: (frame, _, [bytes, tag]) => (timingSafeEqual(tagOf(frame, bytes), tag) ? bytes : null),
  };
}

/** AES-256-GCM. The key is this backup's alone, for its salt is; so the number of a block can be its nonce. */
export function keyedSeal(head: Uint8Array, key: Uint8Array): Seal {
  return {
    close: (frame, sequence, bytes) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonce(sequence));
      cipher.setAAD(bound(head, frame));
      const sealed = cipher.update(bytes);
      cipher.final();
      return [sealed, cipher.getAuthTag()];
    },
    open: (frame, sequence, [stored, tag]) => {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce(sequence), { authTagLength: tagBytes });
      decipher.setAAD(bound(head, frame));
      decipher.setAuthTag(tag);
      const bytes = decipher.update(stored);
      try {
        decipher.final();
      } catch {
        return null;
      }
      return bytes;
    },
  };
}

function nonce(sequence: number): Uint8Array {
  const bytes = new Uint8Array(12);
  new DataView(bytes.buffer).setUint32(8, sequence);
  return bytes;
}

function bound(head: Uint8Array, frame: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + frame.length);
  bytes.set(head);
  bytes.set(frame, head.length);
  return bytes;
}
