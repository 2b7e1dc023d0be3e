import { type Context, Hono } from 'hono';
import { findOfficialByCode } from '../../features/official-documents/index.ts';
import { findWard } from '../../features/organisation/index.ts';
import { type CheckedDocument, findByCode } from '../../features/results/index.ts';
import { checkSignatures } from '../../features/signatures/index.ts';
import { formatDay } from '../../law/day.ts';
import { hashOf } from '../../platform/files/file-store.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { formLimit, readForm } from '../../platform/http/form.ts';
import { platformWithin } from '../../platform/platform.ts';
import { Problem } from '../../platform/problem.ts';
import { countTry } from '../../platform/security/attempts.ts';
import type { Verdict } from '../../platform/verification/index.ts';
import { FileField } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';
import { VerdictView } from './verdict.tsx';

const PATH = '/kiem-tra-van-ban/:code';
const MOST_TRIES = 30;
const WINDOW_MINUTES = 15;

/** What whoever holds a document with a code may know of it: whether it was issued, still holds, and is the same file. */
export const checkDocument = new Hono<PortalEnv>()
  .get(PATH, async (c) => {
    const found = await findChecked(c);
    return c.html(await showChecked(c, found), found === null ? 404 : 200);
  })
  .post(PATH, formLimit(25), async (c) => {
    const found = await findChecked(c);
    if (found === null) return c.html(await showChecked(c, null), 404);
    const given = (await readForm(c)).file;
    if (!(given instanceof File) || given.size === 0) {
      const problem = new Problem('invalid', 'Chưa chọn tệp.', { file: 'Chọn tệp PDF của văn bản.' });
      return c.html(await showChecked(c, found, { problem }), problem.status);
    }
    const bytes = new Uint8Array(await given.arrayBuffer());
    const verdict = await checkSignatures(platformWithin(c.var.platform, found.wardId), found.wardId, bytes);
    return c.html(await showChecked(c, found, { isSame: hashOf(bytes) === found.file, verdict }));
  });

/** @throws Problem too_many_tries */
async function findChecked(c: Context<PortalEnv>): Promise<CheckedDocument | null> {
  const { database, now } = c.var.platform;
  const key = `check-code:${callerAddress(c)}`;
  await database.transact((tx) => countTry(tx, key, MOST_TRIES, WINDOW_MINUTES, now()));
  const code = c.req.param('code') ?? '';
  // Whoever holds a paper need not know which ward's portal to ask.
  const { db } = database.acrossWards();
  return (await findByCode(db, code)) ?? findOfficialByCode(db, code);
}

interface Compared {
  isSame?: boolean;
  verdict?: Verdict;
  problem?: Problem;
}

async function showChecked(c: Context<PortalEnv>, found: CheckedDocument | null, compared: Compared = {}) {
  return (
    <PortalPage title="Kiểm tra văn bản" ward={c.var.ward} place="/kiem-tra-van-ban">
      <h1>Kiểm tra văn bản</h1>
      {compared.problem && (
        <ErrorSummary message={compared.problem.message} fields={compared.problem.fields} />
      )}
      {found === null ? (
        <p class="summary-error" role="alert">
          Không có văn bản nào đã phát hành mang mã này. Hãy so lại từng ký tự của mã in trên văn bản.
        </p>
      ) : (
        <Found found={found} compared={compared} issuer={await issuerOf(c, found)} />
      )}
    </PortalPage>
  );
}

async function issuerOf(c: Context<PortalEnv>, { wardId }: CheckedDocument): Promise<string> {
  return `Ủy ban nhân dân ${(await findWard(c.var.platform.database.db, wardId)).name}`;
}

const STATES: Record<CheckedDocument['state'], string> = {
  valid: 'Văn bản đã phát hành và còn hiệu lực trong sổ.',
  correcting: 'Văn bản đang được đính chính: hãy chờ bản mới.',
  replaced: 'Văn bản này đã được thay thế bằng bản đính chính.',
  revoked: 'Văn bản này đã bị thu hồi, không còn giá trị.',
};

function Found({ found, compared, issuer }: { found: CheckedDocument; compared: Compared; issuer: string }) {
  return (
    <>
      <section class="tracked">
        <p class={found.state === 'valid' ? 'tracked-now' : 'tracked-now text-danger'}>
          {STATES[found.state]}
        </p>
        <dl>
          <dt>Cơ quan phát hành</dt>
          <dd>{issuer}</dd>
          <dt>Loại văn bản</dt>
          <dd>{found.title}</dd>
          <dt>Số, ký hiệu</dt>
          <dd>{found.number}</dd>
          <dt>Ngày</dt>
          <dd>{formatDay(found.day)}</dd>
          {found.initials !== null && (
            <>
              <dt>Cấp cho (viết tắt)</dt>
              <dd>{found.initials}</dd>
            </>
          )}
          <dt>Mã băm SHA-256 của tệp</dt>
          <dd class="signed-text">{found.file}</dd>
        </dl>
      </section>
      {compared.isSame === true && (
        <p class="tracked-now" role="status">
          Tệp bạn tải lên đúng là tệp đã phát hành, không sai một byte.
        </p>
      )}
      {compared.isSame === false && (
        <p class="summary-error" role="alert">
          Tệp bạn tải lên khác với tệp đã phát hành: đã bị sửa, được quét lại, hoặc là văn bản khác. Chỉ tin
          thông tin nêu trên trang này.
        </p>
      )}
      {compared.verdict && <VerdictView verdict={compared.verdict} name={null} />}
      <form method="post" enctype="multipart/form-data">
        <FileField
          name="file"
          label="So với tệp bạn có (PDF)"
          accept="application/pdf"
          required
          error={compared.problem?.fields.file}
          help="Tệp chỉ dùng để so, không được giữ lại."
        />
        <button class="btn btn-primary" type="submit">
          So sánh
        </button>
      </form>
    </>
  );
}
