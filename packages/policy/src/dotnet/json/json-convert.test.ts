import { expect, it } from 'vitest';
import { evaluate, evaluateText } from '../../testing/evaluate.ts';

it.each([
  [`JsonConvert.SerializeObject("a\\"b")`, String.raw`"a\"b"`],
  [`JsonConvert.SerializeObject(null)`, 'null'],
  [`JsonConvert.SerializeObject(1)`, '1'],
  [`JsonConvert.SerializeObject(1L)`, '1'],
  [`JsonConvert.SerializeObject(1.0)`, '1.0'],
  [`JsonConvert.SerializeObject(1.5m)`, '1.5'],
  [`JsonConvert.SerializeObject(0.1 + 0.2)`, '0.30000000000000004'],
  [`JsonConvert.SerializeObject(true)`, 'true'],
  [`JsonConvert.SerializeObject('c')`, '"c"'],
  [`JsonConvert.SerializeObject(new { a = 1, b = "x", c = (string)null })`, '{"a":1,"b":"x","c":null}'],
  [
    `JsonConvert.SerializeObject(new { a = new[] { 1, 2 } }, Formatting.Indented)`,
    '{\n  "a": [\n    1,\n    2\n  ]\n}',
  ],
  [`JsonConvert.SerializeObject(new[] { "a", "b" })`, '["a","b"]'],
  [`JsonConvert.SerializeObject(new List<int> { 1, 2 })`, '[1,2]'],
  [`JsonConvert.SerializeObject(new Dictionary<string, int> { { "a", 1 } })`, '{"a":1}'],
  [`JsonConvert.SerializeObject(new Dictionary<int, string> { { 1, "a" } })`, '{"1":"a"}'],
  [`JsonConvert.SerializeObject(new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc))`, '"2020-01-02T03:04:05Z"'],
  [`JsonConvert.SerializeObject(TimeSpan.FromMinutes(90))`, '"01:30:00"'],
  [`JsonConvert.SerializeObject(new byte[] { 1, 2, 3 })`, '"AQID"'],
  [`JsonConvert.SerializeObject(Guid.Empty)`, '"00000000-0000-0000-0000-000000000000"'],
  [`JsonConvert.SerializeObject(JObject.Parse("{'a':[1]}"))`, '{"a":[1]}'],
  [`JsonConvert.SerializeObject(new KeyValuePair<string, int>("a", 1))`, '{"Key":"a","Value":1}'],
  [`JsonConvert.SerializeObject((1, "x"))`, '{"Item1":1,"Item2":"x"}'],
  [`JsonConvert.SerializeObject("\\u2028é")`, String.raw`"\u2028é"`],
  [`JsonConvert.SerializeObject(StringComparison.Ordinal)`, '4'],
  [`JsonConvert.SerializeObject(new[] { 1, 2 }.Where(i => i > 1))`, '[2]'],
  [`JsonConvert.DeserializeObject<int>("5")`, '5'],
  [`JsonConvert.DeserializeObject<string>("\\"x\\"")`, 'x'],
  [`JsonConvert.DeserializeObject<string>("'2020-01-02T03:04:05.000Z'")`, '2020-01-02T03:04:05.000Z'],
  [`JsonConvert.DeserializeObject<List<string>>("['a','b']").Count`, '2'],
  [`JsonConvert.DeserializeObject<string[]>("['a','b']")[1]`, 'b'],
  [`JsonConvert.DeserializeObject<Dictionary<string, string>>("{'a':'x'}")["a"]`, 'x'],
  [`JsonConvert.DeserializeObject<Dictionary<string, object>>("{'a':1}")["a"]`, '1'],
  [`JsonConvert.DeserializeObject<JObject>("{'a':1}")["a"]`, '1'],
  [`JsonConvert.DeserializeObject<JToken>("[1]").Type`, 'Array'],
  [`JsonConvert.DeserializeObject<bool?>("null").HasValue`, 'False'],
  [`((JObject)JsonConvert.DeserializeObject("{'a':1}"))["a"]`, '1'],
  [`JsonConvert.DeserializeObject<Dictionary<string, List<int>>>("{'a':[1,2]}")["a"][1]`, '2'],
  [`JsonConvert.DeserializeObject<JObject>("")`, 'null'],
])('%s is %s', (source, expected) => {
  expect(evaluateText(source)).toBe(expected);
});

it.each([
  [
    `JsonConvert.DeserializeObject<int>("'x'")`,
    'Newtonsoft.Json.JsonReaderException',
    "Could not convert string to integer: x. Path ''.",
  ],
  [
    `JsonConvert.DeserializeObject<List<int>>("[1,'x']")`,
    'Newtonsoft.Json.JsonReaderException',
    "Could not convert string to integer: x. Path '[1]'.",
  ],
  [
    `JsonConvert.DeserializeObject<int>("null")`,
    'Newtonsoft.Json.JsonSerializationException',
    "Error converting value {null} to type 'System.Int32'. Path ''.",
  ],
  [
    `JsonConvert.DeserializeObject<JObject>("[]")`,
    'Newtonsoft.Json.JsonSerializationException',
    "Deserialized JSON type 'Newtonsoft.Json.Linq.JArray' is not compatible with expected type 'Newtonsoft.Json.Linq.JObject'. Path ''.",
  ],
  [
    `JsonConvert.DeserializeObject(null)`,
    'System.ArgumentNullException',
    'Value cannot be null.\r\nParameter name: value',
  ],
])('%s raises %s', (source, type, message) => {
  expect(() => evaluate(source)).toThrow(expect.objectContaining({ type, message }) as Error);
});
