import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { listOfficers } from '../../features/organisation/index.ts';
import {
  type Handled,
  issueResults,
  listToIssue,
  listToSign,
  signResults,
} from '../../features/results/index.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { ErrorSummary, Status as StatusMark } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { sayRows } from '../looks/say-rows.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { SecretForm } from './secret-form.tsx';
import { WaitingTable } from './waiting-table.tsx';

export const ISSUING = '/can-bo/phat-hanh';

const secretForm = z.object({
  clientKey: z.uuid('Biểu mẫu đã cũ: hãy mở lại trang.'),
  secret: z.string().min(1, 'Gõ mật khẩu hoặc mã PIN.').max(200, 'Tối đa 200 ký tự.'),
  item: z
    .preprocess(
      (given) => (given === undefined ? [] : [given].flat()),
      z.array(z.string().regex(/^\d{1,15}\.\d{1,6}(\.[0-9a-f]{64})?$/)),
    )
    .pipe(z.array(z.string()).min(1, 'Chưa chọn văn bản nào.').max(200, 'Nhiều nhất 200 văn bản một lần.')),
});

/** Results that wait for a signature or for number and seal: many with one PIN. */
export const issuing = new Hono<StaffEnv>()
  .get(ISSUING, async (c) => {
    requireDuty(c.var.officer, 'sign', 'stamp');
    return c.html(await showWaiting(c));
  })
  .post(`${ISSUING}/ky`, async (c) => {
    requireDuty(c.var.officer, 'sign');
    return handle(c, 'Ký số', async ({ item, clientKey, secret }) => {
      const items = item.map((text) => {
        const [dossierId, stepCount, file = ''] = text.split('.');
        return { dossierId: Number(dossierId), stepCount: Number(stepCount), file };
      });
      return signResults(c.var.platform, actOf(c), { items, clientKey, secret });
    });
  })
  .post(`${ISSUING}/dong-dau`, async (c) => {
    requireDuty(c.var.officer, 'stamp');
    return handle(c, 'Cấp số, đóng dấu', async ({ item, clientKey, secret }) => {
      const items = item.map((text) => {
        const [dossierId, stepCount] = text.split('.').map(Number) as [number, number];
        return { dossierId, stepCount };
      });
      return issueResults(c.var.platform, actOf(c), { items, clientKey, secret });
    });
  });

type Form = z.output<typeof secretForm>;

async function handle(
  c: Context<StaffEnv>,
  what: string,
  work: (form: Form) => Promise<Handled[]>,
): Promise<Response> {
  const body = await c.req.parseBody({ all: true });
  try {
    const done = await work(parseFields(secretForm, body, 'Chưa ký: có mục cần sửa.'));
    const [only] = done;
    if (done.length === 1 && only!.why === null) return c.redirect(`/can-bo/ho-so/${only!.dossierId}`, 303);
    return c.html(<DonePage c={c} what={what} done={done} />, done.every((each) => each.why) ? 409 : 200);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_allowed') throw error;
    const chosen = [body.item ?? []].flat().map(String);
    const { clientKey } = body;
    return c.html(await showWaiting(c, { error, chosen, clientKey: String(clientKey) }), error.status);
  }
}

interface Refused {
  error: Problem;
  chosen: string[];
  clientKey: string;
}

async function showWaiting(c: StaffContext, refused?: Refused) {
  const { officer, token } = c.var;
  const { db } = c.var.platform.database;
  const officers = await listOfficers(db, officer.wardId);
  const officerNames = new Map(officers.map((each) => [each.id, each.displayName]));
  const toSign = officer.duties.includes('sign') ? await listToSign(db, officer) : null;
  const toIssue = officer.duties.includes('stamp') ? await listToIssue(db, officer) : null;
  sayRows(c, (toSign?.length ?? 0) + (toIssue?.length ?? 0));
  const form = { token, clientKey: refused?.clientKey };
  const table = { officerNames, chosen: refused?.chosen ?? null };
  return (
    <StaffPage title="Ký, phát hành" officer={officer} token={token} place={ISSUING}>
      <div class="page-head">
        <h1>Ký, phát hành</h1>
        <a class="btn" href="/can-bo/so-van-ban">
          Sổ đăng ký văn bản đi
        </a>
      </div>
      {refused && <ErrorSummary message={refused.error.message} fields={refused.error.fields} />}
      {toSign && (
        <section class="mb-4" aria-labelledby="cho-ky">
          <h2 id="cho-ky">Chờ ký ({toSign.length})</h2>
          {toSign.length === 0 ? (
            <p class="empty-state">Không có dự thảo nào chờ ký.</p>
          ) : (
            <SecretForm
              {...{ ...form, action: `${ISSUING}/ky`, id: 'ma-ky', button: 'Ký các văn bản đã chọn' }}
              label="Mật khẩu hoặc mã PIN chứng thư số của bạn"
            >
              <WaitingTable {...table} lines={toSign} signerId={officer.id} />
            </SecretForm>
          )}
        </section>
      )}
      {toIssue && (
        <section aria-labelledby="cho-dau">
          <h2 id="cho-dau">Chờ cấp số, đóng dấu ({toIssue.length})</h2>
          {toIssue.length === 0 ? (
            <p class="empty-state">Không có văn bản nào chờ đóng dấu.</p>
          ) : (
            <SecretForm
              {...{ ...form, action: `${ISSUING}/dong-dau`, id: 'ma-dau', button: 'Cấp số và đóng dấu' }}
              label="Mật khẩu hoặc mã PIN chứng thư số của cơ quan"
            >
              <WaitingTable {...table} lines={toIssue} signerId={null} />
            </SecretForm>
          )}
        </section>
      )}
    </StaffPage>
  );
}

function DonePage({ c, what, done }: { c: StaffContext; what: string; done: Handled[] }) {
  const went = done.filter((each) => each.why === null).length;
  return (
    <StaffPage title={what} officer={c.var.officer} token={c.var.token} place={ISSUING}>
      <h1>
        {what}: {went} / {done.length} văn bản
      </h1>
      <ul class="choice-list">
        {done.map((each) => (
          <li>
            <a href={`/can-bo/ho-so/${each.dossierId}/ket-qua`}>{each.code}</a>{' '}
            <StatusMark tone={each.why === null ? 'good' : 'bad'}>{each.why ?? 'Xong'}</StatusMark>
          </li>
        ))}
      </ul>
      <a class="btn btn-primary" href={ISSUING}>
        Về danh sách chờ
      </a>
    </StaffPage>
  );
}
