import type { Value } from '../template/value.ts';

/** Adds the texts in a value that came from secure parameters. */
export function collectSecureTexts(value: Value, texts: Set<string>): void {
  switch (value.kind) {
    case 'scalar':
      if (value.secure === true && typeof value.value === 'string' && value.value !== '') texts.add(value.value);
      break;
    case 'list':
      for (const item of value.items) collectSecureTexts(item, texts);
      break;
    case 'map':
      for (const inner of value.entries.values()) collectSecureTexts(inner, texts);
      break;
    case 'unknown':
      break;
  }
}
