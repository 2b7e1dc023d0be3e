import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import QRCode from 'qrcode';
import { type Dossier, decide, drawPdf, findMoment } from '../../features/dossiers/index.ts';
import { findAnswers } from '../../features/drafts/index.ts';
import { listOfficers, type Officer } from '../../features/organisation/index.ts';
import {
  type AnswerAt,
  composeResult,
  FIELD_PREFIX,
  findDraft,
  findTemplate,
  handOverSlip,
  mayDraft,
  placesOf,
  proposedFields,
  RESULT_TEMPLATES,
  type ResultDraft,
  type ResultTemplate,
  resultSource,
  saveDraft,
  takeOverSignature,
  templatesFor,
} from '../../features/results/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { findStoredFile } from '../../platform/files/stored-file.ts';
import { mustBeId, readId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { readDossier } from '../dossier/read-dossier.ts';
import { StaffPage } from '../frame.tsx';
import { sendFile } from '../send-file.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { DraftForm } from './draft-form.tsx';
import { DraftView } from './draft-view.tsx';
import { SecretForm } from './secret-form.tsx';
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
              {...(await formOf(c, dossier, draft, typed))}
              signers={officers.filter((each) => each.duties.includes('sign'))}
              seen={draft?.versions.at(-1)?.no ?? 0}
            />
          )}
          {draft && isOpen('sign') && <Signing c={c} dossier={dossier} draft={draft} officers={officers} />}
          {draft?.approval && isOpen('stamp') && <Sealing c={c} dossier={dossier} />}
          {!mayWrite && draft === null && <p class="empty-state">Hồ sơ chưa có dự thảo kết quả.</p>}
        </div>
        <div>
          {draft && (
            <Versions
              {...{ draft, path }}
              officerNames={new Map(officers.map((each) => [each.id, each.displayName]))}
            />
          )}
          {draft && <Preview c={c} dossier={dossier} draft={draft} officers={officers} />}
        </div>
      </div>
    </StaffPage>
  );
}

/** Errors of a template's fields lead to their boxes, whose names carry the prefix. */
function prefixed(fields: Readonly<Record<string, string>>): Record<string, string> {
  const own = ['template', 'signerId', 'clientKey', 'seen'];
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [own.includes(name) ? name : FIELD_PREFIX + name, text]),
  );
}

/** Which template is open, and what stands in it: what was typed, what was saved, else what is proposed. */
async function formOf(
  c: StaffContext,
  dossier: Dossier,
  draft: ResultDraft | null,
  typed: Record<string, unknown> | undefined,
): Promise<{ template: ResultTemplate; templates: ResultTemplate[]; values: Record<string, unknown> }> {
  const { database, settings } = c.var.platform;
  const { state } = dossier;
  const day = toLocalDay(state.receivedAt ?? state.submittedAt);
  const templates = templatesFor(RESULT_TEMPLATES, state.procedureCode, day);
  const last = draft?.versions.at(-1);
  const wanted = typed?.template ?? c.req.query('mau') ?? last?.template;
  const template = templates.find((each) => each.code === wanted) ?? templates[0]!;
  const signerId = last ? String(last.signerId) : undefined;
  if (typed?.template === template.code) return { template, templates, values: typed };
  const source = await resultSource(database.db, dossier, settings.publicUrl);
  const proposed = proposedFields(template, placesOf(source), await answersOf(c, dossier));
  const fields = last?.template === template.code ? last.written : proposed;
  const values = Object.entries(fields).map(([name, text]) => [FIELD_PREFIX + name, text]);
  return { template, templates, values: { ...Object.fromEntries(values), signerId } };
}

/** What was declared at home, by the path of its field. */
async function answersOf(c: StaffContext, { wardId, id }: Dossier): Promise<AnswerAt> {
  const filed = await findAnswers(c.var.platform.database.db, wardId, id);
  return (path) => {
    const [name, part] = path.split('.') as [string, string | undefined];
    const value = filed?.answers[name];
    const found = part && typeof value === 'object' && !Array.isArray(value) ? value[part] : value;
    return typeof found === 'string' ? found : '';
  };
}

interface PartProps {
  c: StaffContext;
  dossier: Dossier;
  draft: ResultDraft;
  officers: Officer[];
}

async function Preview({ c, dossier, draft, officers }: PartProps) {
  const version = draft.versions.at(-1)!;
  const source = await resultSource(c.var.platform.database.db, dossier, c.var.platform.settings.publicUrl);
  const signer = officers.find(({ id }) => id === version.signerId) ?? source.officers.get(version.signerId)!;
  const template = findTemplate(version.template);
  const { written, savedAt: drawnAt } = version;
  const document = composeResult({ source, template, written, signer, checkCode: draft.code, drawnAt });
  return (
    <DraftView
      document={document}
      qr={await QRCode.toString(document.checkUrl, { type: 'svg', margin: 1 })}
    />
  );
}

/** What is signed is named by its hash: a newer version is another one, and is refused. */
function Signing({ c, dossier, draft, officers }: PartProps) {
  const version = draft.versions.at(-1)!;
  const path = `/can-bo/ho-so/${dossier.id}/ket-qua`;
  const signer = officers.find(({ id }) => id === version.signerId);
  return (
    <section class="card card-body mb-3" aria-labelledby="ky">
      <h2 id="ky">Ký số</h2>
      <p>
        Bạn ký đúng{' '}
        <a href={`${path}.pdf?ban=${version.no}`} data-turbo="false">
          bản {version.no} (PDF)
        </a>
        . Mã băm SHA-256: <code class="hash">{version.file}</code>
      </p>
      {version.signerId === c.var.officer.id ? (
        <SecretForm
          {...{ token: c.var.token, action: '/can-bo/phat-hanh/ky', id: 'ma-ky' }}
          label="Mật khẩu hoặc mã PIN chứng thư số của bạn"
          button="Ký số"
        >
          <input
            type="hidden"
            name="item"
            value={`${dossier.id}.${dossier.state.stepCount}.${version.file}`}
          />
        </SecretForm>
      ) : (
        <form method="post" action={`${path}/nguoi-ky`}>
          <FormToken value={c.var.token} />
          <input type="hidden" name="clientKey" value={randomUUID()} />
          <input type="hidden" name="seen" value={String(version.no)} />
          <p>Dự thảo ghi người ký là {signer?.displayName ?? 'người khác'}.</p>
          <button class="btn" type="submit">
            Đổi người ký thành tôi
          </button>
        </form>
      )}
    </section>
  );
}

function Sealing({ c, dossier }: Pick<PartProps, 'c' | 'dossier'>) {
  return (
    <section class="card card-body mb-3" aria-labelledby="dau">
      <h2 id="dau">Cấp số, ký số của cơ quan</h2>
      <p>Số lấy ở sổ đăng ký văn bản; số và ngày được điền vào văn bản khi ký.</p>
      <SecretForm
        {...{ token: c.var.token, action: '/can-bo/phat-hanh/dong-dau', id: 'ma-dau' }}
        label="Mật khẩu hoặc mã PIN chứng thư số của cơ quan"
        button="Cấp số và đóng dấu"
      >
        <input type="hidden" name="item" value={`${dossier.id}.${dossier.state.stepCount}`} />
      </SecretForm>
    </section>
  );
}
