import { type Context, Hono } from 'hono';
import { findAtKiosk, LAST_DIGITS, openAtKiosk } from '../../features/surveys/index.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { formLimit, readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { countTry } from '../../platform/security/attempts.ts';
import { Input, typed } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';
import { mustBeNoOfficer } from './no-officer.ts';

export const KIOSK = '/may-danh-gia';
/** One machine in the hall serves everybody, so the limit is that of a crowd; a dossier's digits are not found by trying. */
const MOST_TRIES = 60;
const MOST_PER_DOSSIER = 5;
const WINDOW_MINUTES = 15;

/** The machine in the hall: whoever just got his result shows that the dossier is his, then answers by a touch. */
export const surveyKiosk = new Hono<PortalEnv>()
  .get(KIOSK, (c) => c.html(start(c, {})))
  .post(KIOSK, formLimit(1), async (c) => {
    const body = await readForm(c);
    try {
      await mustBeNoOfficer(c);
      return c.redirect(`${await openForm(c, body)}?may=1`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(start(c, { code: body.code }, error), error.status);
    }
  });

const WRONG = 'Chưa mở được phiếu đánh giá.';

/** The address of the form. @throws Problem invalid, too_many_tries, step_not_open */
async function openForm(c: Context<PortalEnv>, body: Record<string, unknown>): Promise<string> {
  const { database, now } = c.var.platform;
  const { id: wardId } = c.var.ward;
  const code = (typed(body, 'code') ?? '').trim();
  // A reader of codes types what stands in them: the link of the desk, or of a message.
  const link = /\/danh-gia\/([\w.-]{20,120})$/.exec(code);
  if (link) return `/danh-gia/${link[1]}`;
  await database.transact((tx) =>
    countTry(tx, `survey-kiosk:${callerAddress(c)}`, MOST_TRIES, WINDOW_MINUTES, now()),
  );
  const digits = (typed(body, 'digits') ?? '').trim();
  const dossier = await findAtKiosk(database.db, wardId, { code, digits });
  if (dossier === null) {
    await database.transact((tx) =>
      countTry(tx, `survey-kiosk:${wardId}:${code.slice(0, 60)}`, MOST_PER_DOSSIER, WINDOW_MINUTES, now()),
    );
    throw new Problem('invalid', WRONG, { code: `Mã hồ sơ hoặc ${LAST_DIGITS} số cuối không khớp.` });
  }
  return `/danh-gia/${await database.transact((tx) => openAtKiosk(tx, dossier, now()))}`;
}

function start(c: Context<PortalEnv>, values: Record<string, unknown>, problem?: Problem) {
  return (
    <PortalPage title="Đánh giá việc phục vụ" ward={c.var.ward}>
      <h1>Bạn vừa nhận kết quả?</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <p>Mời bạn cho biết được phục vụ thế nào. Đánh giá không ghi tên, cán bộ không biết ai gửi.</p>
      <form method="post" action={KIOSK} class="part kiosk-form">
        <Input
          name="code"
          label="Mã hồ sơ"
          value={typed(values, 'code')}
          required
          help="Ghi trên giấy tiếp nhận và hẹn trả; hoặc quét mã QR trên phiếu mời đánh giá."
          error={problem?.fields.code}
          autocomplete="off"
          autofocus
        />
        <Input
          name="digits"
          label={`${LAST_DIGITS} số cuối điện thoại hoặc số định danh của người nộp`}
          help="Quét mã QR thì để trống."
          inputmode="numeric"
          autocomplete="off"
        />
        <button class="btn btn-primary" type="submit">
          Tiếp tục
        </button>
      </form>
    </PortalPage>
  );
}
