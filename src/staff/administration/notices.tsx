import { Hono } from 'hono';
import {
  changeTemplate,
  EVENT_LABELS,
  fill,
  findTemplate,
  listNotices,
  NOTICE_EVENTS,
  NOTICE_STATE_LABELS,
  NOTICE_STATES,
  type NoticeEvent,
  PLACEHOLDERS,
  resendNotice,
} from '../../features/notices/index.ts';
import { formatTime } from '../../law/day.ts';
import { mustBeId, readId } from '../../platform/http/keys.ts';
import { listDeadJobs, reviveJob } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { choicesOf, FilterSelect, FormToken, fieldsOf, Input, TextArea } from '../../ui/field.tsx';
import { ErrorSummary, Status as StatusMark } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const LOG = '/can-bo/thong-bao';
const TEMPLATES = '/can-bo/mau-thong-bao';
const JOBS = '/can-bo/viec-nen';
const PAGE = 100;

const TONES = { queued: 'none', sent: 'good', failed: 'bad', skipped: 'warn' } as const;

export const noticePages = new Hono<StaffEnv>()
  .get(LOG, async (c) => {
    requireDuty(c.var.officer, 'control', 'administer', 'receive', 'oversee');
    const state = NOTICE_STATES.find((each) => each === c.req.query('tinh-trang')) ?? null;
    const code = c.req.query('ma')?.trim().slice(0, 60) || null;
    const search = { code, state, before: readId(c.req.query('truoc')), limit: PAGE };
    const lines = await listNotices(c.var.platform.database.db, c.var.officer.wardId, search);
    return c.html(
      <StaffPage
        title="Thông báo cho dân"
        officer={c.var.officer}
        token={c.var.token}
        place="/can-bo/quan-tri"
      >
        <h1>Thông báo cho người dân</h1>
        <form method="get" action={LOG} class="filters">
          <label>
            Mã hồ sơ
            <input class="form-control" name="ma" value={code ?? ''} />
          </label>
          <FilterSelect
            name="tinh-trang"
            label="Tình trạng"
            all="Mọi tình trạng"
            value={state}
            choices={choicesOf(NOTICE_STATE_LABELS)}
          />
          <button class="btn" type="submit">
            Lọc
          </button>
        </form>
        {lines.length === 0 && <p class="empty-state">Chưa có thông báo nào khớp.</p>}
        <ul class="choice-list">
          {lines.map((line) => (
            <li class="session-line">
              <span>
                <b>{line.code}</b> {EVENT_LABELS[line.event]}, {line.channel} đến {line.recipient},{' '}
                {formatTime(line.sentAt ?? line.createdAt)}{' '}
                <StatusMark tone={TONES[line.state]}>{NOTICE_STATE_LABELS[line.state]}</StatusMark>{' '}
                {line.why && <span class="text-secondary">{line.why}</span>}
              </span>
              {line.state === 'failed' && (
                <form method="post" action={`${LOG}/${line.id}/gui-lai`}>
                  <FormToken value={c.var.token} />
                  <button class="btn btn-sm" type="submit">
                    Gửi lại
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
        {lines.length === PAGE && (
          <a
            class="btn"
            href={`${LOG}?${new URLSearchParams({ ma: code ?? '', 'tinh-trang': state ?? '', truoc: String(lines.at(-1)!.id) })}`}
          >
            Xem thêm
          </a>
        )}
      </StaffPage>,
    );
  })
  .post(`${LOG}/:id{[0-9]+}/gui-lai`, async (c) => {
    requireDuty(c.var.officer, 'control', 'administer', 'receive');
    const id = mustBeId(c.req.param('id'));
    await c.var.platform.database.transact((tx) => resendNotice(tx, actOf(c), id));
    return c.redirect(LOG, 303);
  })
  .get(TEMPLATES, async (c) => {
    requireDuty(c.var.officer, 'control', 'administer');
    return c.html(await templatePage(c, {}));
  })
  .post(TEMPLATES, async (c) => {
    const body = await c.req.parseBody();
    try {
      await c.var.platform.database.transact((tx) => changeTemplate(tx, actOf(c), body));
      return c.redirect(`${TEMPLATES}?loai=${body.event}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_allowed') throw error;
      return c.html(await templatePage(c, body, error), error.status);
    }
  })
  .get(JOBS, async (c) => {
    requireDuty(c.var.officer, 'administer');
    const jobs = await listDeadJobs(c.var.platform.database.db);
    return c.html(
      <StaffPage title="Việc nền" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
        <h1>Việc nền không làm được</h1>
        <p>Việc hỏng được thử lại trong một ngày; sau đó nằm ở đây chờ người xem.</p>
        {jobs.length === 0 && <p class="empty-state">Không có việc nào.</p>}
        <ul class="choice-list">
          {jobs.map((job) => (
            <li class="session-line">
              <span>
                <b>{job.task}</b> thử {job.attempts} lần, {formatTime(job.dead_at!)}: {job.last_error}
              </span>
              <form method="post" action={`${JOBS}/${job.id}/lam-lai`}>
                <FormToken value={c.var.token} />
                <button class="btn btn-sm" type="submit">
                  Làm lại
                </button>
              </form>
            </li>
          ))}
        </ul>
      </StaffPage>,
    );
  })
  .post(`${JOBS}/:id{[0-9]+}/lam-lai`, async (c) => {
    requireDuty(c.var.officer, 'administer');
    const { database, now } = c.var.platform;
    const id = mustBeId(c.req.param('id'));
    const revived = await database.transact((tx) => reviveJob(tx, id, now()));
    if (!revived) throw new Problem('not_found', 'Không có việc này.');
    return c.redirect(JOBS, 303);
  });

/** Made-up values, for seeing how a template will read. */
const EXAMPLE = {
  maHoSo: 'H24.105.25-261123-0001',
  thuTuc: 'Đăng ký khai sinh',
  henTra: '25/11/2026 09:00',
  giayTo: 'Giấy chứng sinh',
  lyDo: 'thiếu giấy tờ',
  duongDan: 'https://…/tra-cuu',
  trungTam: 'Trung tâm Phục vụ hành chính công',
};

async function templatePage(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const asked = String(values.event ?? c.req.query('loai') ?? '');
  const event: NoticeEvent = NOTICE_EVENTS.find((each) => each === asked) ?? 'accepted';
  const template = await findTemplate(c.var.platform.database.db, c.var.officer.wardId, event);
  const field = fieldsOf(values, problem?.fields);
  return (
    <StaffPage title="Mẫu thông báo" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <h1>Mẫu thông báo</h1>
      <nav class="tally" aria-label="Loại thông báo">
        {NOTICE_EVENTS.map((each) => (
          <a href={`${TEMPLATES}?loai=${each}`} {...(each === event && { 'aria-current': 'page' as const })}>
            {EVENT_LABELS[each]}
          </a>
        ))}
      </nav>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <form method="post" action={TEMPLATES} class="card card-body">
        <FormToken value={c.var.token} />
        <input type="hidden" name="event" value={event} />
        <Input
          {...field('subject')}
          label="Tiêu đề thư"
          required
          value={field('subject').value ?? template.subject}
        />
        <TextArea
          {...field('body')}
          label="Nội dung thư và tin nhắn"
          required
          rows={5}
          value={field('body').value ?? template.body}
          help={`Chỗ điền: ${Object.entries(PLACEHOLDERS)
            .map(([name, what]) => `{${name}} ${what}`)
            .join(', ')}.`}
        />
        <button class="btn btn-primary" type="submit">
          Lưu mẫu
        </button>
      </form>
      <section class="card card-body mt-3" aria-label="Ví dụ">
        <h2>{fill(template.subject, EXAMPLE)}</h2>
        <p class="mb-0">{fill(template.body, EXAMPLE)}</p>
      </section>
    </StaffPage>
  );
}
