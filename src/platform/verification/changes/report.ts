import { isSame, PdfRef, type PdfValue } from '../pdf/values.ts';

/** What was found between two states of a file. */
export class Report {
  /** Sure changes of what is seen or of what it means. */
  readonly changes = new Set<string>();
  /** Changes of which nothing can be said. */
  readonly doubts = new Set<string>();
  /** Names of text fields that were filled. */
  readonly filled = new Set<string>();
  /** Names of fields signed since; time stamps apart. */
  readonly signed = new Set<string>();
  readonly stamped = new Set<string>();
  /** New fields that were put on a page, where no place was prepared for them. */
  readonly placed = new Set<string>();
  readonly #explained = new Set<number>();

  changed(what: string): void {
    this.changes.add(what);
  }

  unclear(what: string): void {
    this.doubts.add(what);
  }

  /** The object was looked at key by key and may differ. */
  explain(no: number): void {
    this.#explained.add(no);
  }

  /** The same for what both states refer to alike; where they refer to different objects, the old one must stay as it was. */
  explainRef(before: PdfValue, after: PdfValue): void {
    if (before instanceof PdfRef && isSame(before, after)) this.explain(before.no);
  }

  isExplained(no: number): boolean {
    return this.#explained.has(no);
  }
}
