import { type Day, toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { type FileStore, type StoredFile, saveFile } from '../../../platform/files/file-store.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Act } from '../../organisation/index.ts';
import { giveNumber } from '../numbering/book.ts';
import { nextNumber } from '../numbers.ts';
import type { DossierDocument, Status, StepName } from '../schema.ts';
import type { FormOf, TakeableStep } from '../step-forms.ts';
import type { StepPayloads } from '../step-payloads.ts';
import type { Dossier } from '../store.ts';
import type { WardRules } from '../ward-rules.ts';

/** Number with its sign, and the day on the document. */
export interface IssuedNumber {
  number: string;
  resultOn: Day;
}

/** What a step is prepared from: the locked dossier, who acts, the ward's rules. */
export interface StepContext {
  tx: Tx;
  files: FileStore;
  act: Act;
  dossier: Dossier;
  rules: WardRules;
  file: StoredFile | null;
  /** The number under which the result was sealed already; null: it gets the next one here. */
  issued: IssuedNumber | null;
  /** The page's key, from which the keys of steps that follow by themselves are made. */
  clientKey: string;
}

/** What a step records, where the dossier goes and what becomes of its due time. */
export interface Prepared<Name extends StepName> {
  payload: StepPayloads[Name];
  /** Only where the workflow leaves a choice. */
  statusAfter?: Status;
  toUnitId?: number;
  toOfficerId?: number;
  /** Left out: the due time stays. */
  dueAt?: Date | null;
}

export type Preparations<Names extends TakeableStep> = {
  [Name in Names]: (form: FormOf<Name>, context: StepContext) => Promise<Prepared<Name>>;
};

/** The next number of a book in the year of the act. */
export async function slipNumber({ tx, act }: StepContext, book: string): Promise<string> {
  return String(await nextNumber(tx, act.officer.wardId, book, Number(toLocalDay(act.now).slice(0, 4))));
}

/** Number, day and file of a result: as it was sealed, or the next of the book for one that was made outside. */
export async function issuedResult(context: StepContext): Promise<IssuedNumber & { file: string | null }> {
  const { tx, act, issued, dossier } = context;
  const file = await keepFile(context);
  if (issued !== null) return { ...issued, file };
  const title = dossier.state.resultName ?? '';
  const use = { dossierId: dossier.id, heldBy: null, symbol: '', title };
  const { number, day } = await giveNumber(tx, act, use, file);
  return { number: String(number), resultOn: day, file };
}

export async function keepFile({ tx, files, act, file }: StepContext): Promise<string | null> {
  return file === null ? null : saveFile(tx, files, act.officer.wardId, file, act.now);
}

export const WRONG_STEP = 'Chưa ghi được bước này: có mục cần sửa.';

export function invalid(fields: Record<string, string>): Problem {
  return new Problem('invalid', WRONG_STEP, fields);
}

export function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^[\s–•-]+/, '').trim())
    .filter((line) => line !== '');
}

/** Papers named in a supplement, numbered after those that are there. */
export function supplemented(dossier: Dossier, names: string[]): DossierDocument[] {
  const last = Math.max(0, ...dossier.state.documents.map((each) => each.no));
  return names.map((name, at) => ({
    no: last + at + 1,
    name,
    source: 'copy',
    quantity: 1,
    reusable: false,
    file: null,
    scanExemptReason: null,
  }));
}
