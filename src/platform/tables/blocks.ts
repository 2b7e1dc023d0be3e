/** A cell of a table. `merged` marks a cell that only repeats the one above it; `span` is the columns it covers. */
export interface Cell {
  text: string;
  merged: boolean;
  span: number;
}

/** A document as every format is brought to: running text and tables in their order. */
export type Block = { kind: 'text'; text: string } | { kind: 'table'; rows: Cell[][] };

export function cell(text: string, merged = false, span = 1): Cell {
  return { text, merged, span };
}

/** The file cannot be read at all: broken, encrypted, of a kind we do not know. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
}
