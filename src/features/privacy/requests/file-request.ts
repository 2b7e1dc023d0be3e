import { z } from 'zod';
import { dataRequestDue } from '../../../law/data-request-term.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { sealedNumber, sealText } from '../../../platform/personal-ids/sealing.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { countTry } from '../../../platform/security/attempts.ts';
import type { VisitorAct } from '../../citizens/index.ts';
import { countingOf } from '../../dossiers/index.ts';
import { type Act, findCalendar, noteAct } from '../../organisation/index.ts';
import { mayServePerson, personAtDesk } from '../at-desk.ts';
import { DATA_PARTS, REQUEST_KINDS } from './schema.ts';

const FILED_PER_DAY = 10;

const requestForm = z.object({
  clientKey: z.uuid(),
  kind: z.enum(REQUEST_KINDS, 'Chọn bạn yêu cầu gì.'),
  parts: z.preprocess(
    (given) => (given === undefined ? [] : [given].flat()),
    z
      .array(z.enum(DATA_PARTS))
      .min(1, 'Chọn ít nhất một loại dữ liệu.')
      .transform((parts) => DATA_PARTS.filter((each) => parts.includes(each))),
  ),
  words: z.string().trim().min(10, 'Ghi rõ bạn yêu cầu gì, từ 10 ký tự.').max(4000, 'Tối đa 4000 ký tự.'),
});

const deskForm = requestForm.extend(personAtDesk);

const WRONG = 'Chưa gửi được yêu cầu: có mục cần sửa.';

/**
 * Files what a person asks of his own data. The same form sent again is one request. @returns its number
 * @throws Problem not_allowed, invalid (with the fields), too_many_tries
 */
export async function fileRequest(tx: Tx, { visitor, now }: VisitorAct, given: unknown): Promise<number> {
  if (visitor.kind !== 'citizen') throw new Problem('not_allowed', 'Việc này cần tài khoản định danh.');
  const { wardId, citizen } = visitor;
  const form = parseFields(requestForm, given, WRONG);
  await countTry(tx, `data-request:${wardId}/${citizen.id}`, FILED_PER_DAY, 24 * 60, now);
  const personalId = citizen.assurance === 2 ? citizen.personalId : null;
  return save(tx, {
    ...{ form, wardId, now, name: citizen.name, personalId, citizenId: citizen.id, filedBy: null },
  });
}

/**
 * The same for a person whose card the officer has looked at.
 * @throws Problem not_allowed, invalid (with the fields)
 */
export async function fileRequestAtDesk(tx: Tx, act: Act, given: unknown): Promise<number> {
  const { officer, now } = act;
  if (!mayServePerson(officer))
    throw new Problem('not_allowed', 'Chỉ người ở quầy, người kiểm soát ghi được yêu cầu này.');
  const { name, personalId, checked: _, ...form } = parseFields(deskForm, given, WRONG);
  const id = await save(tx, {
    ...{ form, wardId: officer.wardId, now, name, personalId, citizenId: null, filedBy: officer.id },
  });
  await noteAct(tx, act, 'data_request', `số ${id}`);
  return id;
}

interface Filed {
  form: z.infer<typeof requestForm>;
  wardId: number;
  now: Date;
  name: string;
  personalId: string | null;
  citizenId: number | null;
  filedBy: number | null;
}

async function save(tx: Tx, { form, wardId, now, ...by }: Filed): Promise<number> {
  const { calendar, hoursOn } = countingOf(await findCalendar(tx, wardId));
  const added = await tx
    .insertInto('data_requests')
    .values({
      ...{ ward_id: wardId, kind: form.kind, parts: form.parts, citizen_id: by.citizenId },
      ...{ person_name: by.name, ...sealedNumber('data_requests.personal_id', wardId, by.personalId) },
      ...{ words: sealText('data_requests.words', form.words), filed_at: now, filed_by: by.filedBy },
      ...{ due_at: dataRequestDue(now, calendar, hoursOn), client_key: form.clientKey },
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added) return added.id;
  const known = await tx
    .selectFrom('data_requests')
    .select(['id', 'citizen_id', 'filed_by'])
    .where('ward_id', '=', wardId)
    .where('client_key', '=', form.clientKey)
    .executeTakeFirstOrThrow();
  if (known.citizen_id !== by.citizenId || known.filed_by !== by.filedBy)
    throw new Problem('changed_meanwhile', 'Mã của lần gửi này đã dùng. Hãy mở lại trang.');
  return known.id;
}
