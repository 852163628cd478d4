/** Draws how far something is on standard error, once it has taken a second; on a terminal only. */
export type Progress = { readonly show: (share: number) => void; readonly clear: () => void };

const patienceMs = 1000;
const betweenMs = 100;
const width = 32;

export function createProgress(what: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  const startedMs = performance.now();
  let shownMs = 0;
  return {
    show: (share) => {
      const nowMs = performance.now();
      if (!stream.isTTY || nowMs - startedMs < patienceMs || nowMs - shownMs < betweenMs) return;
      shownMs = nowMs;
      const full = Math.round(share * width);
      stream.write(`\r${what} [${'#'.repeat(full)}${'.'.repeat(width - full)}] ${Math.floor(share * 100)}%`);
    },
    clear: () => {
      if (shownMs > 0) stream.write(`\r${' '.repeat(what.length + width + 10)}\r`);
    },
  };
}
