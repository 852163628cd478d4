import { dictionaryOf, putEntry } from '../collections/dictionary-value.ts';
import { listOf } from '../collections/list-value.ts';
import { readJArray, readJObject, readJson } from '../json/read-json.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { readElement, readXml } from '../xml/read-xml.ts';

/** What a body can be read as, by the full name of the type, from its text. */
export const bodyParsers: ReadonlyMap<string, (rt: Runtime, text: string) => NetValue> = new Map<
  string,
  (rt: Runtime, text: string) => NetValue
>([
  ['System.String', (_, text) => text],
  ['System.Object', (_, text) => text],
  ['Newtonsoft.Json.Linq.JToken', (rt, text) => readJson(rt, text)],
  ['Newtonsoft.Json.Linq.JObject', readJObject],
  ['Newtonsoft.Json.Linq.JArray', readJArray],
  ['System.Xml.Linq.XNode', (rt, text) => readElement(rt, text)],
  ['System.Xml.Linq.XElement', (rt, text) => readElement(rt, text)],
  ['System.Xml.Linq.XDocument', (rt, text) => readXml(rt, text)],
]);

/** The fields of a form as `IDictionary<string, IList<string>>`: all values of a name in one list. */
export function formFields(rt: Runtime, fields: Iterable<readonly [name: string, value: string]>): NetValue {
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  const dictionary = dictionaryOf();
  for (const [name, list] of values) putEntry(rt, dictionary, name, listOf([...list]));
  return dictionary;
}
