import { Hono } from 'hono';
import { raw } from 'hono/html';
import QRCode from 'qrcode';
import { drawPdf, SLIP_KINDS, SLIPS, type Slip, type SlipBlock } from '../../features/dossiers/index.ts';
import { findProcedureVersion } from '../../features/procedures/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { StaffPage } from '../frame.tsx';
import { sendFile } from '../send-file.ts';
import type { StaffContext, StaffEnv } from '../session.ts';
import { readDossier, slipSource } from './read-dossier.ts';

export const slips = new Hono<StaffEnv>()
  .get('/can-bo/ho-so/:id{[0-9]+}/phieu/:slip{[a-z-]+}', async (c) => {
    const slip = await readSlip(c);
    const qr = await QRCode.toString(slip.qrText, { type: 'svg', margin: 1 });
    return c.html(
      <StaffPage
        title={`${slip.title} ${slip.code}`}
        officer={c.var.officer}
        token={c.var.token}
        place="/can-bo/ho-so"
      >
        <div class="page-head no-print">
          <a class="btn" href={`/can-bo/ho-so/${c.req.param('id')}`}>
            Về hồ sơ
          </a>
          <a
            class="btn btn-primary"
            href={`/can-bo/ho-so/${c.req.param('id')}/phieu/${slip.kind}.pdf`}
            data-turbo="false"
          >
            Mở PDF để in
          </a>
        </div>
        <SlipPage slip={slip} qr={qr} />
      </StaffPage>,
    );
  })
  .get('/can-bo/ho-so/:id{[0-9]+}/phieu/:slip{[a-z-]+\\.pdf}', async (c) => {
    const slip = await readSlip(c);
    const name = `${slip.kind}-${slip.code}.pdf`;
    return sendFile(c, { name, mediaType: 'application/pdf', bytes: await drawPdf(slip) }, 'inline');
  });

async function readSlip(c: StaffContext): Promise<Slip> {
  const kind = SLIP_KINDS.find((each) => each === String(c.req.param('slip')).replace(/\.pdf$/, ''));
  if (!kind) throw new Problem('not_found', 'Không có loại phiếu này.');
  const dossier = await readDossier(c, mustBeId(c.req.param('id')));
  const { procedureCode, procedureVersion } = dossier.state;
  const procedure = await findProcedureVersion(c.var.platform.database.db, procedureCode, procedureVersion);
  const slip = SLIPS[kind](await slipSource(c, dossier, procedure));
  if (!slip) throw new Problem('not_found', 'Hồ sơ chưa có phiếu này.');
  return slip;
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
      {slip.blocks.map((block) => (
        <Block block={block} />
      ))}
      <div class="slip-signatures">
        {slip.signatures.map((each) => (
          <div>
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
            {label}: <b>{value || '–'}</b>
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
