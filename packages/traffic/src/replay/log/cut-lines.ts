/** A piece of a log with the number of the line that it begins on. */
export type LogPiece = { readonly text: string; readonly line: number };

/** Cuts text that comes in chunks into pieces. A piece is never longer than `pieceMax`. */
export type Cutter = {
  readonly cut: (chunk: string) => readonly LogPiece[];
  /** What is left at the end. */
  readonly rest: () => readonly LogPiece[];
};

/** A longer line is no line of a log: it counts as one that is wrong, and is not kept. */
export const pieceMax: number = 1 << 20;

/** What stands for a piece that was too long. */
export const tooLong = '\0too long';

export function createLineCutter(): Cutter {
  let held = '';
  let line = 1;
  let isSkipping = false;
  return {
    cut: (chunk) => {
      const pieces: LogPiece[] = [];
      let from = 0;
      for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
        const text = withoutReturn(held + chunk.slice(from, end));
        pieces.push({ text: isSkipping || text.length > pieceMax ? tooLong : text, line });
        held = '';
        isSkipping = false;
        line += 1;
        from = end + 1;
      }
      held += chunk.slice(from);
      if (held.length > pieceMax) {
        held = '';
        isSkipping = true;
      }
      return pieces;
    },
    rest: () => (isSkipping ? [{ text: tooLong, line }] : held === '' ? [] : [{ text: withoutReturn(held), line }]),
  };
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
