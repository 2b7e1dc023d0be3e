import { type Context, Hono } from 'hono';
import { raw } from 'hono/html';
import QRCode from 'qrcode';
import { findOwnDossier } from '../../features/dossiers/index.ts';
import {
  drawReceipt,
  findReceipt,
  findReceiptByCode,
  isReceiptSigned,
  type Receipt,
  receiptKey,
  receiptText,
  signReceipt,
} from '../../features/drafts/index.ts';
import { findProcedureVersion } from '../../features/procedures/index.ts';
import { formatTime } from '../../law/day.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { Problem } from '../../platform/problem.ts';
import { countTry } from '../../platform/security/attempts.ts';
import { publicPem } from '../../platform/security/sign.ts';
import { PortalPage } from '../frame.tsx';
import { type KnownEnv, known } from '../visitor.ts';

/** The receipt of what was filed, for its owner; and its check, for whoever holds it. */
export const receipts = new Hono<KnownEnv>()
  .get('/bien-nhan', async (c) => {
    const [code, signature] = [c.req.query('ma') ?? '', c.req.query('ky') ?? ''];
    const receipt = code === '' ? null : await checkReceipt(c, code.trim().toUpperCase(), signature);
    return c.html(<CheckPage c={c} asked={code !== ''} receipt={receipt} />, 200);
  })
  .get('/bien-nhan/khoa-cong-khai.pem', (c) =>
    c.body(publicPem(receiptKey(c.var.platform.settings.secret)), 200, {
      'content-type': 'application/x-pem-file',
    }),
  )
  .get('/bien-nhan/:code', known, async (c) => c.html(await ownReceiptPage(c)))
  .get('/bien-nhan/:code/pdf', known, async (c) => {
    const { receipt, signature, procedureName, checkUrl } = await ownReceipt(c);
    const { ward } = c.var;
    const bytes = await drawReceipt({ receipt, signature, ward, procedureName, checkUrl });
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="bien-nhan-${receipt.code}.pdf"`,
      'cache-control': 'private, no-store',
    });
  });

/** The receipt behind a code and its signature; null alike for an unknown code and a wrong signature. @throws Problem too_many_tries */
async function checkReceipt(c: Context<KnownEnv>, code: string, signature: string): Promise<Receipt | null> {
  const { database, settings, now } = c.var.platform;
  await database.transact((tx) => countTry(tx, `receipt:${callerAddress(c)}`, 60, 15, now()));
  const receipt = await findReceiptByCode(database.db, c.var.ward.id, code.slice(0, 60));
  return receipt && isReceiptSigned(settings.secret, receipt, signature) ? receipt : null;
}

async function ownReceipt(c: Context<KnownEnv>) {
  const { database, settings } = c.var.platform;
  const dossier = await findOwnDossier(database.db, c.var.visitor, c.req.param('code') ?? '');
  const receipt = await findReceipt(database.db, c.var.ward.id, dossier.id);
  if (!receipt)
    throw new Problem('not_found', 'Hồ sơ này không nộp trực tuyến tại đây nên không có biên nhận.');
  const { procedureCode, procedureVersion } = dossier.state;
  const { name } = await findProcedureVersion(database.db, procedureCode, procedureVersion);
  const signature = signReceipt(settings.secret, receipt);
  const checkUrl = `${settings.publicUrl}/bien-nhan?ma=${receipt.code}&ky=${signature}`;
  return { receipt, signature, procedureName: name, checkUrl };
}

async function ownReceiptPage(c: Context<KnownEnv>) {
  const { receipt, signature, procedureName, checkUrl } = await ownReceipt(c);
  const qr = await QRCode.toString(checkUrl, { type: 'svg', margin: 1 });
  return (
    <PortalPage title="Biên nhận hồ sơ" ward={c.var.ward} place="/ho-so-cua-toi">
      <section class="tracked">
        <h1>Đã nộp hồ sơ</h1>
        <p class="tracked-now">Mã hồ sơ: {receipt.code}</p>
        <p>{procedureName}</p>
        <ReceiptFacts receipt={receipt} />
        <p>
          Trung tâm sẽ kiểm tra và trả lời: tiếp nhận, yêu cầu bổ sung, hoặc từ chối có lý do. Tin được gửi
          đến địa chỉ bạn đã ghi.
        </p>
      </section>
      <p class="no-print">
        <a class="btn btn-primary" href={`/ho-so-cua-toi/${receipt.code}`}>
          Theo dõi hồ sơ
        </a>{' '}
        <a class="btn" href={`/bien-nhan/${receipt.code}/pdf`}>
          Tải biên nhận (PDF)
        </a>
      </p>
      <details>
        <summary>Chữ ký của biên nhận</summary>
        <div class="poster-qr">{raw(qr)}</div>
        <p>
          <a href={checkUrl}>Kiểm tra biên nhận này</a>. Chữ ký Ed25519 của hệ thống trên các dòng dưới đây;{' '}
          <a href="/bien-nhan/khoa-cong-khai.pem">khóa công khai</a>.
        </p>
        <pre class="signed-text">{receiptText(receipt)}</pre>
        <p class="signed-text">{signature}</p>
      </details>
    </PortalPage>
  );
}

function ReceiptFacts({ receipt }: { receipt: Receipt }) {
  return (
    <dl>
      <dt>Đến Trung tâm lúc</dt>
      <dd>{formatTime(receipt.submittedAt)}</dd>
      {receipt.answerDueAt && (
        <>
          <dt>Trung tâm trả lời chậm nhất</dt>
          <dd>{formatTime(receipt.answerDueAt)}</dd>
        </>
      )}
      <dt>Số tệp giấy tờ kèm theo</dt>
      <dd>{receipt.papers}</dd>
      <dt>Mã băm nội dung</dt>
      <dd class="signed-text">{receipt.digest}</dd>
    </dl>
  );
}

interface CheckProps {
  c: Context<KnownEnv>;
  asked: boolean;
  receipt: Receipt | null;
}

function CheckPage({ c, asked, receipt }: CheckProps) {
  return (
    <PortalPage title="Kiểm tra biên nhận" ward={c.var.ward}>
      <h1>Kiểm tra biên nhận nộp trực tuyến</h1>
      {receipt && (
        <section class="tracked">
          <p class="tracked-now">Biên nhận đúng là của {c.var.ward.name}.</p>
          <p>
            Hồ sơ {receipt.code}, thủ tục {receipt.procedureCode}.
          </p>
          <ReceiptFacts receipt={receipt} />
        </section>
      )}
      {asked && !receipt && (
        <p class="summary-error" role="alert">
          Không đúng: mã hồ sơ hoặc chữ ký không phải của biên nhận nào ở đây.
        </p>
      )}
      {!asked && <p>Quét mã QR trên biên nhận để kiểm tra.</p>}
      <p>
        Có một văn bản PDF đã ký số? <a href="/kiem-tra-van-ban">Kiểm tra văn bản</a>.
      </p>
    </PortalPage>
  );
}
