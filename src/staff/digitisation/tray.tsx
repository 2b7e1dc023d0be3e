import { Hono } from 'hono';
import {
  type BatchFile,
  clearFromTray,
  FILE_STATE_LABELS,
  findBatch,
  findTray,
  PAPER_KIND_LABELS,
  putToDossier,
  type WholeBatch,
} from '../../features/digitisation/index.ts';
import { formatTime } from '../../law/day.ts';
import { findStoredFile } from '../../platform/files/stored-file.ts';
import { readForm } from '../../platform/http/form.ts';
import { mustBeId, readId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input } from '../../ui/field.tsx';
import { ErrorSummary, Status } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { sendFile } from '../send-file.ts';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { mustDigitise, pathOf, SCANS, SCANS_LIVE, TRAY } from './own-batch.ts';
import { isBusy } from './scan-box.tsx';
import { ScanTabs } from './tabs.tsx';

type Body = Awaited<ReturnType<typeof readForm>>;

/** What the scanner put into the officer's folder, until he says to which dossier it belongs. */
export const tray = new Hono<StaffEnv>()
  .get(TRAY, async (c) => c.html(await showTray(c)))
  .post(`${TRAY}/ho-so`, (c) =>
    withChosen(c, async (fileIds, body) => {
      const request = { fileIds, code: String(body.ma ?? '') };
      const batch = await c.var.platform.database.transact((tx) => putToDossier(tx, actOf(c), request));
      return pathOf(batch);
    }),
  )
  .post(`${TRAY}/bo`, (c) =>
    withChosen(c, async (fileIds) => {
      await c.var.platform.database.transact((tx) => clearFromTray(tx, actOf(c), fileIds));
      return TRAY;
    }),
  )
  .get(`${TRAY}/trang/:page{[0-9]+}`, async (c) => {
    mustDigitise(c);
    const own = await readTray(c);
    const page = own?.pages.find((each) => each.id === mustBeId(c.req.param('page')));
    if (!page?.thumb) throw new Problem('not_found', 'Không có ảnh của trang này.');
    const { database, files } = c.var.platform;
    return sendFile(c, await findStoredFile(database.db, files, own!.wardId, page.thumb), 'inline');
  });

async function readTray(c: StaffContext): Promise<WholeBatch | null> {
  const { db } = c.var.platform.database;
  const found = await findTray(db, c.var.officer);
  return found && findBatch(db, { wardId: found.wardId, batchId: found.id });
}

/** Does something with the ticked files and leads on, or shows the tray again with what is wrong and what was ticked. */
async function withChosen(c: StaffContext, work: (fileIds: number[], body: Body) => Promise<string>) {
  mustDigitise(c);
  const body = await readForm(c);
  const fileIds = [body.tep ?? []]
    .flat()
    .flatMap((each) => (typeof each === 'string' ? (readId(each) ?? []) : []));
  try {
    return c.redirect(await work(fileIds, body), 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_found') throw error;
    return c.html(await showTray(c, error, { ...body, chosen: fileIds }), error.status);
  }
}

async function showTray(c: StaffContext, problem?: Problem, typed: Record<string, unknown> = {}) {
  mustDigitise(c);
  const own = await readTray(c);
  const { officer, token } = c.var;
  const { scanDir } = c.var.platform.settings;
  const files = own?.files.filter((file) => file.sha256 !== null) ?? [];
  const field = fieldsOf(typed, problem?.fields);
  const chosen = (typed.chosen as number[] | undefined) ?? [];
  return (
    <StaffPage
      title="Khay quét"
      officer={officer}
      token={token}
      place={SCANS}
      refresh={own && isBusy(own) ? '5' : undefined}
    >
      <h1>Khay quét của tôi</h1>
      <ScanTabs at={TRAY} />
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {files.length === 0 ? (
        <div id="khay" data-live={SCANS_LIVE}>
          <p class="empty-state">
            {scanDir === null
              ? 'Chưa có máy quét nào gửi tệp vào đây: quản trị viên đặt thư mục máy quét (SCAN_DIR).'
              : `Khay đang trống. Quét vào thư mục "${officer.username}" của máy quét, tệp sẽ hiện ở đây.`}
          </p>
        </div>
      ) : (
        <form method="post" action={`${TRAY}/ho-so`}>
          <FormToken value={token} />
          <fieldset class="scan-row" id="tep">
            <legend class="form-label">Chọn các tệp của cùng một hồ sơ</legend>
            {files.map((file) => (
              <TrayFile {...{ own: own!, file }} isChosen={chosen.includes(file.id)} />
            ))}
          </fieldset>
          <div class="tray-deeds">
            <Input {...field('ma')} label="Mã hồ sơ" help="Ví dụ H24.105.25-261123-0001." />
            <div class="deeds">
              <button class="btn btn-primary" type="submit">
                Đưa vào hồ sơ
              </button>
              <button class="btn" type="submit" formaction={`${TRAY}/bo`}>
                Bỏ khỏi khay
              </button>
            </div>
          </div>
        </form>
      )}
    </StaffPage>
  );
}

function TrayFile({ own, file, isChosen }: { own: WholeBatch; file: BatchFile; isChosen: boolean }) {
  const pages = own.pages.filter((page) => page.fileId === file.id);
  const document = own.documents.find((each) => each.id === pages[0]?.documentId);
  const name = document?.proposed.find((each) => each.field === 'name')?.value;
  const done = pages.filter((page) => page.state === 'read' || page.state === 'failed').length;
  return (
    <label class="tray-file">
      <input class="form-check-input" type="checkbox" name="tep" value={String(file.id)} checked={isChosen} />
      {pages[0]?.thumb ? (
        <img class="scan-thumb" src={`${TRAY}/trang/${pages[0].id}`} alt="" loading="lazy" />
      ) : (
        <span class="scan-blank" aria-hidden="true" />
      )}
      <span class="break-words">{file.name}</span>
      <small class="text-secondary">
        {formatTime(file.createdAt)}
        {pages.length > 0 && `, đã đọc ${done}/${pages.length} trang`}
      </small>
      {document && <small>{PAPER_KIND_LABELS[document.kind]}</small>}
      {name && <small>{name}</small>}
      {file.state === 'failed' && <Status tone="bad">{file.why ?? FILE_STATE_LABELS.failed}</Status>}
    </label>
  );
}
