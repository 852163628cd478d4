/** A file that the caller has read; its name is relative to the folder that is read, with `/` between segments. */
export type InputFile = { readonly file: string; readonly text: string };

/** The files of a folder, or one file. */
export type InputFiles = readonly InputFile[];

/** The last segment of a file's name. */
export function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** The folder that a file is in, with `/` at its end; nothing for the folder that is read. */
export function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

/** Files in an order that does not depend on who listed them. */
export function sorted(files: InputFiles): InputFiles {
  return files.toSorted((left, right) => (left.file < right.file ? -1 : left.file > right.file ? 1 : 0));
}
