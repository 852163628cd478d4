import type { PolicyDocument } from '@keelgate/model';
import type { InputFile } from './input-file.ts';

/** The text of a file as a policy document. */
export function policyDocument({ file, text }: InputFile): PolicyDocument {
  return { format: 'rawxml', text, place: { file, line: 1, column: 1 } };
}
