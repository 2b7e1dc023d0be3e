import { Hono } from 'hono';
import {
  type Dossier,
  drawPdf,
  fillSlip,
  listSlipWordings,
  mayFetchResult,
  SLIP_KINDS,
} from '../../features/dossiers/index.ts';
import { declarationFile } from '../../features/drafts/index.ts';
import { listOfficersEver, listUnits, noteAccess } from '../../features/organisation/index.ts';
import { findProcedureVersion } from '../../features/procedures/index.ts';
import { writeCalendarEvent } from '../../platform/calendar-event.ts';
import type { OpenedFile } from '../../platform/files/file-store.ts';
import { extensionOf } from '../../platform/files/inspection/kinds.ts';
import { openStoredFile } from '../../platform/files/stored-file.ts';
import { readId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import type { KnownEnv } from '../visitor.ts';
import { type OwnContext, pathOf, readOwn, sendOwnFile } from './read-own.ts';

/** What an applicant takes home of his dossier: papers, result, slips, the day in his calendar. */
export const ownFiles = new Hono<KnownEnv>()
  .get('/ho-so-cua-toi/:code/tep/:no{[0-9]+}', async (c) => {
    const dossier = await readOwn(c);
    const no = readId(c.req.param('no'));
    const file = dossier.state.documents.find((each) => each.no === no)?.file;
    if (!file) throw new Problem('not_found', 'Hồ sơ không có tệp này.');
    return sendOwnFile(c, await stored(c, dossier, file, `giay-to-${no}`));
  })
  .get('/ho-so-cua-toi/:code/to-khai.pdf', async (c) => {
    const dossier = await readOwn(c);
    return sendOwnFile(c, await declarationFile(c.var.platform, c.var.ward, dossier));
  })
  .get('/ho-so-cua-toi/:code/ket-qua', async (c) => {
    const dossier = await readOwn(c);
    const { resultFile, code } = dossier.state;
    if (resultFile === null) throw new Problem('not_found', 'Hồ sơ chưa có kết quả điện tử.');
    if (!mayFetchResult(dossier))
      throw new Problem(
        'step_not_open',
        'Kết quả chưa tải được: hồ sơ chưa trả, hoặc bạn đã chọn nhận tại Trung tâm hay qua bưu chính.',
      );
    const { database, now } = c.var.platform;
    const entry = { wardId: dossier.wardId, officerId: null, action: 'fetch_result', subject: code };
    await database.transact((tx) => noteAccess(tx, { ...entry, requestId: c.var.requestId, at: now() }));
    return sendOwnFile(c, await stored(c, dossier, resultFile, 'ket-qua'));
  })
  .get('/ho-so-cua-toi/:code/phieu/:slip{[a-z-]+\\.pdf}', async (c) => {
    const dossier = await readOwn(c);
    const kind = SLIP_KINDS.find((each) => `${each}.pdf` === c.req.param('slip'));
    if (!kind || kind === 'control-slip') throw new Problem('not_found', 'Không có loại phiếu này.');
    const slip = fillSlip(await slipSource(c, dossier), kind, readId(c.req.query('buoc')));
    const name = `${kind}-${slip.code}-${slip.stepNo}.pdf`;
    return sendOwnFile(c, { name, mediaType: 'application/pdf', bytes: await drawPdf(slip) });
  })
  .get('/ho-so-cua-toi/:code/hen-tra.ics', async (c) => {
    const dossier = await readOwn(c);
    const text = await dueEvent(c, dossier);
    return c.body(text, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="hen-tra.ics"',
      'cache-control': 'private, no-store',
    });
  });

/** Under a name of ours: the stored one is that of whoever first handed in the same bytes. */
async function stored(c: OwnContext, dossier: Dossier, sha256: string, what: string): Promise<OpenedFile> {
  const { database, files } = c.var.platform;
  const file = await openStoredFile(database.db, files, dossier.wardId, sha256);
  const extension = extensionOf(file.mediaType);
  return { ...file, name: `${what}-${dossier.state.code}.${extension}` };
}

async function slipSource(c: OwnContext, dossier: Dossier) {
  const { db } = c.var.platform.database;
  const { procedureCode, procedureVersion } = dossier.state;
  const units = await listUnits(db, dossier.wardId);
  const officers = await listOfficersEver(db, dossier.wardId);
  return {
    ...{ ward: c.var.ward, dossier, publicUrl: c.var.platform.settings.publicUrl },
    procedure: await findProcedureVersion(db, procedureCode, procedureVersion),
    wordings: await listSlipWordings(db, dossier.wardId),
    units: new Map(units.map((unit) => [unit.id, unit])),
    officers: new Map(officers.map((officer) => [officer.id, officer])),
  };
}

const HALF_HOUR = 30;

/** The promised return as an event that a later file of the same dossier moves. */
async function dueEvent(c: OwnContext, dossier: Dossier): Promise<string> {
  const { ward } = c.var;
  const { state } = dossier;
  const { dueAt, code } = state;
  if (dueAt === null) throw new Problem('not_found', 'Hồ sơ hiện không có ngày hẹn trả.');
  const { db } = c.var.platform.database;
  const procedure = await findProcedureVersion(db, state.procedureCode, state.procedureVersion);
  const url = `${c.var.platform.settings.publicUrl}${pathOf(dossier)}`;
  return writeCalendarEvent({
    ...{ uid: `hen-tra-${code}@mot-cua`, sequence: state.stepCount, isCancelled: false, url },
    stampedAt: dossier.steps.at(-1)!.step.at,
    startsAt: new Date(dueAt.getTime() - HALF_HOUR * 60_000),
    endsAt: dueAt,
    summary: `Hẹn trả kết quả: ${procedure.name}`,
    place: `Trung tâm Phục vụ hành chính công ${ward.name}, ${ward.address}`,
    description: `Mã hồ sơ ${code}. Mang theo giấy hẹn và giấy tờ tùy thân.`,
  });
}
