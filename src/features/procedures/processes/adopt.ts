import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { z } from 'zod';
import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, listUnits, noteAct, noteChange } from '../../organisation/index.ts';
import { faultsOf, warningsOf } from './faults.ts';
import { GENERIC } from './generic.ts';
import { type ProcessNode, type ProcessVersion, processNode, processVersion } from './schema.ts';

export const processForm = z.object({
  code: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9.-]{1,60}$/, 'Mã quy trình: chữ thường không dấu, số, dấu chấm, gạch nối.')
    .refine((code) => code !== GENERIC, 'Mã này dành cho quy trình chung.'),
  name: z.string().trim().min(3, 'Ghi tên quy trình.').max(1000, 'Tối đa 1000 ký tự.'),
  procedureCodes: z
    .array(z.string().regex(/^[1-9]\.\d{6}$/, 'Mã thủ tục dạng 1.001193.'))
    .min(1, 'Ghi mã thủ tục dùng quy trình này.'),
  decision: z.string().trim().min(3, 'Ghi số, ngày quyết định phê duyệt.').max(300, 'Tối đa 300 ký tự.'),
  validFrom: z.iso.date('Ghi ngày có hiệu lực.'),
  totalMinutes: z.number().int().positive().nullable(),
  /** The sum of the steps differs from the whole, and so it stands in the decision. */
  acceptsSum: z.boolean().default(false),
  nodes: z.array(processNode).min(2, 'Cần ít nhất hai bước.').max(40, 'Nhiều nhất 40 bước.'),
});
export type ProcessForm = z.input<typeof processForm>;

/**
 * Puts a process into force as the next version of its code; the version before ends on that day. Dossiers keep the
 * version under which they were accepted.
 * @throws Problem not_allowed, invalid (with the fields and every fault)
 */
export async function adoptProcess(tx: Tx, act: Act, given: ProcessForm): Promise<ProcessVersion> {
  if (!act.officer.duties.includes('control'))
    throw new Problem('not_allowed', 'Chỉ đầu mối kiểm soát thủ tục hành chính đưa quy trình vào áp dụng.');
  const form = parseFields(processForm, given, 'Chưa lưu được quy trình: có mục cần sửa.');
  const faults = [...faultsOf(form), ...(await missingUnits(tx, act, form.nodes))];
  if (faults.length > 0) throw new Problem('invalid', 'Quy trình chưa đúng.', { nodes: faults.join(' ') });
  mustAddUp(form);
  if (form.validFrom < toLocalDay(act.now))
    throw new Problem('invalid', 'Chưa lưu được quy trình.', {
      validFrom: 'Hiệu lực từ hôm nay trở đi: hồ sơ đã nhận giữ quy trình cũ.',
    });
  await sql`select pg_advisory_xact_lock(hashtext('adopt_process'))`.execute(tx);
  const { acceptsSum: _, ...content } = form;
  const before = await findNewest(tx, form.code);
  if (before && isSame(processVersion.parse(before.content), content))
    return processVersion.parse(before.content);
  if (before && before.valid_from >= form.validFrom)
    throw new Problem('invalid', 'Chưa lưu được quy trình.', {
      validFrom: `Bản đang có hiệu lực từ ${before.valid_from}: bản mới phải sau ngày ấy.`,
    });
  await mustBeFree(tx, form.code, form.procedureCodes, form.validFrom);
  if (before && before.valid_until === null) await close(tx, form.code, before.version, form.validFrom);
  const version: ProcessVersion = { ...content, version: (before?.version ?? 0) + 1, validUntil: null };
  await insert(tx, version, act);
  await noteAct(tx, act, 'adopt_process', `${version.code} bản ${version.version}`);
  await noteChange(tx, act, {
    ...{ what: 'process', subject: version.code },
    before: before ? processVersion.parse(before.content) : null,
    after: version,
  });
  return version;
}

/** The form was sent twice. */
function isSame(newest: ProcessVersion, content: Omit<ProcessVersion, 'version' | 'validUntil'>): boolean {
  const { version: _, validUntil: __, ...before } = newest;
  return isDeepStrictEqual(before, content);
}

/** Steps of a unit that the ward does not have. */
async function missingUnits(tx: Tx, act: Act, nodes: ProcessNode[]): Promise<string[]> {
  const asked = nodes.filter((each) => each.place === 'unit');
  if (asked.length === 0) return [];
  const codes = (await listUnits(tx, act.officer.wardId)).map((unit) => unit.code);
  return asked
    .filter(({ unitCode }) => !codes.includes(unitCode!))
    .map(({ id, unitCode }) => `Bước "${id}": phường không có đơn vị mã "${unitCode}".`);
}

/** Decisions do contradict themselves: then someone says that he saw it. */
function mustAddUp(form: z.output<typeof processForm>): void {
  const [odd] = warningsOf(form);
  if (odd !== undefined && !form.acceptsSum)
    throw new Problem('invalid', 'Chưa lưu được quy trình: thời hạn các bước không cộng đúng tổng.', {
      total: `${odd} Sửa lại, hoặc đánh dấu đã đối chiếu với quyết định.`,
    });
}

function findNewest(tx: Tx, code: string) {
  return tx
    .selectFrom('process_versions')
    .select(['version', 'valid_from', 'valid_until', 'content'])
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function mustBeFree(tx: Tx, code: string, procedureCodes: string[], from: string): Promise<void> {
  const rows = await tx
    .selectFrom('process_versions')
    .select(['code', 'procedure_codes'])
    .where('code', '<>', code)
    .where((on) => on.or([on('valid_until', 'is', null), on('valid_until', '>', from)]))
    .execute();
  const taken = rows.find((row) => row.procedure_codes.some((each) => procedureCodes.includes(each)));
  if (taken)
    throw new Problem('invalid', 'Chưa lưu được quy trình.', {
      procedureCodes: `Có thủ tục đã theo quy trình "${taken.code}".`,
    });
}

async function close(tx: Tx, code: string, version: number, day: string): Promise<void> {
  await tx
    .updateTable('process_versions')
    .set({ valid_until: day })
    .where('code', '=', code)
    .where('version', '=', version)
    .execute();
}

/** One row; who put it in is empty for a seed. */
export async function insert(tx: Tx, version: ProcessVersion, act: Act | null): Promise<void> {
  const words = `${version.name} ${version.code} ${version.procedureCodes.join(' ')}`;
  await tx
    .insertInto('process_versions')
    .values({
      code: version.code,
      version: version.version,
      valid_from: version.validFrom,
      valid_until: version.validUntil,
      procedure_codes: version.procedureCodes,
      name: version.name,
      search_text: foldVietnamese(words),
      content: JSON.stringify(version),
      adopted_ward_id: act?.officer.wardId ?? null,
      adopted_by: act?.officer.id ?? null,
      adopted_at: act?.now ?? null,
    })
    .execute();
}
