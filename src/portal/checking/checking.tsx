import { type Context, Hono } from 'hono';
import { checkSignatures } from '../../features/signatures/index.ts';
import { shownName } from '../../platform/files/inspect.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { formLimit } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { countTry } from '../../platform/security/attempts.ts';
import type { Verdict } from '../../platform/verification/index.ts';
import { FileField, Input } from '../../ui/field.tsx';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';
import { VerdictView } from './verdict.tsx';

const PATH = '/kiem-tra-van-ban';
const MEGABYTES = 20;
/** Files that one address may have checked in a quarter of an hour. */
const MOST = 20;

/** Whoever holds a signed PDF sees who signed it and whether it was changed. The file is checked and forgotten. */
export const checking = new Hono<PortalEnv>()
  .get(PATH, (c) => {
    const code = c.req.query('ma')?.trim() ?? '';
    if (code === '') return c.html(<CheckPage c={c} />);
    return c.redirect(`${PATH}/${encodeURIComponent(code.slice(0, 60))}`, 303);
  })
  .post(PATH, formLimit(MEGABYTES + 1), async (c) => {
    try {
      const { name, verdict } = await checkGiven(c);
      return c.html(<CheckPage c={c} name={name} verdict={verdict} />, 200, { 'cache-control': 'no-store' });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(<CheckPage c={c} problem={error} />, error.status);
    }
  });

async function checkGiven(c: Context<PortalEnv>): Promise<{ name: string; verdict: Verdict }> {
  const { platform, ward } = c.var;
  const { database, now } = platform;
  await database.transact((tx) => countTry(tx, `check:${callerAddress(c)}`, MOST, 15, now()));
  const { file } = await c.req.parseBody();
  if (!(file instanceof File) || file.size === 0)
    throw new Problem('invalid', 'Chưa chọn tệp nào.', { file: 'Chọn tệp PDF cần kiểm tra.' });
  if (file.size > MEGABYTES * 1024 * 1024)
    throw new Problem('file_too_large', `Tệp lớn hơn ${MEGABYTES} MB.`, {
      file: `Chọn tệp không quá ${MEGABYTES} MB.`,
    });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: shownName(file.name), verdict: await checkSignatures(platform, ward.id, bytes) };
}

interface CheckProps {
  c: Context<PortalEnv>;
  verdict?: Verdict;
  name?: string;
  problem?: Problem;
}

function CheckPage({ c, verdict, name, problem }: CheckProps) {
  return (
    <PortalPage
      title="Kiểm tra văn bản"
      ward={c.var.ward}
      place={PATH}
      description="Tệp PDF này ai đã ký, ký lúc nào, có bị sửa sau khi ký hay không."
    >
      <h1>Kiểm tra văn bản đã ký số</h1>
      {verdict && <VerdictView verdict={verdict} name={name ?? null} />}
      {problem && (
        <p class="summary-error" role="alert">
          {problem.message}
        </p>
      )}
      <form method="post" action={PATH} enctype="multipart/form-data" class="check-form">
        <FileField
          name="file"
          label={verdict ? 'Kiểm tra tệp khác (PDF)' : 'Tệp PDF'}
          accept="application/pdf,.pdf"
          help={`Tối đa ${MEGABYTES} MB. Tệp chỉ được đọc để kiểm tra rồi bỏ ngay, không được lưu lại.`}
          error={problem?.fields.file}
          required
        />
        <button class="btn btn-primary" type="submit">
          Kiểm tra
        </button>
      </form>
      <h2>Văn bản in có mã kiểm tra</h2>
      <form method="get" action={PATH} class="check-form">
        <Input name="ma" label="Mã in dưới mã QR" required help="16 ký tự, ví dụ ABCD-EFGH-JKLM-NPQR." />
        <button class="btn" type="submit">
          Tra mã
        </button>
      </form>
      <h2>Cách đọc kết quả</h2>
      <p>
        Trang này đọc chữ ký số trong tệp: ai ký, chứng thư của ai cấp, ký lúc nào, và sau khi ký tệp có bị
        sửa hay không. Bản in hay ảnh chụp màn hình không mang chữ ký số nên không kiểm tra được ở đây.
      </p>
      <p>
        Có biên nhận nộp hồ sơ trực tuyến? <a href="/bien-nhan">Kiểm tra biên nhận</a>.
      </p>
    </PortalPage>
  );
}
