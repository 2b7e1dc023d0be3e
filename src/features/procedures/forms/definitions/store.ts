import type { Db, Tx } from '../../../../platform/database/database.ts';
import { Problem } from '../../../../platform/problem.ts';
import { type FormDefinition, formDefinition } from '../schema.ts';

/** A form as it is kept, with who published it; nobody for what came with the software. */
export interface KeptForm {
  form: FormDefinition;
  why: string;
  publishedBy: { wardId: number; officerId: number; at: Date } | null;
}

interface FormRow {
  content: unknown;
  version: number;
  valid_from: string;
  valid_until: string | null;
}

function formOf({ content, version, valid_from, valid_until }: FormRow): FormDefinition {
  const form = formDefinition.parse({ ...(content as object), version });
  return { ...form, validFrom: valid_from, validUntil: valid_until };
}

const COLUMNS = ['content', 'version', 'valid_from', 'valid_until'] as const;

/** The form of a procedure in force on a day; null when it has none: then it is filed with papers alone. */
export async function findForm(db: Db, procedureCode: string, day: string): Promise<FormDefinition | null> {
  const row = await db
    .selectFrom('form_versions')
    .select(COLUMNS)
    .where('procedure_code', '=', procedureCode)
    .where('valid_from', '<=', day)
    .where((on) => on.or([on('valid_until', 'is', null), on('valid_until', '>', day)]))
    .executeTakeFirst();
  return row ? formOf(row) : null;
}

/** The version that a draft or dossier keeps. @throws Problem not_found */
export async function findFormVersion(
  db: Db,
  procedureCode: string,
  version: number,
): Promise<FormDefinition> {
  const row = await db
    .selectFrom('form_versions')
    .select(COLUMNS)
    .where('procedure_code', '=', procedureCode)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có phiên bản này của biểu mẫu.');
  return formOf(row);
}

/** Every version of a procedure's form, the newest first. */
export async function listFormVersions(db: Db, procedureCode: string): Promise<KeptForm[]> {
  const rows = await db
    .selectFrom('form_versions')
    .select([...COLUMNS, 'why', 'decided_in', 'decided_by', 'decided_at'])
    .where('procedure_code', '=', procedureCode)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    form: formOf(row),
    why: row.why,
    publishedBy:
      row.decided_in === null || row.decided_by === null || row.decided_at === null
        ? null
        : { wardId: row.decided_in, officerId: row.decided_by, at: row.decided_at },
  }));
}

/** What a form sent before with this client key made. */
export async function findFormMade(db: Db, clientKey: string): Promise<FormDefinition | null> {
  const row = await db
    .selectFrom('form_versions')
    .select(COLUMNS)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row ? formOf(row) : null;
}

/** The codes of procedures that have a form on a day. */
export async function listFormCodes(db: Db, day: string): Promise<string[]> {
  const rows = await db
    .selectFrom('form_versions')
    .select('procedure_code')
    .where('valid_from', '<=', day)
    .where((on) => on.or([on('valid_until', 'is', null), on('valid_until', '>', day)]))
    .orderBy('procedure_code')
    .execute();
  return rows.map((row) => row.procedure_code);
}

export interface NewestForm {
  procedureCode: string;
  version: number;
  validFrom: string;
  validUntil: string | null;
  /** An officer published it. */
  isOwn: boolean;
}

/** The newest version of every form, without what is in it. */
export async function newestForms(db: Db): Promise<Map<string, NewestForm>> {
  const rows = await db
    .selectFrom('form_versions')
    .select(['procedure_code', 'version', 'valid_from', 'valid_until', 'decided_by'])
    .orderBy('version')
    .execute();
  return new Map(
    rows.map((row) => [
      row.procedure_code,
      {
        ...{ procedureCode: row.procedure_code, version: row.version, validFrom: row.valid_from },
        ...{ validUntil: row.valid_until, isOwn: row.decided_by !== null },
      },
    ]),
  );
}

export async function endForm(
  tx: Tx,
  { procedureCode, version }: Pick<FormDefinition, 'procedureCode' | 'version'>,
  until: string,
): Promise<void> {
  await tx
    .updateTable('form_versions')
    .set({ valid_until: until })
    .where('procedure_code', '=', procedureCode)
    .where('version', '=', version)
    .execute();
}

interface Published {
  why: string;
  clientKey: string;
  wardId: number;
  officerId: number;
  at: Date;
}

export async function insertForm(tx: Tx, form: FormDefinition, published: Published | null): Promise<void> {
  await tx
    .insertInto('form_versions')
    .values({
      procedure_code: form.procedureCode,
      version: form.version,
      valid_from: form.validFrom,
      valid_until: form.validUntil,
      title: form.title,
      content: JSON.stringify(form),
      why: published?.why ?? '',
      decided_in: published?.wardId ?? null,
      decided_by: published?.officerId ?? null,
      decided_at: published?.at ?? null,
      client_key: published?.clientKey ?? null,
    })
    .execute();
}
