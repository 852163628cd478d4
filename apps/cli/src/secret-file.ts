import type { OutputFile } from './write-whole.ts';

/** The file with the values of secrets: only its owner may read it. */
export function secretFile(file: string, text: string): OutputFile {
  return { file, text, mode: 0o600 };
}

/** Where the values of secrets are, or how to have them. */
export function noteOnSecrets(secrets: readonly string[], file: string | undefined): readonly string[] {
  if (secrets.length === 0) return [];
  const what = secrets.length === 1 ? 'one secret is a parameter' : `${secrets.length} secrets are parameters`;
  const how =
    file === undefined
      ? `give ${secrets.length === 1 ? 'it a value' : 'them values'} when you deploy, or write what was read with --secrets FILE`
      : `what was read is in ${file}: --parameters ${file}`;
  return [`note: ${what} without a value: ${secrets.join(', ')}; ${how}`];
}
