import { Hono } from 'hono';
import {
  checklistOf,
  FIGURE_LABELS,
  listFigureRows,
  readInspectionFigures,
  recordFindings,
} from '../../features/inspections/index.ts';
import { formatDay, formatTime } from '../../law/day.ts';
import { INSPECTION_FIGURES } from '../../law/inspection-checklist.ts';
import type { StoredFile } from '../../platform/files/file-store.ts';
import { inspectFile } from '../../platform/files/inspect.ts';
import { scanFile } from '../../platform/files/scan.ts';
import { openStoredFile } from '../../platform/files/stored-file.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { StaffPage } from '../frame.tsx';
import { sendFile } from '../send-file.ts';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { blockPage } from './block-form.tsx';
import { readView } from './inspection-view.ts';
import { PATH } from './place.ts';

const PAGE = `${PATH}/:id{[0-9]+}`;
type Body = Record<string, string | File | (string | File)[]>;

/** One block of the checklist as a form, the rows behind a figure, and the pictures. */
export const findingPages = new Hono<StaffEnv>()
  .get(`${PAGE}/khoi/:block{[a-z]+}`, async (c) => {
    const { open, inspection } = await readView(c);
    if (!open.includes('find')) return c.redirect(`${PATH}/${inspection.id}`);
    return c.html(await blockPage(c, null));
  })
  .post(`${PAGE}/khoi/:block{[a-z]+}`, async (c) => {
    const id = mustBeId(c.req.param('id'));
    const body = (await c.req.parseBody({ all: true })) as Body;
    const { database, files } = c.var.platform;
    try {
      const given = { form: body, photos: await photosOf(c, body) };
      await database.transact((tx) => recordFindings(tx, files, actOf(c), { id, given }));
      return c.redirect(await nextAddress(c, id), 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_found' || error.code === 'not_allowed')
        throw error;
      return c.html(await blockPage(c, { name: 'khoi', values: body, problem: error }), error.status);
    }
  })
  .get(`${PAGE}/so-lieu/:figure{[a-z-]+}`, async (c) => c.html(await rowsPage(c)))
  .get(`${PAGE}/anh/:no{[0-9]+}`, async (c) => {
    const { database, files } = c.var.platform;
    const { photos } = await readView(c);
    const photo = photos.find((each) => each.no === mustBeId(c.req.param('no')));
    if (!photo) throw new Problem('not_found', 'Cuộc kiểm tra không có ảnh này.');
    return sendFile(c, await openStoredFile(database.db, files, c.var.officer.wardId, photo.file), 'inline');
  });

/** Back to the checklist after the last block, else on to the next. */
async function nextAddress(c: StaffContext, id: number): Promise<string> {
  const { inspection } = await readView(c);
  const blocks: string[] = checklistOf(inspection).blocks.map((each) => each.block);
  const next = blocks[blocks.indexOf(c.req.param('block') ?? '') + 1];
  return next === undefined ? `${PATH}/${id}` : `${PATH}/${id}/khoi/${next}`;
}

const PHOTOS = { kinds: ['jpeg', 'png'], megabytes: 20 } as const;

/** The pictures of a form by point, inspected and scanned. @throws Problem naming the field */
async function photosOf(c: StaffContext, body: Body): Promise<Map<string, StoredFile[]>> {
  const found = new Map<string, StoredFile[]>();
  for (const [name, value] of Object.entries(body)) {
    if (!name.startsWith('photo.')) continue;
    const given = [value].flat().filter((each): each is File => each instanceof File && each.size > 0);
    const photos: StoredFile[] = [];
    for (const each of given)
      try {
        const bytes = new Uint8Array(await each.arrayBuffer());
        const file = await inspectFile({ name: each.name, bytes }, PHOTOS);
        photos.push({ ...file, scanned: await scanFile(c.var.platform.settings, file) });
      } catch (error) {
        if (error instanceof Problem) throw new Problem(error.code, error.message, { [name]: error.message });
        throw error;
      }
    if (photos.length > 0) found.set(name.slice('photo.'.length), photos);
  }
  return found;
}

async function rowsPage(c: StaffContext) {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const { inspection, unit, sees } = await readView(c);
  const figure = INSPECTION_FIGURES.find((each) => each === c.req.param('figure'));
  if (!figure || !sees) throw new Problem('not_found', 'Không có số liệu này.');
  const looked = { unit, from: inspection.fromOn, until: inspection.untilOn, asOf: now() };
  const [figures, rows] = await Promise.all([
    readInspectionFigures(database.db, wardId, looked, [figure]),
    listFigureRows(database.db, wardId, figure, looked),
  ]);
  const { count, of } = figures.get(figure)!;
  const { bad, of: among } = FIGURE_LABELS[figure];
  return (
    <StaffPage title={bad} officer={c.var.officer} token={c.var.token} place="/can-bo/ke-hoach">
      <p class="no-print">
        <a href={`${PATH}/${inspection.id}`}>Kiểm tra {unit.name}</a>
      </p>
      <h1>
        {count}/{of} {bad}
      </h1>
      <p>
        Trong số {among}; {unit.name}, từ {formatDay(inspection.fromOn)} đến {formatDay(inspection.untilOn)},
        số liệu lúc {formatTime(looked.asOf)}.
      </p>
      {rows.length === 0 ? (
        <p class="empty-state">Không có trường hợp nào.</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li>
              {row.address ? <a href={row.address}>{row.title}</a> : row.title}
              <div class="text-secondary">{row.detail}</div>
            </li>
          ))}
        </ul>
      )}
      {rows.length < count && <p>Chỉ hiện {rows.length} trường hợp mới nhất.</p>}
    </StaffPage>
  );
}
