import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../testing/evaluate.ts';
import { NetException } from '../raise.ts';

/** The message, where an exception comes. */
function outcome(source: string): string {
  try {
    return evaluateText(source);
  } catch (error) {
    if (error instanceof NetException) return `${error.type}: ${error.message}`;
    throw error;
  }
}

const argument = 'System.ArgumentException: parsing ';

describe('Regex', () => {
  it.each([
    ['Regex.IsMatch("1298-673-4192", @"^[a-zA-Z0-9]\\d{2}[a-zA-Z0-9](-\\d{3}){2}[A-Za-z0-9]$")', 'True'],
    ['Regex.IsMatch("A08Z-931-468A", @"^[a-zA-Z0-9]\\d{2}[a-zA-Z0-9](-\\d{3}){2}[A-Za-z0-9]$")', 'True'],
    ['Regex.IsMatch("_A90-123-129X", @"^[a-zA-Z0-9]\\d{2}[a-zA-Z0-9](-\\d{3}){2}[A-Za-z0-9]$")', 'False'],
    ['Regex.IsMatch("ABC", "abc", RegexOptions.IgnoreCase)', 'True'],
    ['Regex.IsMatch("ABC", "(?i)abc")', 'True'],
    ['Regex.IsMatch("aBC", "a(?i)bc")', 'True'],
    ['Regex.IsMatch("ABC", "(?i:a)bc")', 'False'],
    ['Regex.IsMatch("straße", "STRASSE", RegexOptions.IgnoreCase)', 'False'],
    ['Regex.IsMatch("x", "", RegexOptions.None, TimeSpan.FromSeconds(1))', 'True'],
    ['new Regex("b").IsMatch("abc", 2)', 'False'],
    ['Regex.Match("An extraordinary day dawns with each new day.", @"a*").Length.ToString()', '0'],
    ['Regex.Match("XXabcXX", "(?<x>b)").Groups["x"].Index', '3'],
    ['Regex.Match("XXabcXX", "zzz").Success', 'False'],
    ['Regex.Match("XXabcXX", "zzz").Value', ''],
    ['Regex.Match("XXabcXX", "zzz").Groups.Count', '1'],
    ['Match.Empty.Success', 'False'],
    [String.raw`Regex.Match("555-1212", @"\d{3}-(?<number>\d{4})").Groups["number"].Value`, '1212'],
    [String.raw`Regex.Match("key=value", @"(?'k'\w+)=(?'v'\w+)").Groups["v"].Value`, 'value'],
    ['Regex.Match("ab", "(a)(?<n>b)").Groups[2].Value', 'b'],
    ['Regex.Match("ab", "(?<n>a)(b)").Groups[1].Value', 'b'],
    ['Regex.Match("ab", "(?<n>a)(b)").Groups["n"].Value', 'a'],
    ['Regex.Match("ab", "(a)(b)").Groups["2"].Value', 'b'],
    ['Regex.Match("ab", "(a)(c)?").Groups[2].Success', 'False'],
    ['Regex.Match("ab", "(a)").Groups[7].Success', 'False'],
    ['Regex.Match("aab", "(a)+").Groups[1].Captures.Count', '2'],
    ['Regex.Match("aab", "(a)+").Groups[1].Captures[1].Index', '1'],
    ['Regex.Match("abc", "(?:(a)|(b)|(c))+").Groups[1].Value', 'a'],
    ['Regex.Match("ab", "(a)(b)").Groups.Count', '3'],
    ['new Regex("b").Match("abcb", 2).Index', '3'],
    ['new Regex("^b").Match("abc", 1).Success', 'False'],
    ['new Regex("^b").Match("abc", 1, 2).Index', '1'],
    [String.raw`new Regex(@"\Gb").Match("abc", 1).Success`, 'True'],
    ['Regex.Match("a1b2", "[0-9]").NextMatch().Value', '2'],
    ['Regex.Match("one two", @"(\\w+) (\\w+)").Result("$2 $1")', 'two one'],
    ['Regex.Matches("a1b22", "[0-9]+").Count', '2'],
    ['Regex.Matches("a1b22", "[0-9]+")[1].Value', '22'],
    ['string.Join("|", Regex.Matches("a1b22", "[0-9]+").Cast<Match>().Select(m => m.Value))', '1|22'],
    ['string.Join("|", Regex.Matches("abc", "").Cast<Match>().Select(m => m.Index))', '0|1|2|3'],
    ['@{ var s = ""; foreach (Match m in Regex.Matches("a1b22", "[0-9]+")) { s += m.Index; } return s; }', '13'],
    [
      '@{ var s = ""; foreach (Group g in Regex.Match("ab", "(a)(b)").Groups) { s += g.Value + ","; } return s; }',
      'ab,a,b,',
    ],
    [
      String.raw`Regex.Replace("This is   text with   far  too   much   white space.", @"\s+", " ")`,
      'This is text with far too much white space.',
    ],
    [
      String.raw`Regex.Replace("$16.32 12.19 £16.29 €18.29", @"\p{Sc}*(\s?\d+[.,]?\d*)\p{Sc}*", "$1")`,
      '16.32 12.19 16.29 18.29',
    ],
    ['Regex.Replace("$16.32", @"\\p{Sc}*(?<amount>\\s?\\d+[.,]?\\d*)\\p{Sc}*", "${amount}")', '16.32'],
    [String.raw`Regex.Replace("one two three", @"\b(\w+)(\s)(\w+)\b", "$3$2$1")`, 'two one three'],
    ['Regex.Replace("abc", "b", "[$&]")', 'a[b]c'],
    ['Regex.Replace("aa1bb2cc3", @"\\d+", "$`")', 'aaaabbaa1bbccaa1bb2cc'],
    [`Regex.Replace("aa1bb2", @"\\d+", "$'")`, 'aabb2bb'],
    ['Regex.Replace("ABC123", @"\\d+", "$_")', 'ABCABC123'],
    ['Regex.Replace("ab", "(a)(b)?", "$+")', 'b'],
    ['Regex.Replace("ab", "b", "$$")', 'a$'],
    ['Regex.Replace("ab", "b", "$1$")', 'a$1$'],
    ['Regex.Replace("ab", "(b)", "${2}${1}0")', 'a${2}b0'],
    ['Regex.Replace("aBc", "[a-z]", m => m.Value.ToUpper())', 'ABC'],
    ['Regex.Replace("four score", @"\\w+", m => m.Value.Length.ToString(), RegexOptions.None)', '4 5'],
    ['new Regex("a").Replace("aaa", "b", 2)', 'bba'],
    ['new Regex("a").Replace("aaa", "b", 1, 1)', 'aba'],
    ['new Regex("a").Replace("aaa", m => "x", 1)', 'xaa'],
    ['new Regex("a", RegexOptions.RightToLeft).Replace("aaa", "b", 1)', 'aab'],
    ['Regex.Replace("color", "colou?r", "tone", RegexOptions.Compiled | RegexOptions.IgnoreCase)', 'tone'],
    ['string.Join("|", Regex.Split("plum-pear", "(-)"))', 'plum|-|pear'],
    [String.raw`string.Join("|", Regex.Split("123ABCDE456FGHIJKL789MNOPQ012", @"\d+"))`, '|ABCDE|FGHIJKL|MNOPQ|'],
    ['string.Join("|", Regex.Split("plum--pear", "-"))', 'plum||pear'],
    ['string.Join("|", new Regex("-").Split("a-b-c", 2))', 'a|b-c'],
    ['string.Join("|", Regex.Split("abc", ""))', '|a|b|c|'],
    ['string.Join("|", Regex.Split("abc", "x"))', 'abc'],
    ['Regex.Escape("[a.b] c#\\n{2}")', String.raw`\[a\.b]\ c\#\n\{2}`],
    [String.raw`Regex.Unescape(@"\[a\.b]\t\x41\u0042")`, '[a.b]\tAB'],
    ['new Regex("a+").ToString()', 'a+'],
    ['new Regex("a", RegexOptions.IgnoreCase | RegexOptions.Multiline).Options', 'IgnoreCase, Multiline'],
    ['new Regex("a", RegexOptions.RightToLeft).RightToLeft', 'True'],
    ['string.Join(",", new Regex("(a)(?<n>b)(c)").GetGroupNames())', '0,1,2,n'],
    ['string.Join(",", new Regex("(a)(?<5>b)").GetGroupNumbers())', '0,1,5'],
    ['new Regex("(?<n>a)").GroupNumberFromName("n")', '1'],
    ['new Regex("(?<n>a)").GroupNameFromNumber(1)', 'n'],
    ['new Regex("a").MatchTimeout == Regex.InfiniteMatchTimeout', 'True'],
  ])('%s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });
});

describe('syntax', () => {
  it.each([
    [String.raw`Regex.Match("the the", @"\b(\w+)\s\1\b").Value`, 'the the'],
    [String.raw`Regex.Match("xyyx", @"(?<c>\w)\k<c>").Value`, 'yy'],
    ['Regex.Match("foobar foobaz", "foo(?=baz)").Index', '7'],
    ['Regex.Match("foobar foobaz", "foo(?!bar)").Index', '7'],
    ['Regex.Match("2010 1999", @"(?<=19)\\d{2}").Value', '99'],
    ['Regex.Match("10 USD 20 EUR", @"\\d+(?! USD)(?<!1)").Value', '20'],
    ['Regex.Match("aaab", "(?>a+)ab").Success', 'False'],
    ['Regex.Match("<a><b>", "<.+?>").Value', '<a>'],
    ['Regex.Match("aaaa", "a{2,3}").Value', 'aaa'],
    ['Regex.Match("aaaa", "a{2,}?").Value', 'aa'],
    ['Regex.Match("a{,2}", "a{,2}").Value', 'a{,2}'],
    [String.raw`Regex.Match("A01-234", @"(?<n>A)?(?(n)\d{2}-\d{3}|\d)").Value`, 'A01-234'],
    [String.raw`Regex.Match("b1", @"(?(a)a\d|b\d)").Value`, 'b1'],
    [String.raw`Regex.IsMatch("(a(b)c)", @"^[^()]*(((?<o>\()[^()]*)+((?<-o>\))[^()]*)+)*(?(o)(?!))$")`, 'True'],
    [String.raw`Regex.IsMatch("(a(b)c", @"^[^()]*(((?<o>\()[^()]*)+((?<-o>\))[^()]*)+)*(?(o)(?!))$")`, 'False'],
    [String.raw`Regex.Match("<a<b>>", @"(?<o><)(\w)(?<o><)\w(?<in-o>>)").Groups["in"].Value`, 'b'],
    [
      'string.Join("", Regex.Matches("all the vowels", "[a-z-[aeiou]]").Cast<Match>().Select(m => m.Value))',
      'llthvwls',
    ],
    [String.raw`Regex.IsMatch("Κρόνος", @"^\p{IsGreek}+$")`, 'True'],
    [String.raw`Regex.Match("É1", @"\p{Lu}").Value`, 'É'],
    [String.raw`Regex.IsMatch("é", @"^\w$")`, 'True'],
    [String.raw`Regex.IsMatch("é", @"^\w$", RegexOptions.ECMAScript)`, 'False'],
    [String.raw`Regex.IsMatch("٣", @"^\d$")`, 'True'],
    ['Regex.IsMatch("a\\n", "^a$")', 'True'],
    ['Regex.IsMatch("a\\n", @"^a\\z")', 'False'],
    ['Regex.Matches("a\\nb", "^.$", RegexOptions.Multiline).Count', '2'],
    ['Regex.Match("a\\nb", ".+", RegexOptions.Singleline).Length', '3'],
    ['Regex.IsMatch("ab", "a b # both", RegexOptions.IgnorePatternWhitespace)', 'True'],
    ['Regex.IsMatch("ab", "(?x) a (?# then) b")', 'True'],
    ['Regex.Match("ab", "(a)(?<n>b)", RegexOptions.ExplicitCapture).Groups.Count', '2'],
    ['Regex.Match("abab", "ab", RegexOptions.RightToLeft).Index', '2'],
    [String.raw`Regex.Match("a	", @"\t").Index`, '1'],
    [String.raw`Regex.IsMatch("A!", @"^\x41\041$")`, 'True'],
    [String.raw`Regex.IsMatch("é", @"\u00e9")`, 'True'],
    ['Regex.Match("😀", ".").Length', '1'],
    ['Regex.IsMatch("\\u212A", "k", RegexOptions.IgnoreCase)', 'True'],
    ['Regex.IsMatch("ſ", "s", RegexOptions.IgnoreCase)', 'False'],
  ])('%s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });
});

describe('mistakes', () => {
  it.each([
    ['new Regex("(")', `${argument}"(" - Not enough )'s.`],
    ['new Regex(")")', `${argument}")" - Too many )'s.`],
    ['new Regex("*")', `${argument}"*" - Quantifier {x,y} following nothing.`],
    ['new Regex("a**")', `${argument}"a**" - Nested quantifier *.`],
    ['new Regex("[a")', `${argument}"[a" - Unterminated [] set.`],
    ['new Regex("[z-a]")', `${argument}"[z-a]" - [x-y] range in reverse order.`],
    ['new Regex("a{3,1}")', `${argument}"a{3,1}" - Illegal {x,y} with x > y.`],
    ['new Regex(@"\\")', `${argument}"\\" - Illegal \\ at end of pattern.`],
    ['new Regex(@"\\1")', `${argument}"\\1" - Reference to undefined group number 1.`],
    ['new Regex(@"\\k<a>")', `${argument}"\\k<a>" - Reference to undefined group name a.`],
    ['new Regex(@"\\j")', `${argument}"\\j" - Unrecognized escape sequence \\j.`],
    ['new Regex("(?@)")', `${argument}"(?@)" - Unrecognized grouping construct.`],
    ['new Regex(@"\\p{Nope}")', `${argument}"\\p{Nope}" - Unknown property 'Nope'.`],
    [
      'new Regex("(?<9a>b)")',
      `${argument}"(?<9a>b)" - Invalid group name: Group names must begin with a word character.`,
    ],
    ['Regex.IsMatch(null, "a")', 'System.ArgumentNullException: Value cannot be null.\r\nParameter name: input'],
    ['Regex.IsMatch("a", null)', 'System.ArgumentNullException: Value cannot be null.\r\nParameter name: pattern'],
    [
      'new Regex("a").Match("a", 2)',
      'System.ArgumentOutOfRangeException: Start index cannot be less than 0 or greater than input length.\r\nParameter name: startat',
    ],
    [
      'new Regex("a", RegexOptions.ECMAScript | RegexOptions.RightToLeft)',
      'System.ArgumentOutOfRangeException: Specified argument was out of the range of valid values.\r\nParameter name: options',
    ],
    [
      'Regex.Matches("a", "b")[0]',
      'System.ArgumentOutOfRangeException: Specified argument was out of the range of valid values.\r\nParameter name: i',
    ],
    ['Match.Empty.Result("a")', 'System.NotSupportedException: Result cannot be called on a failed Match.'],
  ])('%s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });
});
