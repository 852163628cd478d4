import type { Fault, Place, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { Node, YAMLError } from 'yaml';
import { isAlias, isMap, isNode, isScalar, LineCounter, parseAllDocuments, visit } from 'yaml';

/** A text longer than this is no drill. */
const charactersMax = 4 * 1024 * 1024;

/** The one document of a text, and what turns its offsets into lines. */
export type YamlText = { readonly node: Node | null; readonly lines: LineCounter };

/** Reads YAML 1.2, of which JSON is a part: one document, each key once, nothing that grows when it is read. */
export function readYaml(file: string, text: string): Result<YamlText, Fault> {
  if (text.length > charactersMax) {
    const message = `the file has ${text.length} characters, expected at most ${charactersMax}`;
    return failed(faultAt({ file, line: 1, column: 1 }, 'too-large', message));
  }
  const lines = new LineCounter();
  function place(offset: number): Place {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  }
  // Keys are compared below: the library does it in time that grows with the square of their number.
  const options = {
    lineCounter: lines,
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    prettyErrors: false,
  } as const;
  const parsed = parseAllDocuments(text, options);
  const documents = 'empty' in parsed ? [] : parsed;
  const broken = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])[0];
  if (broken !== undefined) return failed(syntaxFault(broken, place(broken.pos[0]), text.split('\n')));
  const [first, second] = documents;
  if (second !== undefined) {
    return failed(
      faultAt(place(second.range[0]), 'not-yaml', 'a second document begins here, expected one in the file'),
    );
  }
  const node = isNode(first?.contents) ? first.contents : null;
  const wrong = node === null ? null : wrongNode(node);
  if (wrong !== null) return failed(faultAt(place(wrong.offset), wrong.code, wrong.message));
  return ok({ node, lines });
}

function faultAt(place: Place, code: string, message: string): Fault {
  return { code: `drill/${code}`, severity: 'error', message, place };
}

type Wrong = { readonly offset: number; readonly code: string; readonly message: string };

/** A key that is there twice, or an alias: what a file says stands where it is meant, once. */
function wrongNode(root: Node): Wrong | null {
  let wrong: Wrong | null = null;
  visit(root, (_, node) => {
    if (isAlias(node)) {
      const message = `*${node.source} is an alias, which drills do not have: write the value out`;
      wrong = { offset: node.range?.[0] ?? 0, code: 'not-yaml', message };
    } else if (isMap(node)) {
      wrong = wrongKey(node.items.map(({ key }) => key));
    }
    return wrong === null ? undefined : visit.BREAK;
  });
  return wrong;
}

function wrongKey(keys: readonly unknown[]): Wrong | null {
  const seen = new Set<string>();
  for (const key of keys) {
    const offset = (isNode(key) ? key.range?.[0] : null) ?? 0;
    if (!isScalar(key) || key.value === null) {
      return { offset, code: 'wrong-shape', message: 'a key has to be a text' };
    }
    const name = typeof key.value === 'string' ? key.value : (key.source ?? '');
    if (seen.has(name)) return { offset, code: 'duplicate', message: `the key "${name.slice(0, 60)}" is there twice` };
    seen.add(name);
  }
  return null;
}

function syntaxFault({ code, message }: YAMLError, place: Place, lines: readonly string[]): Fault {
  if (code === 'TAB_AS_INDENT') return faultAt(place, 'not-yaml', 'a tab indents this line, expected blanks');
  // The library reads nesting by recursion, and says so when there is too much of it.
  if (/call stack/.test(message)) return faultAt(place, 'too-large', 'the file is nested too deeply to be a drill');
  const [what = ''] = message.split('\n');
  const fault = faultAt(place, 'not-yaml', `this is not YAML: ${what.slice(0, 160)}`);
  // To YAML a value that begins with `>` opens a block of text.
  const isComparison = /[:,{]\s*>=?\s*[\d.]/.test(lines[place.line - 1] ?? '');
  return isComparison ? { ...fault, hint: 'put a comparison in quotes: ">= 99.95%"' } : fault;
}
