import type { PolicyTestCaseResult, PolicyTestFileResult, PolicyTestReport } from '@keelgate/model';
import { printFault, printPlace } from '@keelgate/model';

/** What came of policy tests as JUnit XML, which build servers read: a test suite for each file. */
export function printJunit({ files, passed, failed }: PolicyTestReport): string {
  const errors = files.reduce((sum, file) => sum + errorsOf(file), 0);
  const attributes = {
    name: 'keelgate policy test',
    tests: passed + failed,
    failures: failed - errors,
    errors,
    time: seconds(files.flatMap(({ cases }) => cases)),
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, files.map(suite))}\n`;
}

function suite(file: PolicyTestFileResult): string {
  const { name, cases } = file;
  const errors = errorsOf(file);
  const attributes = {
    name,
    tests: cases.length,
    failures: cases.filter(({ passed }) => !passed).length - errors,
    errors,
    skipped: 0,
    time: seconds(cases),
    file: file.file,
  };
  return element(
    'testsuite',
    attributes,
    cases.map((one) => testCase(file, one)),
  );
}

function testCase(file: PolicyTestFileResult, one: PolicyTestCaseResult): string {
  const attributes = {
    name: one.name,
    classname: file.name,
    time: seconds([one]),
    file: file.file,
    line: one.place.line,
  };
  return element('testcase', attributes, one.passed ? [] : [trouble(file, one)]);
}

function trouble({ faults }: PolicyTestFileResult, { failures }: PolicyTestCaseResult): string {
  const [first] = failures;
  if (first === undefined) {
    const message = faults[0]?.message ?? 'the policies could not run';
    return element('error', { message, type: 'policy' }, [escape(faults.map(printFault).join('\n'))]);
  }
  const text = failures.map(
    ({ place, what, expected, got }) => `${printPlace(place)} ${what}\n  expected ${expected}\n  got      ${got}`,
  );
  const message = `${first.what}: expected ${first.expected}, got ${first.got}`;
  return element('failure', { message, type: 'expectation' }, [escape(text.join('\n'))]);
}

/** Cases whose policies could not run. */
function errorsOf({ cases }: PolicyTestFileResult): number {
  return cases.filter(({ passed, failures }) => !passed && failures.length === 0).length;
}

function seconds(cases: readonly PolicyTestCaseResult[]): string {
  return (cases.reduce((sum, { wallMs }) => sum + wallMs, 0) / 1000).toFixed(3);
}

type Attributes = { readonly [name: string]: string | number };

function element(name: string, attributes: Attributes, content: readonly string[]): string {
  const named = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`);
  const start = `<${name}${named.join('')}`;
  if (content.length === 0) return `${start} />`;
  const isText = name === 'failure' || name === 'error';
  const inner = content.join('\n');
  return isText ? `${start}>${inner}</${name}>` : `${start}>\n${indented(inner)}\n</${name}>`;
}

function indented(text: string): string {
  return text.replaceAll(/^(?=<)/gm, '  ');
}

/** What XML 1.0 cannot hold at all is replaced. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** White space in an attribute is read as blanks unless it is escaped. */
function escapeAttribute(text: string): string {
  return escape(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
