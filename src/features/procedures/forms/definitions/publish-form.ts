import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { addDays, formatDay, toLocalDay } from '../../../../law/day.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../../platform/problem.ts';
import { type Act, noteChange } from '../../../organisation/index.ts';
import { lockCatalogue } from '../../versions/save-version.ts';
import { listVersions } from '../../versions/store.ts';
import type { FormDefinition } from '../schema.ts';
import { compareForms } from './compare-forms.ts';
import { readDefinition } from './read-definition.ts';
import { endForm, findFormMade, insertForm, type KeptForm, listFormVersions } from './store.ts';

const publishing = z.object({
  clientKey: z.uuid(),
  procedureCode: z.string(),
  /** The version that was shown beside the new one; 0 when there was none. */
  base: z.coerce.number().int().min(0),
  validFrom: z.iso.date('Ghi ngày bắt đầu dùng.'),
  why: z.string().trim().min(3, 'Ghi lý do hoặc số quyết định.').max(300, 'Tối đa 300 ký tự.'),
  /** The definition as JSON. */
  text: z.string().max(500_000, 'Tệp biểu mẫu tối đa 500 kB.'),
});

/** The first day on which a further version may come into force. */
export function earliestFormDay(last: KeptForm | undefined, today: string): string {
  const after = last === undefined ? today : addDays(last.form.validFrom, 1);
  return after > today ? after : today;
}

/**
 * Puts a version of a procedure's form into force from a day on; drafts and dossiers keep the version they were begun with.
 * @returns it; the same again for the same client key
 * @throws Problem not_allowed, not_found, invalid (with every fault of the definition), changed_meanwhile
 */
export async function publishForm(tx: Tx, act: Act, given: unknown): Promise<FormDefinition> {
  if (!act.officer.duties.includes('control'))
    throw new Problem('not_allowed', 'Chỉ đầu mối kiểm soát thủ tục hành chính công bố biểu mẫu.');
  const request = parseFields(publishing, given, 'Chưa công bố được biểu mẫu.');
  const { procedureCode, validFrom, why, clientKey } = request;
  await lockCatalogue(tx);
  if ((await listVersions(tx, procedureCode)).length === 0)
    throw new Problem('not_found', 'Không có thủ tục này trong danh mục.');
  const made = await findFormMade(tx, clientKey);
  if (made) return made;
  const last = (await listFormVersions(tx, procedureCode))[0];
  const form = readFormOf(request, last);
  mustFollow(request, last, toLocalDay(act.now));
  mustDiffer(form, last);
  if (last && (last.form.validUntil === null || last.form.validUntil > validFrom))
    await endForm(tx, last.form, validFrom);
  const by = { why, clientKey, wardId: act.officer.wardId, officerId: act.officer.id, at: act.now };
  await insertForm(tx, form, by);
  await note(tx, act, { form, last, why });
  return form;
}

/** The definition of a file as the next version of a procedure's form. @throws Problem invalid with every fault */
export function readFormOf(
  {
    text,
    procedureCode,
    validFrom,
  }: Pick<z.infer<typeof publishing>, 'text' | 'procedureCode' | 'validFrom'>,
  last: KeptForm | undefined,
): FormDefinition {
  const version = (last?.form.version ?? 0) + 1;
  const { form, faults } = readDefinition(text, { version, validFrom, validUntil: null });
  if (form === null) throw new Problem('invalid', 'Biểu mẫu có chỗ chưa đúng.', faultFields(faults));
  if (form.procedureCode === procedureCode) return form;
  const wrong = `Tệp là biểu mẫu của thủ tục ${form.procedureCode}, không phải ${procedureCode}.`;
  throw new Problem('invalid', 'Biểu mẫu có chỗ chưa đúng.', faultFields([wrong]));
}

function faultFields(faults: readonly string[]): Record<string, string> {
  return Object.fromEntries(faults.map((text, at) => [at === 0 ? 'file' : `file.${at}`, text]));
}

function mustFollow(
  { base, validFrom }: z.infer<typeof publishing>,
  last: KeptForm | undefined,
  today: string,
): void {
  const newest = last?.form.version ?? 0;
  if (base !== newest)
    throw new Problem(
      'changed_meanwhile',
      `Trong lúc bạn xem, phiên bản ${newest} đã được công bố. So sánh lại rồi công bố lần nữa.`,
    );
  const earliest = earliestFormDay(last, today);
  if (validFrom < earliest)
    throw new Problem('invalid', 'Chưa công bố được biểu mẫu.', {
      validFrom: `Sớm nhất ngày ${formatDay(earliest)}: mỗi ngày chỉ có một phiên bản.`,
    });
  if (validFrom > addDays(today, 3 * 366))
    throw new Problem('invalid', 'Chưa công bố được biểu mẫu.', { validFrom: 'Ngày bắt đầu dùng quá xa.' });
}

function mustDiffer(form: FormDefinition, last: KeptForm | undefined): void {
  const bare = ({ version: _, validFrom: __, validUntil: ___, ...rest }: FormDefinition) => rest;
  if (
    last &&
    isDeepStrictEqual(JSON.parse(JSON.stringify(bare(last.form))), JSON.parse(JSON.stringify(bare(form))))
  )
    throw new Problem('invalid', 'Biểu mẫu này không khác phiên bản đang có.', {
      file: 'Biểu mẫu này không khác phiên bản đang có.',
    });
}

interface Noted {
  form: FormDefinition;
  last: KeptForm | undefined;
  why: string;
}

async function note(tx: Tx, act: Act, { form, last, why }: Noted): Promise<void> {
  const changes = compareForms(last?.form ?? null, form);
  const words = (pick: 'before' | 'after') =>
    Object.fromEntries(
      last ? changes.slice(0, 50).map((each) => [each.where, each[pick].slice(0, 500) || 'không có']) : [],
    );
  await noteChange(tx, act, {
    what: 'form',
    subject: form.procedureCode,
    before: last ? { 'Phiên bản': last.form.version, ...words('before') } : null,
    after: {
      ...{ 'Phiên bản': form.version, 'Dùng từ': form.validFrom, 'Lý do': why },
      ...words('after'),
    },
  });
}
