import type { Placed } from '../../results/index.ts';

/** By what a reader checks the document: a code with its address, and when it was drawn. */
export interface Printing {
  checkCode: string;
  checkUrl: string;
  drawnAt: Date;
}

/** A place that is filled in when the document is signed and numbered. */
export type TextField = Placed & { font: 'regular' | 'italic'; points: number };
