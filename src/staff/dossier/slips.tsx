import { Hono } from 'hono';
import { raw } from 'hono/html';
import QRCode from 'qrcode';
import {
  drawPdf,
  fillSlip,
  SLIP_KINDS,
  type Slip,
  type SlipBlock,
  writeDocx,
} from '../../features/dossiers/index.ts';
import { findProcedureVersion } from '../../features/procedures/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { mustBeId, readId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { StaffPage } from '../frame.tsx';
import { sendFile } from '../send-file.ts';
import type { StaffContext, StaffEnv } from '../session.ts';
import { readDossier, slipSource } from './read-dossier.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const slips = new Hono<StaffEnv>()
  .get('/can-bo/ho-so/:id{[0-9]+}/phieu/:slip{[a-z-]+}', async (c) => {
    const slip = await readSlip(c);
    const qr = await QRCode.toString(slip.qrText, { type: 'svg', margin: 1 });
    const path = `/can-bo/ho-so/${c.req.param('id')}`;
    const file = (extension: string) => `${path}/phieu/${slip.kind}.${extension}?buoc=${slip.stepNo}`;
    return c.html(
      <StaffPage
        title={`${slip.title} ${slip.code}`}
        officer={c.var.officer}
        token={c.var.token}
        place="/can-bo/ho-so"
      >
        <div class="page-head no-print">
          <a class="btn" href={path}>
            Về hồ sơ
          </a>
          <span class="slip-files">
            <a class="btn" href={file('docx')} data-turbo="false">
              Tải Word
            </a>
            <a class="btn btn-primary" href={file('pdf')} data-turbo="false">
              Mở PDF để in
            </a>
          </span>
        </div>
        <SlipPage slip={slip} qr={qr} />
      </StaffPage>,
    );
  })
  .get('/can-bo/ho-so/:id{[0-9]+}/phieu/:slip{[a-z-]+\\.(pdf|docx)}', async (c) => {
    const slip = await readSlip(c);
    const isPdf = c.req.param('slip').endsWith('.pdf');
    const bytes = await (isPdf ? drawPdf(slip) : writeDocx(slip));
    const name = `${slip.kind}-${slip.code}.${isPdf ? 'pdf' : 'docx'}`;
    const mediaType = isPdf ? 'application/pdf' : WORD;
    return sendFile(c, { name, mediaType, bytes }, isPdf ? 'inline' : 'attachment');
  });

async function readSlip(c: StaffContext): Promise<Slip> {
  const kind = SLIP_KINDS.find((each) => each === String(c.req.param('slip')).replace(/\.(pdf|docx)$/, ''));
  if (!kind) throw new Problem('not_found', 'Không có loại phiếu này.');
  const dossier = await readDossier(c, mustBeId(c.req.param('id')));
  const { procedureCode, procedureVersion } = dossier.state;
  const procedure = await findProcedureVersion(c.var.platform.database.db, procedureCode, procedureVersion);
  return fillSlip(await slipSource(c, dossier, procedure), kind, readId(c.req.query('buoc')));
}

function SlipPage({ slip, qr }: { slip: Slip; qr: string }) {
  const [year, month, date] = toLocalDay(slip.issuedAt).split('-');
  return (
    <article class="slip">
      <p class="slip-form">{slip.formName}</p>
      <div class="slip-head">
        <div>
          {slip.parent.toUpperCase()}
          <br />
          <b>{slip.issuer.toUpperCase()}</b>
          {slip.number !== null && (
            <>
              <br />
              Số: {slip.number}
            </>
          )}
        </div>
        <div>
          <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
          <br />
          <b>Độc lập - Tự do - Hạnh phúc</b>
          <br />
          <i>
            {slip.place}, ngày {date} tháng {month} năm {year}
          </i>
        </div>
      </div>
      <h1 class="slip-title">{slip.title}</h1>
      <div class="qr" role="img" aria-label="Mã QR đến trang tra cứu hồ sơ">
        {raw(qr)}
      </div>
      {slip.addressee !== null && <p class="slip-addressee">Kính gửi: {slip.addressee}</p>}
      {slip.blocks.map((block) => (
        <Block block={block} />
      ))}
      <div class="slip-signatures">
        {slip.recipients.length > 0 && (
          <div class="slip-recipients">
            <b>
              <i>Nơi nhận:</i>
            </b>
            {slip.recipients.map((each) => (
              <div>- {each};</div>
            ))}
          </div>
        )}
        {slip.signatures.map((each) => (
          <div>
            {each.authority !== '' && (
              <>
                <b>{each.authority}</b>
                <br />
              </>
            )}
            <b>{each.who}</b>
            <br />
            <i>(Ký và ghi rõ họ tên)</i>
            <p class="slip-name">{each.name}</p>
          </div>
        ))}
      </div>
    </article>
  );
}

function Block({ block }: { block: SlipBlock }) {
  if (block.kind === 'paragraph') return <p>{block.text}</p>;
  if (block.kind === 'facts')
    return (
      <>
        {block.rows.map(([label, value]) => (
          <p class="slip-fact">
            {label}: <b>{value || '………………'}</b>
          </p>
        ))}
      </>
    );
  if (block.kind === 'list')
    return (
      <>
        <p>
          <b>{block.title}</b>
        </p>
        <ol>
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ol>
      </>
    );
  if (block.rows.length === 0) return null;
  return (
    <table>
      <caption>{block.title}</caption>
      <thead>
        <tr>
          {block.head.map((text) => (
            <th scope="col">{text}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row) => (
          <tr>
            {row.map((text) => (
              <td>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
