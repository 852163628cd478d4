import fc from 'fast-check';

/** C# of expressions that have a type, by what they are made of: each one compiles, whatever it then gives or raises. */
export type TypedSources = {
  readonly int: string;
  readonly long: string;
  readonly double: string;
  readonly decimal: string;
  readonly string: string;
  readonly bool: string;
  readonly char: string;
  readonly maybe: string;
  readonly numbers: string;
  readonly words: string;
  readonly object: string;
  readonly time: string;
  readonly token: string;
  readonly unknown: string;
};

type Kind = keyof TypedSources;

/** How each kind is made: a template in which `$int` stands for any expression of that kind. */
const templates: { readonly [kind in Kind]: readonly string[] } = {
  int: [
    '0',
    '1',
    '-3',
    '2147483647',
    '(-2147483648)',
    '$int + $int',
    '$int - $int',
    '$int * $int',
    '$int / $int',
    '$int % $int',
    '$int & $int',
    '$int << $int',
    '~$int',
    '-$int',
    '($bool ? $int : $int)',
    '$string.Length',
    '($maybe ?? $int)',
    '(int)$long',
    '(int)$double',
    '(int)$object',
    '(int)$decimal',
    '$numbers.Sum()',
    '$numbers.Count(#x => #x > $int)',
    '$words.Count()',
    '$char + $int',
    '$numbers.FirstOrDefault()',
    '$numbers.ToArray()[$int]',
    '$time.Year',
    '(int)$token',
    '$words.Select(#w => #w.Length).Max()',
    'int.Parse($string)',
    'Convert.ToInt32($object)',
    '$string.IndexOf($string)',
    '$numbers.Aggregate($int, (#a, #b) => #a ^ #b)',
    '(int)$unknown',
    '$maybe.Value',
    'Math.Max($int, $int)',
    'unchecked($int + $int)',
    'checked($int + $int)',
    '$string.CompareTo($string)',
  ],
  long: [
    '5L',
    '$long + $int',
    '$long * $long',
    '(long)$double',
    '$long >> $int',
    '($bool ? $long : $int)',
    'Math.Max($long, $int)',
    '$time.Ticks',
    '(long)$int',
    '-$long',
  ],
  double: [
    '0.5',
    '1e300',
    '$double + $int',
    '$double / $int',
    '(double)$decimal',
    'Math.Round($double)',
    '$numbers.Average()',
    'Math.Floor($double)',
    'double.Parse($string)',
    '(double)$long',
  ],
  decimal: [
    '1.50m',
    '$decimal + $int',
    '$decimal * $decimal',
    '$decimal / $int',
    '(decimal)$int',
    'Math.Abs($decimal)',
    'decimal.Round($decimal, 1)',
    '-$decimal',
  ],
  string: [
    '""',
    '"abc"',
    '"12"',
    '"a,b"',
    '$string + $object',
    '$string + $int',
    '$"{$object}-{$int,5:X}"',
    '$string.ToUpper()',
    '$string.Substring($int)',
    '$string.Trim()',
    '$object.ToString()',
    'string.Join($string, $words)',
    'string.Join(",", $numbers)',
    '($bool ? $string : null)',
    '($string ?? $string)',
    '$string?.Trim()',
    '$words.First()',
    '(string)$object',
    '(string)$token',
    '$object as string',
    '$double.ToString("F2")',
    '$time.ToString("o")',
    'string.Format("{0}|{1}", $object, $int)',
    '$string.Replace($string, "x")',
    'new { A = $int, B = $string }.ToString()',
    '($int, $string).ToString()',
    '(string)$unknown',
    'Convert.ToBase64String(Encoding.UTF8.GetBytes($string))',
    '$char + $string',
    'nameof(String)',
  ],
  bool: [
    'true',
    'false',
    '$int < $int',
    '$int == $long',
    '$string == $string',
    '$bool && $bool',
    '$bool || $bool',
    '!$bool',
    '$object == null',
    '$object is int',
    '$object is string',
    '$maybe == $int',
    '$maybe > $int',
    '$maybe.HasValue',
    '$words.Contains($string)',
    '$numbers.Any(#x => #x == $int)',
    'string.IsNullOrEmpty($string)',
    '$double >= $int',
    '$decimal == $int',
    '$char == $char',
    '$time < $time',
    '$bool ^ $bool',
    '$object.Equals($object)',
    '$string.StartsWith("a")',
    '$unknown == $int',
    '$token == null',
  ],
  char: [
    "'a'",
    "'0'",
    '$string[$int]',
    '(char)$int',
    '$string.First()',
    'char.ToUpper($char)',
    '$string.FirstOrDefault()',
  ],
  maybe: [
    '(int?)null',
    '(int?)$int',
    '$maybe + $int',
    '$maybe * $maybe',
    '$string?.Length',
    '($bool ? (int?)$int : null)',
    '$words.FirstOrDefault()?.Length',
    '-$maybe',
  ],
  numbers: [
    'new[] { $int, $int }',
    'new int[0]',
    'new List<int> { $int, $int }',
    'Enumerable.Range($int % 5, 3)',
    '$numbers.Select(#x => #x + $int)',
    '$numbers.Where(#x => #x > $int)',
    '$words.Select(#w => #w.Length)',
    '$numbers.OrderBy(#x => -#x)',
    '$numbers.Concat($numbers)',
    '$numbers.Distinct().ToList()',
    '(from #x in $numbers where #x != $int orderby #x descending select #x * 2)',
    '$numbers.GroupBy(#x => #x % 2).Select(#g => #g.Key)',
    '$numbers.Zip($numbers, (#a, #b) => #a - #b)',
    '$numbers.Skip(1).Take(2)',
    'Enumerable.Reverse($numbers)',
  ],
  words: [
    'new string[0]',
    'new[] { $string, "x" }',
    'new List<string> { $string }',
    "$string.Split(',')",
    '$words.Where(#w => #w != $string)',
    '$numbers.Select(#x => #x.ToString())',
    '$words.OrderBy(#w => #w)',
    '$words.Select((#w, #i) => #w + #i)',
    '$words.ToDictionary(#w => #w, #w => #w.Length).Keys',
    '(from #w in $words let #n = #w.Length where #n > $int select #w + #n)',
    '$words.Distinct()',
  ],
  object: [
    '(object)$int',
    '(object)$string',
    '(object)$bool',
    '(object)$long',
    '(object)null',
    '(object)$double',
    '(object)$maybe',
    '(object)$time',
    '($bool ? (object)$int : $string)',
    '(object)$char',
    '(object)$token',
    '(object)$numbers',
    '(object)new { A = $int }',
    '(object)($int, $string)',
  ],
  time: [
    'DateTime.UtcNow',
    'new DateTime(2024, 2, 29)',
    '$time.AddDays($int % 100)',
    '$time + TimeSpan.FromSeconds(1)',
    'DateTime.MinValue',
    '$time.Date',
    'DateTime.Parse($string)',
  ],
  token: [
    'JToken.Parse("{\\"a\\":[1,\\"b\\",null]}")',
    '$token["a"]',
    '$token[0]',
    'new JValue($int)',
    '(JToken)$string',
    'new JArray($int, $string)',
    'JToken.FromObject($object)',
    '$token.SelectToken("a[0]")',
    'new JObject { ["a"] = $int, ["b"] = $string }',
  ],
  unknown: [
    '{{x}}',
    '$unknown + $int',
    '$unknown ?? $int',
    '($bool ? $unknown : $int)',
    '$unknown.ToString()',
    '($bool ? $unknown : $string)',
    '$unknown.Length',
    'Math.Max($unknown, $int)',
    '($unknown ?? $numbers).Count()',
    '$unknown[0]',
    '($unknown ?? $string).Substring($int)',
  ],
};

