import type { Json, Rest } from '@keelgate/model';
import { escapeText } from '../template/value.ts';
import { isMap } from './difference.ts';

/** Texts of the model as a template says them. */
export function escaped(written: Rest): Rest {
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, escapedJson(value)]));
}

function escapedJson(json: Json): Json {
  if (typeof json === 'string') return escapeText(json);
  if (Array.isArray(json)) return json.map(escapedJson);
  return isMap(json) ? escaped(json) : json;
}
