import { mix } from '@keelgate/model';

/** Two 32-bit hashes of a text, in one record that is written anew for each: nothing is allocated. */
export type TextHash = { high: number; low: number; readonly of: (text: string) => void };

export function createTextHash(): TextHash {
  const hash: TextHash = {
    high: 0,
    low: 0,
    of: (text) => {
      let high = 0x811c9dc5;
      let low = 0x1505;
      for (let index = 0; index < text.length; index += 1) {
        const char = text.charCodeAt(index);
        high = Math.imul(high ^ char, 0x01000193);
        low = ((low << 5) | (low >>> 27)) ^ char;
      }
      hash.high = mix(high);
      hash.low = mix(low ^ Math.imul(high, 0x85ebca6b));
    },
  };
  return hash;
}
