import { textOfBytes } from './bytes.ts';

/** Everything but letters, digits and `-_.~` as percent signs with UTF-8 behind them. */
export function escaped(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The text that was escaped; what is no escape of a text stays as it is. */
export function unescaped(text: string): string {
  return text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = Uint8Array.from(run.matchAll(/[0-9a-f]{2}/gi), ([pair]) => Number.parseInt(pair, 16));
    return textOfBytes(bytes) ?? run;
  });
}
