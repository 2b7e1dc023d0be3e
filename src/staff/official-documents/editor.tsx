import { Hono } from 'hono';
import {
  composeDocument,
  draftDocument,
  drawPdf,
  findContent,
  findDocumentTemplate,
  findOfficialDocument,
  type OfficialDocumentRecord,
  type PictureBlock,
  picturesOf,
  possibleSignings,
  rewriteDocument,
  whyNotWrite,
  writeMarks,
} from '../../features/official-documents/index.ts';
import { listOfficers } from '../../features/organisation/index.ts';
import { findPlanInUse } from '../../features/plans/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { sendFile } from '../send-file.ts';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { EditorForm } from './editor-form.tsx';
import { fromTemplate } from './from-template.ts';
import { LIVE_FIELDS } from './live-fields.ts';
import { DOCUMENTS, requireOffice } from './place.ts';
import { readTyped } from './typed-document.ts';

/** Where documents are written: new from a template or an empty page, and drafts anew. */
export const documentEditor = new Hono<StaffEnv>()
  .get(`${DOCUMENTS}/moi`, async (c) => {
    requireOffice(c.var.officer);
    const code = c.req.query('mau');
    const { values, problem } = code ? await fromTemplate(c, findDocumentTemplate(code)) : { values: {} };
    return c.html(await showEditor(c, { document: null, values, problem }));
  })
  .post(`${DOCUMENTS}/moi`, async (c) => {
    requireOffice(c.var.officer);
    return save(c, null);
  })
  .get(`${DOCUMENTS}/:id{[0-9]+}/soan`, async (c) => {
    const document = await mustWrite(c);
    return c.html(await showEditor(c, { document, values: await valuesOf(c, document) }));
  })
  .post(`${DOCUMENTS}/:id{[0-9]+}/soan`, async (c) => save(c, await mustWrite(c)));

async function mustWrite(c: StaffContext): Promise<OfficialDocumentRecord> {
  requireOffice(c.var.officer);
  const { database } = c.var.platform;
  const document = await findOfficialDocument(database.db, c.var.officer.wardId, mustBeId(c.req.param('id')));
  const why = whyNotWrite(c.var.officer, document);
  if (why) throw new Problem(document.state === 'draft' ? 'not_allowed' : 'step_not_open', why);
  return document;
}

async function save(c: StaffContext, document: OfficialDocumentRecord | null): Promise<Response> {
  const values = await c.req.parseBody({ all: true });
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  try {
    const filling = { db: database.db, wardId, asOf: now(), fields: LIVE_FIELDS };
    const given = await readTyped(filling, values, await knownPictures(c, document));
    if (values.want === 'preview') return await preview(c, document, given);
    const id = await database.transact(async (tx) => {
      if (document === null) return draftDocument(tx, actOf(c), { ...given, ...given.content, origin: null });
      await rewriteDocument(tx, actOf(c), document.id, given);
      return document.id;
    });
    return c.redirect(`${DOCUMENTS}/${id}`, 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_allowed' || error.code === 'not_found')
      throw error;
    return c.html(await showEditor(c, { document, values, problem: error }), error.status);
  }
}

/** What was typed as it would be printed; nothing is kept. */
async function preview(
  c: StaffContext,
  document: OfficialDocumentRecord | null,
  given: Awaited<ReturnType<typeof readTyped>>,
): Promise<Response> {
  const { database, now } = c.var.platform;
  const { wardId, unitId } = c.var.officer;
  const described = { wardId, unitId: document?.unitId ?? unitId, ...given };
  const composed = await composeDocument(database.db, described, given.content, now());
  const bytes = await drawPdf(composed);
  return sendFile(c, { name: 'xem-thu.pdf', mediaType: 'application/pdf', bytes }, 'inline');
}

async function knownPictures(
  c: StaffContext,
  document: OfficialDocumentRecord | null,
): Promise<PictureBlock[]> {
  if (document === null) return [];
  return picturesOf(await findContent(c.var.platform.database.db, document.wardId, document.id));
}

async function valuesOf(c: StaffContext, document: OfficialDocumentRecord): Promise<Record<string, unknown>> {
  const content = await findContent(c.var.platform.database.db, document.wardId, document.id);
  return {
    ...{ kind: document.kind, subject: content.subject, body: writeMarks(content).trim() },
    addressees: content.addressees.join('\n'),
    basis: content.basis.join('\n'),
    recipients: content.recipients.join('\n'),
    signing: document.signerId === null ? '' : `${document.signing}.${document.signerId}`,
    task: document.tasks.map(({ planId, taskKey }) => `${planId}.${taskKey}`),
  };
}

interface Editing {
  document: OfficialDocumentRecord | null;
  values: Record<string, unknown>;
  problem?: Problem | undefined;
}

async function showEditor(c: StaffContext, { document, values, problem }: Editing) {
  const { database, now } = c.var.platform;
  const { officer, token } = c.var;
  const today = toLocalDay(now());
  const plan = await findPlanInUse(database.db, officer.wardId, Number(today.slice(0, 4)));
  const officers = await listOfficers(database.db, officer.wardId);
  const title = document ? 'Sửa dự thảo' : 'Soạn văn bản';
  const path = document ? `${DOCUMENTS}/${document.id}` : DOCUMENTS;
  // After "changed meanwhile" the next save is on top of what the officer has now been told of.
  const isTold = problem?.code === 'changed_meanwhile';
  const seen = document === null ? 0 : isTold ? document.version : Number(values.seen ?? document.version);
  return (
    <StaffPage title={title} officer={officer} token={token} place={DOCUMENTS}>
      <h1>{title}</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <EditorForm
        {...{ token, today, values, problem, seen, plan, back: path }}
        action={document ? `${path}/soan` : `${path}/moi`}
        signings={possibleSignings(officers, document?.unitId ?? officer.unitId)}
      />
    </StaffPage>
  );
}
