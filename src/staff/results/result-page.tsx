import { Hono } from 'hono';
import { type Dossier, decide, drawPdf, findMoment } from '../../features/dossiers/index.ts';
import { listOfficers, type Officer } from '../../features/organisation/index.ts';
import {
  FIELD_PREFIX,
  findDraft,
  handOverSlip,
  mayDraft,
  resultSource,
  saveDraft,
  takeOverSignature,
} from '../../features/results/index.ts';
import { findStoredFile } from '../../platform/files/stored-file.ts';
import { mustBeId, readId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { ErrorSummary } from '../../ui/page.tsx';
import { readDossier } from '../dossier/read-dossier.ts';
import { StaffPage } from '../frame.tsx';
import { sendFile } from '../send-file.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { DraftForm } from './draft-form.tsx';
import { draftValues } from './draft-values.ts';
import { Preview, Sealing, Signing } from './signing.tsx';
import { Versions } from './versions.tsx';

const PATH = '/can-bo/ho-so/:id{[0-9]+}/ket-qua';

/** The result of a dossier: written, looked at, signed, sealed. */
export const resultPage = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    const dossier = await readDossier(c, mustBeId(c.req.param('id')));
    return c.html(await showResult(c, dossier));
  })
  .post(PATH, async (c) => {
    requireDuty(c.var.officer, 'examine', 'review');
    const dossierId = mustBeId(c.req.param('id'));
    const body = await c.req.parseBody();
    const { database } = c.var.platform;
    try {
      await database.transact((tx) => saveDraft(tx, c.var.platform, actOf(c), { ...body, dossierId }));
      return c.redirect(`/can-bo/ho-so/${dossierId}/ket-qua`, 303);
    } catch (error) {
      return showRefused(c, dossierId, error, body);
    }
  })
  .post('/can-bo/ho-so/:id{[0-9]+}/ket-qua/nguoi-ky', async (c) => {
    requireDuty(c.var.officer, 'sign');
    const dossierId = mustBeId(c.req.param('id'));
    const body = await c.req.parseBody();
    const request = { dossierId, clientKey: String(body.clientKey), seen: Number(body.seen) };
    try {
      await c.var.platform.database.transact((tx) =>
        takeOverSignature(tx, c.var.platform, actOf(c), request),
      );
      return c.redirect(`/can-bo/ho-so/${dossierId}/ket-qua`, 303);
    } catch (error) {
      return showRefused(c, dossierId, error, {});
    }
  })
  .get('/can-bo/ho-so/:id{[0-9]+}/ket-qua.pdf', async (c) => {
    const dossier = await readDossier(c, mustBeId(c.req.param('id')));
    const { database, files } = c.var.platform;
    const draft = await findDraft(database.db, dossier);
    const [version, approval] = [readId(c.req.query('ban')), readId(c.req.query('ky'))];
    const sha256 =
      approval === null
        ? draft?.versions.find(({ no }) => version === null || no === version)?.file
        : draft?.approvals.find(({ no }) => no === approval)?.file;
    if (!sha256) throw new Problem('not_found', 'Hồ sơ không có bản này.');
    return sendFile(c, await findStoredFile(database.db, files, dossier.wardId, sha256), 'inline');
  })
  .get('/can-bo/ho-so/:id{[0-9]+}/giao-nhan.pdf', async (c) => {
    const dossier = await readDossier(c, mustBeId(c.req.param('id')));
    const { database, settings, now } = c.var.platform;
    const source = await resultSource(database.db, dossier, settings.publicUrl);
    const bytes = await drawPdf(handOverSlip(source, now()));
    const name = `giao-nhan-${dossier.state.code}.pdf`;
    return sendFile(c, { name, mediaType: 'application/pdf', bytes }, 'inline');
  });

async function showRefused(
  c: StaffContext,
  dossierId: number,
  error: unknown,
  body: Record<string, unknown>,
) {
  if (!(error instanceof Problem) || error.code === 'not_found') throw error;
  const dossier = await readDossier(c, dossierId);
  return c.html(await showResult(c, dossier, error, body), error.status);
}

async function showResult(
  c: StaffContext,
  dossier: Dossier,
  problem?: Problem,
  typed?: Record<string, unknown>,
) {
  const { database, now } = c.var.platform;
  const { officer, token } = c.var;
  const draft = await findDraft(database.db, dossier);
  const officers = await listOfficers(database.db, dossier.wardId);
  const moment = await findMoment(database.db, officer, now());
  const isOpen = (step: 'sign' | 'stamp') => decide(step, dossier.state, officer, moment).open;
  const path = `/can-bo/ho-so/${dossier.id}/ket-qua`;
  const mayWrite = (await mayDraft(database.db, actOf(c), dossier)).open;
  return (
    <StaffPage title={`Kết quả ${dossier.state.code}`} officer={officer} token={token} place="/can-bo/ho-so">
      <div class="page-head">
        <h1>Kết quả hồ sơ {dossier.state.code}</h1>
        <a class="btn" href={`/can-bo/ho-so/${dossier.id}`}>
          Về hồ sơ
        </a>
      </div>
      {problem && <ErrorSummary message={problem.message} fields={prefixed(problem.fields)} />}
      <div class="two-columns">
        <div>
          {mayWrite && (
            <DraftForm
              {...{ path, token, problem }}
              {...(await draftValues(c, dossier, draft, typed))}
              signers={signersOf(officers)}
              seen={draft?.versions.at(-1)?.no ?? 0}
            />
          )}
          {draft && isOpen('sign') && <Signing c={c} dossier={dossier} draft={draft} officers={officers} />}
          {draft?.approval && isOpen('stamp') && <Sealing c={c} dossier={dossier} />}
          {draft && !mayWrite && <Preview c={c} dossier={dossier} draft={draft} officers={officers} />}
          {!mayWrite && draft === null && <p class="empty-state">Hồ sơ chưa có dự thảo kết quả.</p>}
        </div>
        <div>
          {draft && (
            <Versions
              {...{ draft, path }}
              officerNames={new Map(officers.map((each) => [each.id, each.displayName]))}
            />
          )}
          {draft && mayWrite && <Preview c={c} dossier={dossier} draft={draft} officers={officers} />}
        </div>
      </div>
    </StaffPage>
  );
}

/** The chairman first, then his deputies: the usual signers of a result. */
function signersOf(officers: Officer[]): Officer[] {
  const rank = ({ title }: Officer) => (/^chủ tịch/i.test(title) ? 0 : /^phó chủ tịch/i.test(title) ? 1 : 2);
  return officers.filter((each) => each.duties.includes('sign')).toSorted((a, b) => rank(a) - rank(b));
}

/** Errors of a template's fields lead to their boxes, whose names carry the prefix. */
function prefixed(fields: Readonly<Record<string, string>>): Record<string, string> {
  const own = ['template', 'signerId', 'clientKey', 'seen'];
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [own.includes(name) ? name : FIELD_PREFIX + name, text]),
  );
}
