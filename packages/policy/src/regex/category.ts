import type { CharSet } from './char-set.ts';
import { charSet, negate, union } from './char-set.ts';
import { blockNamed } from './block.ts';

const generalCategories: ReadonlySet<string> = new Set(
  'L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp C Cc Cf Cs Co Cn'.split(' '),
);

const known = new Map<string, CharSet>();

/** The set of a name in `\p{…}`: a general category or a block; `undefined` for another name. */
export function categoryNamed(name: string): CharSet | undefined {
  if (!generalCategories.has(name)) return blockNamed(name);
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = scan(name);
  known.set(name, made);
  return made;
}

/** The host's tables tell the category; they are newer than .NET Framework's, which matters to codes assigned since. */
function scan(name: string): CharSet {
  const member = new RegExp(`^\\p{${name}}$`, 'u');
  const pairs: number[] = [];
  for (let code = 0; code <= 0xffff; code += 1) if (member.test(String.fromCharCode(code))) pairs.push(code, code);
  return charSet(pairs);
}

function category(name: string): CharSet {
  return categoryNamed(name) as CharSet;
}

const classes = new Map<string, CharSet>();

function once(name: string, make: () => CharSet): CharSet {
  const found = classes.get(name) ?? make();
  classes.set(name, found);
  return found;
}

/** `\d`, `\w`, `\s` and, in upper case, what they leave out. */
export function classEscape(letter: string, isEcmaScript: boolean): CharSet {
  const small = letter.toLowerCase();
  if (letter !== small) return once(`${letter}${isEcmaScript}`, () => negate(classEscape(small, isEcmaScript)));
  return once(`${letter}${isEcmaScript}`, () => (isEcmaScript ? ecmaClass(small) : unicodeClass(small)));
}

function unicodeClass(letter: string): CharSet {
  if (letter === 'd') return category('Nd');
  if (letter === 's') return union([charSet([9, 13, 0x85, 0x85]), category('Z')]);
  return union([category('L'), category('Mn'), category('Nd'), category('Pc')]);
}

function ecmaClass(letter: string): CharSet {
  if (letter === 'd') return charSet([48, 57]);
  if (letter === 's') return charSet([9, 13, 32, 32]);
  return charSet([48, 57, 65, 90, 95, 95, 97, 122, 0x130, 0x130]);
}

/** What `\b` takes for part of a word: `\w` and the two joiners. */
export function wordSet(isEcmaScript: boolean): CharSet {
  if (isEcmaScript) return classEscape('w', true);
  return once('word', () => union([classEscape('w', false), charSet([0x200c, 0x200d])]));
}
