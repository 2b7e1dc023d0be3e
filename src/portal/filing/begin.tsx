import { type Context, Hono } from 'hono';
import { findEarlierOwn } from '../../features/dossiers/index.ts';
import { beginDraft, knownOf, listDrafts } from '../../features/drafts/index.ts';
import {
  findForm,
  findProcedures,
  generalForm,
  type ProcedureVersion,
  prefill,
} from '../../features/procedures/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { FormToken } from '../../ui/field.tsx';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';
import { fileableProcedure } from './desk.ts';

const CODE = ':code{[1-9]\\.\\d{6}}';

/** Where filing begins: what it takes, the drafts that wait, and a new one. */
export const begin = new Hono<PortalEnv>()
  .get('/nop-ho-so', async (c) => c.html(await draftsPage(c)))
  .get(`/nop-ho-so/${CODE}`, async (c) => {
    const procedure = await fileableProcedure(c, c.req.param('code'));
    return c.html(await beginPage(c, procedure));
  })
  .post(`/nop-ho-so/${CODE}`, async (c) => {
    const procedure = await fileableProcedure(c, c.req.param('code'));
    const { platform, ward, visitor } = c.var;
    const now = platform.now();
    const { db } = platform.database;
    const form = await findForm(db, procedure.code, toLocalDay(now));
    const earlier = visitor === null ? null : await findEarlierOwn(db, visitor);
    const draft = {
      ...{ wardId: ward.id, procedureCode: procedure.code, formVersion: form?.version ?? null },
      answers: prefill(form ?? generalForm(procedure), knownOf(visitor, earlier)),
    };
    const caller = { address: callerAddress(c), now };
    const id = await platform.database.transact((tx) => beginDraft(tx, visitor, draft, caller));
    return c.redirect(`/nop-ho-so/nhap/${id}`, 303);
  });

async function beginPage(c: Context<PortalEnv>, procedure: ProcedureVersion) {
  const { visitor, ward } = c.var;
  const waiting = await draftsOf(c);
  const own = waiting.filter(({ draft }) => draft.procedureCode === procedure.code);
  return (
    <PortalPage title={`Nộp trực tuyến: ${procedure.name}`} ward={ward} place="/thu-tuc">
      <h1>Nộp trực tuyến</h1>
      <p>
        <b>{procedure.name}</b>
      </p>
      <ol>
        <li>Khai từng trang; hệ thống lưu lại, nghỉ giữa chừng không mất.</li>
        <li>Đính kèm giấy tờ: chụp bằng điện thoại hoặc chọn tệp.</li>
        <li>Xem lại, đăng nhập bằng tài khoản định danh rồi nộp. Có biên nhận ngay.</li>
        <li>Trung tâm trả lời trong 8 giờ làm việc.</li>
      </ol>
      {visitor === null && (
        <p>
          <a href={`/dang-nhap-cong-dan?tiep=/nop-ho-so/${procedure.code}`}>Đăng nhập trước</a> để được điền
          sẵn thông tin của bạn; hoặc khai trước, đăng nhập khi nộp.
        </p>
      )}
      {own.map(({ draft }) => (
        <p>
          <a href={`/nop-ho-so/nhap/${draft.id}`}>Làm tiếp bản nháp lưu lúc {formatTime(draft.savedAt)}</a>
        </p>
      ))}
      <form method="post" action={`/nop-ho-so/${procedure.code}`} data-turbo="false">
        <FormToken value={c.var.token} />
        <button class="btn btn-primary" type="submit">
          {own.length > 0 ? 'Bắt đầu hồ sơ mới' : 'Bắt đầu'}
        </button>
      </form>
      <p>
        <a href={`/thu-tuc/${procedure.code}`}>Cần chuẩn bị những gì?</a>
      </p>
    </PortalPage>
  );
}

async function draftsOf({ var: { platform, visitor } }: Context<PortalEnv>) {
  if (visitor === null) return [];
  const drafts = await listDrafts(platform.database.db, visitor, platform.now());
  const codes = [...new Set(drafts.map(({ procedureCode }) => procedureCode))];
  const today = toLocalDay(platform.now());
  const found = await findProcedures(platform.database.db, codes, today);
  return drafts.map((draft) => ({
    draft,
    name: found.find(({ code }) => code === draft.procedureCode)?.name ?? draft.procedureCode,
  }));
}

async function draftsPage(c: Context<PortalEnv>) {
  const drafts = await draftsOf(c);
  return (
    <PortalPage title="Nộp hồ sơ trực tuyến" ward={c.var.ward} place="/thu-tuc">
      <h1>Nộp hồ sơ trực tuyến</h1>
      <form action="/thu-tuc" class="search-row">
        <label class="visually-hidden" for="q">
          Tìm thủ tục
        </label>
        <input
          class="form-control"
          id="q"
          name="q"
          type="search"
          placeholder="Bạn cần làm gì? Ví dụ: khai sinh"
        />
        <button class="btn btn-primary" type="submit">
          Tìm
        </button>
      </form>
      <h2>Bản nháp của tôi</h2>
      {c.var.visitor === null && (
        <p>
          <a href="/dang-nhap-cong-dan?tiep=/nop-ho-so">Đăng nhập</a> để thấy bản nháp của bạn. Bản nháp khai
          khi chưa đăng nhập mở bằng đường dẫn bạn đã lưu.
        </p>
      )}
      {c.var.visitor !== null && drafts.length === 0 && <p class="empty-state">Chưa có bản nháp nào.</p>}
      <ul class="result-list">
        {drafts.map(({ draft, name }) => (
          <li>
            <a href={`/nop-ho-so/nhap/${draft.id}`}>{name}</a>
            <small>
              Lưu lúc {formatTime(draft.savedAt)}; giữ đến {formatDay(toLocalDay(draft.expiresAt))}
            </small>
          </li>
        ))}
      </ul>
    </PortalPage>
  );
}
