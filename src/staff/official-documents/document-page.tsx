import { Hono } from 'hono';
import { z } from 'zod';
import {
  composeDocument,
  drawPdf,
  findContent,
  findOfficialDocument,
  issueDocument,
  mayRead,
  type OfficialDocumentRecord,
  PLAIN_STEPS,
  signDocument,
  takeOfficialStep,
  writeDocx,
} from '../../features/official-documents/index.ts';
import { findStoredFile } from '../../platform/files/stored-file.ts';
import { mustBeId, readId } from '../../platform/http/keys.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { sendFile } from '../send-file.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { DOCUMENTS, requireOffice } from './place.ts';
import { showDocument } from './show-document.tsx';

const PATH = `${DOCUMENTS}/:id{[0-9]+}`;
const STALE = 'Biểu mẫu đã cũ: hãy mở lại trang.';

const seenForm = z.object({
  clientKey: z.uuid(STALE),
  stepCount: z.coerce.number(STALE).int().min(0).max(1_000_000),
  version: z.coerce.number(STALE).int().min(1).max(1_000_000),
});
const stepForm = seenForm.extend({
  step: z.enum(PLAIN_STEPS, 'Chọn việc cần làm.'),
  why: z.string().max(500, 'Tối đa 500 ký tự.').default(''),
  unitIds: z.preprocess(
    (given) => (given === undefined ? [] : [given].flat()),
    z.array(z.coerce.number().int().positive()).max(200),
  ),
});
const secretForm = seenForm.extend({
  secret: z.string().min(1, 'Gõ mật khẩu hoặc mã PIN.').max(200, 'Tối đa 200 ký tự.'),
  file: z
    .string()
    .regex(/^([0-9a-f]{64})?$/, STALE)
    .default(''),
});

/** One document: as it reads, what was done about it, and the steps that are open. */
export const documentPage = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await showDocument(c, await mustRead(c), {})))
  .post(`${PATH}/buoc`, (c) => {
    requireOffice(c.var.officer);
    return act(c, async ({ id }, body) => {
      const form = parseFields(stepForm, body, 'Chưa làm được việc này.');
      const { platform } = c.var;
      await platform.database.transact((tx) => takeOfficialStep(tx, platform, actOf(c), { id, ...form }));
    });
  })
  .post(`${PATH}/ky`, (c) => {
    requireDuty(c.var.officer, 'sign', 'oversee');
    return act(c, ({ id }, body) =>
      signDocument(c.var.platform, actOf(c), { id, ...parseFields(secretForm, body, 'Chưa ký.') }),
    );
  })
  .post(`${PATH}/dong-dau`, (c) => {
    requireDuty(c.var.officer, 'stamp');
    return act(c, ({ id }, body) =>
      issueDocument(c.var.platform, actOf(c), { id, ...parseFields(secretForm, body, 'Chưa phát hành.') }),
    );
  })
  .get(`${DOCUMENTS}/:file{[0-9]+\\.pdf}`, async (c) => {
    const document = await mustRead(c, c.req.param('file').slice(0, -4));
    const step = readId(c.req.query('buoc'));
    const taken = step === null ? document.steps.findLast(({ file }) => file) : document.steps[step - 1];
    const isDraft = c.req.query('ban') !== undefined || (document.state === 'draft' && step === null);
    if (!isDraft && taken?.file) return sendKept(c, document, taken.file, 'inline');
    const bytes = await drawPdf(await composed(c, document));
    return sendFile(c, { name: 'du-thao.pdf', mediaType: 'application/pdf', bytes }, 'inline');
  })
  .get(`${DOCUMENTS}/:file{[0-9]+\\.docx}`, async (c) => {
    const document = await mustRead(c, c.req.param('file').slice(0, -5));
    if (document.files.docx) return sendKept(c, document, document.files.docx, 'attachment');
    const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    const bytes = await writeDocx(await composed(c, document));
    return sendFile(c, { name: `du-thao-${document.id}.docx`, mediaType, bytes }, 'attachment');
  });

/** A document that this officer may read. @throws Problem not_found, also for a draft that is not his to read */
async function mustRead(c: StaffContext, id = c.req.param('id')): Promise<OfficialDocumentRecord> {
  const { officer, platform } = c.var;
  const document = await findOfficialDocument(platform.database.db, officer.wardId, mustBeId(id));
  if (!mayRead(officer, document)) throw new Problem('not_found', 'Không có văn bản này.');
  return document;
}

async function act(
  c: StaffContext,
  work: (document: OfficialDocumentRecord, body: Record<string, unknown>) => Promise<void>,
): Promise<Response> {
  const document = await mustRead(c);
  const body = await c.req.parseBody({ all: true });
  try {
    await work(document, body);
    return c.redirect(`${DOCUMENTS}/${document.id}`, 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_allowed' || error.code === 'not_found')
      throw error;
    return c.html(await showDocument(c, await mustRead(c), body, error), error.status);
  }
}

/** A version as it would be printed: the newest, or the one that the address names. */
async function composed(c: StaffContext, document: OfficialDocumentRecord) {
  const { database, now } = c.var.platform;
  const asked = readId(c.req.query('ban'));
  const version = asked === null ? undefined : Math.min(asked, 1_000_000);
  const content = await findContent(database.db, document.wardId, document.id, version);
  return composeDocument(database.db, document, content, now());
}

async function sendKept(
  c: StaffContext,
  { wardId }: OfficialDocumentRecord,
  sha256: string,
  how: 'inline' | 'attachment',
): Promise<Response> {
  const { database, files } = c.var.platform;
  return sendFile(c, await findStoredFile(database.db, files, wardId, sha256), how);
}