const types: { readonly [kind in Kind]: string } = {
  int: 'int',
  long: 'long',
  double: 'double',
  decimal: 'decimal',
  string: 'string',
  bool: 'bool',
  char: 'char',
  maybe: 'int?',
  numbers: 'IEnumerable<int>',
  words: 'IEnumerable<string>',
  object: 'object',
  time: 'DateTime',
  token: 'JToken',
  unknown: 'object',
};

const kinds = Object.keys(templates) as Kind[];

const trees: { readonly [kind in Kind]: fc.Arbitrary<string> } = fc.letrec<TypedSources>((tie) => {
  const made = kinds.map((kind): [Kind, fc.Arbitrary<string>] => {
    const leaves = templates[kind].filter((template) => !template.includes('$') || template.startsWith('$"'));
    const plain = leaves.filter((template) => !/\$[a-z]/.test(template));
    const first = fc.constantFrom(...(plain.length > 0 ? plain : ['(object)null']));
    const whole = fc
      .constantFrom(...templates[kind])
      .chain((template) => filled(template, tie as (kind: Kind) => fc.Arbitrary<string>));
    return [kind, fc.oneof({ maxDepth: 5, depthIdentifier: 'typed', depthSize: 'small' }, first, whole)];
  });
  return Object.fromEntries(made) as { readonly [kind in Kind]: fc.Arbitrary<string> };
});

/** Puts expressions into a template; what is put in stands in brackets. */
function filled(template: string, tie: (kind: Kind) => fc.Arbitrary<string>): fc.Arbitrary<string> {
  const holes = [...template.matchAll(/\$([a-z]+)/g)].map(([, kind]) => kind as Kind);
  return fc.tuple(fc.nat(), ...holes.map((kind) => tie(kind))).map(([suffix, ...parts]) => {
    let next = 0;
    // A lambda inside a lambda must not call its parameters the same.
    return template.replaceAll(/#([a-z])/g, `$1${suffix}`).replace(/\$[a-z]+/g, () => {
      next += 1;
      return `(${parts[next - 1] ?? ''})`;
    });
  });
}

export type TypedExpression = { readonly source: string; readonly type: string };

export const typedExpression: fc.Arbitrary<TypedExpression> = fc
  .constantFrom(...kinds)
  .chain((kind) => trees[kind].map((source) => ({ source, type: types[kind] })));
