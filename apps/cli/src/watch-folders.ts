import type { FSWatcher } from 'node:fs';
import { statSync, watch } from 'node:fs';
import path from 'node:path';

/** Calls back when a file of one of its folders has changed; many changes at once are one. */
export type FolderWatch = {
  /** Watches these folders and no others. */
  readonly set: (folders: Iterable<string>) => void;
  readonly close: () => void;
};

/** Editors write a file in several steps. */
const quietMs = 100;

const inputName = /\.(?:xml|json|ya?ml)$/i;

export type FolderWatchOptions = {
  readonly onChange: () => void;
  /** A file that is written here, and so no reason to begin again. */
  readonly except?: string;
};

export function watchFolders({ onChange, except }: FolderWatchOptions): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  const own = except === undefined ? null : path.resolve(except);
  let timer: NodeJS.Timeout | undefined;
  function changed(folder: string, name: string | null): void {
    const file = path.join(folder, name ?? '');
    if (file === own || !(inputName.test(file) || isFolder(file))) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  }
  function drop(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }
  return {
    set: (folders) => {
      const wanted = new Set([...folders].map((folder) => path.resolve(folder)).filter(isFolder));
      for (const folder of watchers.keys()) if (!wanted.has(folder)) drop(folder);
      for (const folder of wanted) {
        if (watchers.has(folder)) continue;
        const watcher = watch(folder, (_, name) => changed(folder, name));
        // A folder that is gone is looked for again when something else changes.
        watcher.on('error', () => drop(folder));
        watchers.set(folder, watcher);
      }
    },
    close: () => {
      clearTimeout(timer);
      for (const folder of watchers.keys()) drop(folder);
    },
  };
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}
