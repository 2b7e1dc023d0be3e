import { Hono } from 'hono';
import {
  arrange,
  confirmDocument,
  judgePages,
  keepDraft,
  pagesOf,
  parseArrangement,
  type ScanDocument,
  type ScanPage,
  typedOf,
} from '../../features/digitisation/index.ts';
import { readForm } from '../../platform/http/form.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { ErrorSummary } from '../../ui/page.tsx';
import { readDossier } from '../dossier/read-dossier.ts';
import { StaffPage } from '../frame.tsx';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { change } from './batch.tsx';
import { type OwnBatch, pathOf, readBatch, SCANS, SCANS_LIVE } from './own-batch.ts';
import { PaperForm } from './paper-form.tsx';
import { PaperPages } from './paper-pages.tsx';

const PLACE = `${SCANS}/:batch{[0-9]+}/giay/:document{[0-9]+}`;

type Typed = Record<string, unknown>;

/** One paper before it becomes a scan of the dossier: its pages with the places of what was read, and the form beside them. */
export const paperPages = new Hono<StaffEnv>()
  .get(PLACE, async (c) => {
    const { batch, document } = await readPaper(c);
    if (document.state !== 'proposed') return c.redirect(pathOf(batch), 303);
    return c.html(await showPaper(c));
  })
  .post(PLACE, async (c) => {
    const { batch, document } = await readPaper(c);
    const body = await readForm(c);
    try {
      const request = { wardId: batch.wardId, batchId: batch.id, documentId: document.id, fields: body };
      await confirmDocument(c.var.platform, actOf(c), request);
      return c.redirect(pathOf(batch), 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_found') throw error;
      return c.html(await showPaper(c, error, body), error.status);
    }
  })
  .post(`${PLACE}/xep`, async (c) => {
    const { batch, document, pages } = await readPaper(c);
    const body = await readForm(c);
    const work: Parameters<typeof change>[1] = async (tx, locked) => {
      await keepDraft(tx, locked, document.id, typedOf(body, document, pages.length));
      await arrange(tx, locked, parseArrangement(body.viec), actOf(c).now);
    };
    return change(c, work, `${pathOf(batch)}/giay/${document.id}`);
  });

interface Paper extends OwnBatch {
  document: ScanDocument;
  pages: ScanPage[];
}

/** @throws Problem not_found, not_allowed */
async function readPaper(c: StaffContext): Promise<Paper> {
  const own = await readBatch(c);
  const id = mustBeId(c.req.param('document'));
  const document = own.batch.documents.find((each) => each.id === id);
  if (!document) throw new Problem('not_found', 'Lô quét không có giấy tờ này.');
  return { ...own, document, pages: pagesOf(own.batch, id) };
}

async function showPaper(c: StaffContext, problem?: Problem, typed?: Typed) {
  const { batch, document, pages } = await readPaper(c);
  const dossier = await readDossier(c, batch.dossierId!);
  const { token, platform } = c.var;
  const isReading = pages.some((page) => page.state === 'waiting' || page.state === 'reading');
  const values = typed ?? document.draft ?? {};
  const originalPages = Number(values.originalPages) || null;
  const verdicts = judgePages(pages, originalPages, platform.now());
  const live = isReading ? { 'data-live': SCANS_LIVE } : {};
  return (
    <StaffPage
      title={`Xác nhận giấy tờ, ${dossier.state.code}`}
      officer={c.var.officer}
      token={token}
      place={SCANS}
      refresh={isReading ? '5' : undefined}
    >
      <div class="page-head">
        <div>
          <h1>Xác nhận giấy tờ</h1>
          <p class="mb-0">
            Hồ sơ <a href={`/can-bo/ho-so/${dossier.id}`}>{dossier.state.code}</a> · {dossier.applicant.name}{' '}
            · <a href={pathOf(batch)}>cả lô quét</a>
          </p>
        </div>
      </div>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <div class="paper-view">
        <div id="cac-trang" {...live}>
          <PaperPages {...{ batch, document, pages }} verdicts={isReading ? [] : verdicts} />
        </div>
        <div id="khung-xac-nhan" {...live}>
          {isReading ? (
            <p class="notice" role="status">
              Đang đọc lại trang vừa đổi. Những gì đã gõ được giữ nguyên.
            </p>
          ) : (
            <PaperForm {...{ batch, document, pages, dossier, verdicts, problem, values, token }} />
          )}
        </div>
      </div>
    </StaffPage>
  );
}
