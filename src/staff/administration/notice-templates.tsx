import { Hono } from 'hono';
import {
  changeTemplate,
  countParts,
  EVENT_LABELS,
  fill,
  findTemplate,
  fitMessage,
  NOTICE_EVENTS,
  type NoticeEvent,
  PLACEHOLDERS,
  SHORT_LINK,
} from '../../features/notices/index.ts';
import { findSettings } from '../../features/organisation/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input, TextArea } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const PATH = '/can-bo/mau-thong-bao';

/** The words of mails and messages, as the ward writes them. */
export const noticeTemplatePages = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    requireDuty(c.var.officer, 'control', 'administer');
    return c.html(await templatePage(c, {}));
  })
  .post(PATH, async (c) => {
    const body = await c.req.parseBody();
    try {
      // "Xem thử" shows what was typed and keeps nothing.
      if (body.want === 'preview') {
        requireDuty(c.var.officer, 'control', 'administer');
        return c.html(await templatePage(c, body));
      }
      await c.var.platform.database.transact((tx) => changeTemplate(tx, actOf(c), body));
      return c.redirect(`${PATH}?loai=${body.event}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_allowed') throw error;
      return c.html(await templatePage(c, body, error), error.status);
    }
  });

/** Made-up values, for seeing how a template will read. */
const EXAMPLE = {
  maHoSo: 'H24.105.25-261123-0001',
  thuTuc: 'Đăng ký khai sinh',
  henTra: '25/11/2026 09:00',
  giayTo: 'Giấy chứng sinh',
  lyDo: 'thiếu giấy tờ',
};

async function templatePage(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const asked = String(values.event ?? c.req.query('loai') ?? '');
  const event: NoticeEvent = NOTICE_EVENTS.find((each) => each === asked) ?? 'accepted';
  const kept = await findTemplate(database.db, wardId, event);
  const { smsAccents } = await findSettings(database.db, wardId, toLocalDay(now()));
  const field = fieldsOf(values, problem?.fields);
  const shown = {
    subject: field('subject').value ?? kept.subject,
    body: field('body').value ?? kept.body,
    short: field('short').value ?? kept.short,
  };
  return (
    <StaffPage title="Mẫu thông báo" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <h1>Mẫu thông báo</h1>
      <nav class="tally" aria-label="Loại thông báo">
        {NOTICE_EVENTS.map((each) => (
          <a href={`${PATH}?loai=${each}`} {...(each === event && { 'aria-current': 'page' as const })}>
            {EVENT_LABELS[each]}
          </a>
        ))}
      </nav>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <form method="post" action={PATH} class="card card-body" data-turbo="false">
        <FormToken value={c.var.token} />
        <input type="hidden" name="event" value={event} />
        <Input {...field('subject')} label="Tiêu đề thư" required value={shown.subject} />
        <TextArea {...field('body')} label="Nội dung thư" required rows={5} value={shown.body} />
        <TextArea
          {...field('short')}
          label="Tin nhắn"
          required
          value={shown.short}
          help="Nhiều nhất hai SMS (306 ký tự không dấu). Đường dẫn xem hồ sơ và thôi nhận tin tự thêm vào cuối."
        />
        <p class="form-hint">
          Chỗ điền:{' '}
          {Object.entries(PLACEHOLDERS)
            .map(([name, what]) => `{${name}} ${what}`)
            .join(', ')}
          .
        </p>
        <div>
          <button class="btn btn-primary" type="submit">
            Lưu mẫu
          </button>{' '}
          <button class="btn" type="submit" name="want" value="preview">
            Xem thử, đếm ký tự
          </button>
        </div>
      </form>
      <Preview c={c} shown={shown} accents={smsAccents} />
    </StaffPage>
  );
}

interface PreviewProps {
  c: StaffContext;
  shown: { subject: string; body: string; short: string };
  /** How the ward sends now. */
  accents: boolean;
}

/** The mail, and the message with and without accents with its SMS counted. */
function Preview({ c, shown, accents }: PreviewProps) {
  const { publicUrl } = c.var.platform.settings;
  const values = {
    ...EXAMPLE,
    ...{
      duongDan: `${publicUrl}/tra-cuu?ma=${EXAMPLE.maHoSo}`,
      trungTam: 'Trung tâm Phục vụ hành chính công',
    },
    phuong: 'Phường',
  };
  const end = `${SHORT_LINK}${publicUrl}/nt/1234.abcdefghijkl`;
  const message = (isAccented: boolean) =>
    fitMessage((given: Partial<typeof values>) => fill(shown.short, given), {
      ...{ values, cuttable: ['lyDo', 'giayTo'], end, accents: isAccented },
    });
  return (
    <section class="card card-body mt-3" aria-label="Ví dụ">
      <h2>{fill(shown.subject, values)}</h2>
      <p>{fill(shown.body, values)}</p>
      {[false, true].map((isAccented) => {
        const text = message(isAccented);
        const { parts, length } = countParts(text);
        return (
          <p class="mb-1">
            <b>
              SMS {isAccented ? 'có dấu' : 'không dấu'}: {length} ký tự, {parts} tin
              {isAccented && text === message(false) && ', quá dài nên bỏ dấu'}
              {isAccented === accents && ' (đang dùng)'}
            </b>
            <br />
            {text}
          </p>
        );
      })}
    </section>
  );
}
