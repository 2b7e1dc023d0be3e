import { Hono } from 'hono';
import { noteAct } from '../../features/organisation/index.ts';
import {
  DEFECT_LABELS,
  DEFECTS,
  findPosting,
  PLACES,
  type ProcedureStanding,
  post,
  takeDown,
} from '../../features/postings/index.ts';
import { normaliseProcedureCode } from '../../features/procedures/index.ts';
import { formatDay } from '../../law/day.ts';
import { readPaper } from '../../platform/files/paper.ts';
import { openStoredFile } from '../../platform/files/stored-file.ts';
import { readForm } from '../../platform/http/form.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { streamWorkbook } from '../dossier/list/workbook.ts';
import { sendFile, sendWorkbook } from '../send-file.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { listPage } from './list-page.tsx';
import { proofPage } from './proof-page.tsx';
import { filtersOf, itemOf, markOf, narrow, PATH, readStandings } from './read-list.ts';

type Form = Awaited<ReturnType<typeof readForm>>;

/** Proof that procedures are made public. Read by those who control and oversee, kept by those who control. */
export const postingPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    requireDuty(c.var.officer, 'control', 'oversee');
    return c.html(await listPage(c));
  })
  .get(`${PATH}.xlsx`, async (c) => {
    requireDuty(c.var.officer, 'control', 'oversee');
    const list = narrow(
      await readStandings(c),
      filtersOf((name) => c.req.query(name)),
    );
    await c.var.platform.database.transact((tx) => noteAct(tx, actOf(c), 'export', 'niêm yết'));
    async function* pages() {
      yield list.map(cellsOf);
    }
    return sendWorkbook(c, 'niem-yet.xlsx', streamWorkbook('Niêm yết', HEAD, pages()));
  })
  .post(PATH, async (c) => {
    requireDuty(c.var.officer, 'control');
    const body = await readForm(c);
    try {
      const { database, files } = c.var.platform;
      const form = { clientKey: body.clientKey, place: body.place, note: body.note ?? '' };
      const given = { form: { ...form, items: await itemsOf(c, body) }, photo: await photoOf(body) };
      const done = await database.transact((tx) => post(tx, files, actOf(c), given));
      const query = `da=${done.posted}&co-san=${done.same}&doi=${done.left.length}`;
      return c.redirect(`${backOf(body)}?${query}${filterQuery(body)}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      return c.html(await again(c, body, error), error.status);
    }
  })
  .post(`${PATH}/go`, async (c) => {
    requireDuty(c.var.officer, 'control');
    const body = await readForm(c);
    const form = { clientKey: body.clientKey, reason: body.reason, postings: [body.postings ?? []].flat() };
    try {
      const down = await c.var.platform.database.transact((tx) => takeDown(tx, actOf(c), form));
      return c.redirect(`${backOf(body)}?go=${down}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      return c.html(await again(c, body, error), error.status);
    }
  })
  .get(`${PATH}/anh/:id{[0-9]+}`, async (c) => {
    requireDuty(c.var.officer, 'control', 'oversee');
    const { database, files } = c.var.platform;
    const { wardId } = c.var.officer;
    const { photo } = await findPosting(database.db, wardId, mustBeId(c.req.param('id')));
    if (photo === null) throw new Problem('not_found', 'Bản niêm yết này không có ảnh.');
    return sendFile(c, await openStoredFile(database.db, files, wardId, photo), 'inline');
  })
  .get(`${PATH}/:code{[1-9]\\.[0-9]{6}}`, async (c) => {
    requireDuty(c.var.officer, 'control', 'oversee');
    return c.html(await proofPage(c, c.req.param('code')));
  });

/** The chosen ones, or all of the list that the officer saw. @throws Problem changed_meanwhile when that list is another now */
async function itemsOf(c: StaffContext, body: Form): Promise<string[]> {
  if (body.all !== '1') return [body.items ?? []].flat().map(String);
  const list = narrow(
    await readStandings(c),
    filtersOf((name) => textOf(body, name)),
  );
  if (markOf(list) !== body.mark)
    throw new Problem(
      'changed_meanwhile',
      'Danh sách vừa thay đổi, nên chưa ghi nhận gì. Hãy xem lại danh sách dưới đây rồi bấm lần nữa.',
    );
  return list.map(itemOf);
}

const textOf = (body: Form, name: string) => (typeof body[name] === 'string' ? body[name] : undefined);

/** @throws Problem with the field, so that the page can say it there */
async function photoOf(body: Form) {
  try {
    return await readPaper(body.photo);
  } catch (error) {
    if (error instanceof Problem) throw new Problem(error.code, error.message, { photo: error.message });
    throw error;
  }
}

function backOf(body: Form): string {
  const code = normaliseProcedureCode(textOf(body, 'back') ?? '');
  return code ? `${PATH}/${code}` : PATH;
}

function filterQuery(body: Form): string {
  const field = textOf(body, 'linh-vuc');
  return field ? `&${new URLSearchParams({ 'linh-vuc': field.slice(0, 100) })}` : '';
}

/** The page that the form came from, with what is wrong and what was typed. */
function again(c: StaffContext, body: Form, problem: Problem) {
  const code = normaliseProcedureCode(textOf(body, 'back') ?? '');
  if (code) return proofPage(c, code, problem);
  const filters = filtersOf((name) => textOf(body, name));
  return listPage(c, { filters, problem, typed: body });
}

const HEAD = [
  ...['Mã', 'Thủ tục', 'Lĩnh vực', 'Phiên bản', 'Hiệu lực từ', 'Hạn niêm yết'],
  ...['Tại Trung tâm', 'Bản', 'Trên cổng', 'Bản', 'Màn hình', 'Bản', 'Đúng', 'Lỗi', 'Vì sao'],
];

function cellsOf(each: ProcedureStanding) {
  const places = PLACES.flatMap((place) => {
    const { posting } = each.places[place];
    return [posting?.postedAt ?? null, posting?.version ?? null];
  });
  const kinds = DEFECTS.filter((defect) => each.faults.some((fault) => fault.defect === defect));
  return [
    ...[each.code, each.name, each.field, each.version, formatDay(each.validFrom)],
    ...[each.postUntil ? formatDay(each.postUntil) : '', ...places, each.isCorrect ? 'Đúng' : ''],
    kinds.map((defect) => DEFECT_LABELS[defect]).join('; '),
    each.faults.map((fault) => fault.why).join(' '),
  ];
}
