import { type Context, Hono } from 'hono';
import { raw } from 'hono/html';
import QRCode from 'qrcode';
import { listUnits } from '../../features/organisation/index.ts';
import { dataReplacementsOf, findProcedure } from '../../features/procedures/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';
import { cleanCode, Doors, Subtitle } from './doors.tsx';
import { preparing } from './preparing/preparing.tsx';
import { ProcedureBody, type ProcedureProps } from './procedure-body.tsx';

/** A procedure in full, and the same on a sheet for the notice board. */
export const procedurePage = new Hono<PortalEnv>()
  .get('/thu-tuc/:code', async (c) => {
    const code = cleanCode(c.req.param('code'));
    if (code !== c.req.param('code')) return c.redirect(`/thu-tuc/${code}`, 301);
    const props = await read(c, code);
    return c.html(
      <PortalPage title={props.procedure.name} ward={props.ward} place="/thu-tuc">
        <h1>{props.procedure.name}</h1>
        <Subtitle procedure={props.procedure} />
        <Doors procedure={props.procedure} here="thu-tuc" />
        <ProcedureBody {...props} />
      </PortalPage>,
    );
  })
  .get('/thu-tuc/:code/niem-yet', async (c) => {
    const code = cleanCode(c.req.param('code'));
    if (code !== c.req.param('code')) return c.redirect(`/thu-tuc/${code}/niem-yet`, 301);
    const props = await read(c, code);
    const { settings, now } = c.var.platform;
    const address = `${settings.publicUrl}/thu-tuc/${code}`;
    const qr = await QRCode.toString(address, { type: 'svg', margin: 1 });
    return c.html(
      <PortalPage title={`Niêm yết: ${props.procedure.name}`} ward={props.ward} place="/thu-tuc">
        <p class="no-print">
          Bấm Ctrl + P để in. <a href={`/thu-tuc/${code}`}>Về trang thủ tục</a>
        </p>
        <article class="poster">
          <header>
            <p>
              Ủy ban nhân dân {props.ward.name}, {props.ward.city} · Trung tâm Phục vụ hành chính công
            </p>
            <h1>{props.procedure.name}</h1>
            <Subtitle procedure={props.procedure} />
          </header>
          <ProcedureBody {...props} isPosted />
          <footer>
            <div class="poster-qr">{raw(qr)}</div>
            <p>
              Quét mã để xem bản mới nhất: {address}. Phản ánh, kiến nghị: Ủy ban nhân dân {props.ward.name},{' '}
              {props.ward.address}
              {props.ward.phone ? `, điện thoại ${props.ward.phone}` : ''}; hoặc trên Cổng Dịch vụ công quốc
              gia. In ngày {formatDay(toLocalDay(now()))}.
            </p>
          </footer>
        </article>
      </PortalPage>,
    );
  })
  .route('/', preparing);

async function read(c: Context<PortalEnv>, code: string): Promise<ProcedureProps> {
  const { database, now } = c.var.platform;
  const procedure = await findProcedure(database.db, code, toLocalDay(now()));
  const replacements = await dataReplacementsOf(database.db, code);
  const { ward } = c.var;
  const units = await listUnits(database.db, ward.id);
  const unit = units.find((each) => each.code === procedure.competentUnitCode);
  return { procedure, replacements, ward, unit };
}
