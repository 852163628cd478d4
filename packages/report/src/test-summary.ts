import type { PolicyTestReport } from '@keelgate/model';
import picocolors from 'picocolors';
import { type Line, type Paint, renderLine, styled } from './line.ts';
import { testFile } from './section/test-file.ts';

/** What came of policy tests, file by file, and a last line that counts. */
export function printTests(report: PolicyTestReport, { colour }: { readonly colour: boolean }): string {
  const colours = picocolors.createColors(colour);
  const paint: Paint = (style, text) => colours[style](text);
  const lines: readonly Line[] = [...report.files.flatMap((file) => [...testFile(file), []]), countLine(report)];
  return `${lines.map((line) => renderLine(line, Number.POSITIVE_INFINITY, paint)).join('\n')}\n`;
}

function countLine({ files, passed, failed }: PolicyTestReport): Line {
  const all = passed + failed;
  const read = `${files.length} ${files.length === 1 ? 'file' : 'files'}, ${all} ${all === 1 ? 'case' : 'cases'}: `;
  return [
    read,
    styled('green', `${passed} passed`),
    ', ',
    failed === 0 ? '0 failed' : styled('red', `${failed} failed`),
  ];
}
