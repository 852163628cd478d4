import type { Place } from '@keelgate/model';
import type { Described, WrongText } from './described-text.ts';
import { readJson } from './read-json.ts';
import { readYaml } from './read-yaml.ts';

/** What API Management takes inline. */
const charactersMax = 4 * 1024 * 1024;

/** Reads JSON, or YAML; or says what is wrong with the text. */
export function readText(file: string, text: string): Described | (WrongText & { readonly place: Place }) {
  const placeAt = placesOf(file, text);
  if (text.length > charactersMax) {
    const message = `this has ${text.length} characters, expected at most ${charactersMax}`;
    return { offset: 0, code: 'too-large', message, place: placeAt(0) };
  }
  // What begins like an object of JSON is meant to be one; YAML would tell of its mistakes in its own words.
  const read = /^\uFEFF?\s*(?:\{\s*["}]|\[)/.test(text)
    ? readJson(text.replace(/^\uFEFF/, ' '), placeAt)
    : readYaml(text, placeAt);
  return 'root' in read ? read : { ...read, place: placeAt(read.offset) };
}

function placesOf(file: string, text: string): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
