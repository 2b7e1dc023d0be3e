import { Hono } from 'hono';
import {
  EVENT_LABELS,
  listNotices,
  NOTICE_EVENTS,
  NOTICE_STATE_LABELS,
  NOTICE_STATES,
  resendNotice,
} from '../../features/notices/index.ts';
import { noteChange } from '../../features/organisation/index.ts';
import { addDays, formatTime, instant, isDay } from '../../law/day.ts';
import { mustBeId, readId } from '../../platform/http/keys.ts';
import { listDeadJobs, reviveJob } from '../../platform/jobs/jobs.ts';
import { MESSAGE_CHANNELS, type MessageChannel } from '../../platform/messages/messages.ts';
import { Problem } from '../../platform/problem.ts';
import { choicesOf, DayRange, FilterSelect, FormToken } from '../../ui/field.tsx';
import { SCROLLS, Status as StatusMark } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { sayRows } from '../looks/say-rows.ts';
import { DEAD_JOBS, DeadJobs } from '../operation/dead-jobs.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const LOG = '/can-bo/thong-bao';
const PAGE = 100;

const TONES = { queued: 'none', sent: 'good', failed: 'warn', skipped: 'none', dead: 'bad' } as const;
const CHANNEL_LABELS: Record<MessageChannel, string> = { mail: 'Thư', sms: 'SMS', zalo: 'Zalo' };

/** What narrows the log; all of it stands in the address. */
function readSearch(c: StaffContext) {
  const query = (name: string) => c.req.query(name) ?? '';
  const day = (name: string) => (isDay(query(name)) ? query(name) : null);
  const [from, to] = [day('tu'), day('den')];
  const search = {
    state: NOTICE_STATES.find((each) => each === query('tinh-trang')) ?? null,
    event: NOTICE_EVENTS.find((each) => each === query('loai')) ?? null,
    channel: MESSAGE_CHANNELS.find((each) => each === query('kenh')) ?? null,
    code: query('ma').trim().slice(0, 60).toUpperCase() || null,
    from: from === null ? null : instant(from, 0),
    until: to === null ? null : instant(addDays(to, 1), 0),
    ...{ before: readId(query('truoc')), limit: PAGE },
  };
  return { search, from, to };
}

export const noticePages = new Hono<StaffEnv>()
  .get(LOG, async (c) => {
    requireDuty(c.var.officer, 'control', 'administer', 'receive', 'oversee');
    const { search, from, to } = readSearch(c);
    const lines = await listNotices(c.var.platform.database.db, c.var.officer.wardId, search);
    sayRows(c, lines.length);
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
            <input class="form-control" name="ma" value={search.code ?? ''} />
          </label>
          <FilterSelect
            name="tinh-trang"
            label="Tình trạng"
            all="Mọi tình trạng"
            value={search.state}
            choices={choicesOf(NOTICE_STATE_LABELS)}
          />
          <FilterSelect
            name="loai"
            label="Việc"
            all="Mọi việc"
            value={search.event}
            choices={choicesOf(EVENT_LABELS)}
          />
          <FilterSelect
            name="kenh"
            label="Kênh"
            all="Mọi kênh"
            value={search.channel}
            choices={choicesOf(CHANNEL_LABELS)}
          />
          <DayRange from={from} to={to} />
          <button class="btn" type="submit">
            Lọc
          </button>
        </form>
        {lines.length === 0 && <p class="empty-state">Chưa có thông báo nào khớp. Bỏ bớt điều kiện lọc.</p>}
        {lines.length > 0 && (
          <div class="table-responsive card" {...SCROLLS}>
            <table class="table table-vcenter">
              <thead>
                <tr>
                  {['Lúc', 'Mã', 'Việc', 'Gửi đến', 'Tình trạng', 'Lần thử'].map((text) => (
                    <th scope="col">{text}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr>
                    <td class="text-nowrap">{formatTime(line.sentAt ?? line.createdAt)}</td>
                    <td class="text-nowrap">{line.code}</td>
                    <td>{EVENT_LABELS[line.event]}</td>
                    <td class="text-nowrap">
                      {CHANNEL_LABELS[line.channel]} {line.recipient}
                    </td>
                    <td>
                      <StatusMark tone={TONES[line.state]}>{NOTICE_STATE_LABELS[line.state]}</StatusMark>
                      {line.why && <div class="text-secondary">{line.why}</div>}
                    </td>
                    <td>
                      {line.attempts}{' '}
                      {(line.state === 'failed' || line.state === 'dead') && (
                        <form method="post" action={`${LOG}/${line.id}/gui-lai`} class="d-inline">
                          <FormToken value={c.var.token} />
                          <button class="btn btn-sm" type="submit" aria-label={`Gửi lại ${line.code}`}>
                            Gửi lại
                          </button>
                        </form>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {lines.length === PAGE && (
          <a class="btn" href={addressBefore(c, lines.at(-1)!.id)}>
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
  .get(DEAD_JOBS, async (c) => {
    requireDuty(c.var.officer, 'administer');
    const { db } = c.var.platform.database;
    const jobs = await listDeadJobs(db, c.var.officer.wardId);
    const dead = await listNotices(db, c.var.officer.wardId, {
      ...{ state: 'dead', code: null, event: null, channel: null, from: null, until: null },
      ...{ before: null, limit: 1 },
    });
    return c.html(
      <StaffPage title="Việc nền" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
        <h1>Việc nền không làm được</h1>
        <p>Việc hỏng được thử lại trong một ngày; sau đó nằm ở đây chờ người xem.</p>
        <p>
          <a href={`${LOG}?tinh-trang=dead`}>Thông báo cho dân không gửi được</a>{' '}
          {dead.length > 0 && <StatusMark tone="bad">có, cần xem</StatusMark>}
        </p>
        {jobs.length === 0 && <p class="empty-state">Không có việc nào.</p>}
        {jobs.length > 0 && <DeadJobs jobs={jobs} token={c.var.token} />}
      </StaffPage>,
    );
  })
  .post(`${DEAD_JOBS}/:id{[0-9]+}/lam-lai`, async (c) => {
    requireDuty(c.var.officer, 'administer');
    const { database, now } = c.var.platform;
    const id = mustBeId(c.req.param('id'));
    await database.transact(async (tx) => {
      if (!(await reviveJob(tx, c.var.officer.wardId, id, now())))
        throw new Problem('not_found', 'Không có việc này.');
      const change = {
        what: 'job',
        subject: String(id),
        before: { state: 'dead' },
        after: { state: 'queued' },
      };
      await noteChange(tx, actOf(c), change);
    });
    return c.redirect(DEAD_JOBS, 303);
  });

function addressBefore(c: StaffContext, id: number): string {
  const query = new URL(c.req.url).searchParams;
  query.set('truoc', String(id));
  return `${LOG}?${query}`;
}
