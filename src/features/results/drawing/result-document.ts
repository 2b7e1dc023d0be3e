/** A result as it is drawn: everything but its number, its day and its signatures. */
export interface ResultDocument {
  /** Code of the dossier, for the file's title. */
  dossierCode: string;
  /** Lines of the letterhead. */
  issuer: string[];
  /** The place before the day: "Hải Dương". */
  place: string;
  /** What follows the number: "GXN-UBND". */
  symbol: string;
  /** Tên loại; empty for an official letter, whose subject stands under the number. */
  title: string;
  subject: string;
  addressee: string;
  blocks: ResultBlock[];
  recipients: string[];
  /** The lines above the signer's name. */
  office: string[];
  signerName: string;
  checkCode: string;
  checkUrl: string;
  drawnAt: Date;
}

export type ResultBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'basis' | 'paragraph'; lines: string[] }
  | { kind: 'facts'; rows: [label: string, text: string][] }
  | { kind: 'article'; no: number; lines: string[] };

/** Names of the fields that are left empty: number and day for the clerk, and where the signatures stand. */
export const FIELDS = { number: 'so', day: 'ngay', approval: 'nguoi-ky', seal: 'co-quan' } as const;
