import { Hono } from 'hono';
import QRCode from 'qrcode';
import { drawPdf, fillSlip, SLIP_KINDS, type Slip, writeDocx } from '../../features/dossiers/index.ts';
import { findProcedureVersion } from '../../features/procedures/index.ts';
import { mustBeId, readId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { StaffPage } from '../frame.tsx';
import { sendFile } from '../send-file.ts';
import type { StaffContext, StaffEnv } from '../session.ts';
import { readDossier, slipSource } from './read-dossier.ts';
import { SlipPage } from './slip-page.tsx';

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
    const name = `${slip.kind}-${slip.code}-${slip.stepNo}.${isPdf ? 'pdf' : 'docx'}`;
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
