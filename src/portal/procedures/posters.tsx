import { type Context, Hono } from 'hono';
import { raw } from 'hono/html';
import QRCode from 'qrcode';
import {
  type Board,
  contentHash,
  drawList,
  drawPoster,
  feedbackWords,
  keptSheet,
  listProofs,
  PAPERS,
  type Paper,
  shortHash,
} from '../../features/postings/index.ts';
import {
  describeFee,
  describeTerm,
  listFields,
  listInForce,
  listUnserved,
  type ProcedureVersion,
} from '../../features/procedures/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';
import { cleanCode, Subtitle } from './doors.tsx';
import { ProcedureBody } from './procedure-body.tsx';
import { readProcedure } from './read-procedure.ts';

const LIST = '/thu-tuc/niem-yet';
/** A sheet may be kept for a while: it says on which day it was printed. */
const KEPT = 'public, max-age=300';

/** Sheets for the notice board: the whole list by field and every procedure, to be printed or as PDF. */
export const posters = new Hono<PortalEnv>()
  .get(LIST, async (c) => c.html(await listPage(c)))
  .get(`${LIST}.pdf`, async (c) => {
    const { procedures, field, address } = await readList(c);
    const bytes = await keptSheet(drawList, {
      procedures,
      field,
      address,
      board: boardOf(c),
      paper: paperOf(c),
    });
    return sendPdf(c, bytes, `danh-muc-${field ? procedures[0]!.fieldCode : 'thu-tuc'}`);
  })
  .get('/thu-tuc/:file{[^/]+}/niem-yet.pdf', async (c) => {
    const code = cleanCode(c.req.param('file'));
    const { procedure, replacements } = await readProcedure(c, code);
    const poster = {
      procedure,
      replacements,
      address: addressOf(c, code),
      postedOn: await postedOn(c, procedure),
    };
    return sendPdf(
      c,
      await keptSheet(drawPoster, { ...poster, board: boardOf(c), paper: paperOf(c) }),
      `niem-yet-${code}`,
    );
  })
  .get('/thu-tuc/:code/niem-yet', async (c) => {
    const code = cleanCode(c.req.param('code'));
    if (code !== c.req.param('code')) return c.redirect(`/thu-tuc/${code}/niem-yet`, 301);
    return c.html(await posterPage(c, code));
  });

type PortalContext = Context<PortalEnv>;

function paperOf(c: PortalContext): Paper {
  return PAPERS.find((each) => each === c.req.query('kho')?.toUpperCase()) ?? 'A4';
}

function boardOf(c: PortalContext): Board {
  const { name, city, address, phone } = c.var.ward;
  return { wardName: name, city, address, phone, printedOn: formatDay(toLocalDay(c.var.platform.now())) };
}

function addressOf(c: PortalContext, code: string): string {
  return `${c.var.platform.settings.publicUrl}/thu-tuc/${code}`;
}

function sendPdf(c: PortalContext, bytes: Uint8Array, name: string): Response {
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${name}-${paperOf(c)}.pdf"`,
    'cache-control': KEPT,
  });
}

/** Since when the version hangs at the centre. */
async function postedOn(c: PortalContext, { code, version }: ProcedureVersion): Promise<string | null> {
  const proofs = await listProofs(c.var.platform.database.db, c.var.ward.id, code);
  const up = proofs.filter(
    (each) => each.place === 'board' && each.removal === null && each.version === version,
  );
  const first = up.at(-1);
  return first ? formatDay(toLocalDay(first.postedAt)) : null;
}

function PaperLinks({ path }: { path: string }) {
  const link = (paper: Paper) => `${path}${path.includes('?') ? '&' : '?'}kho=${paper.toLowerCase()}`;
  return (
    <>
      {PAPERS.map((paper) => (
        <a class="btn" href={link(paper)}>
          Tờ {paper} (PDF)
        </a>
      ))}
    </>
  );
}

async function posterPage(c: PortalContext, code: string) {
  const props = await readProcedure(c, code);
  const address = addressOf(c, code);
  const qr = await QRCode.toString(address, { type: 'svg', margin: 1 });
  const board = boardOf(c);
  const since = await postedOn(c, props.procedure);
  return (
    <PortalPage title={`Niêm yết: ${props.procedure.name}`} ward={props.ward} place="/thu-tuc">
      <p class="door-row no-print">
        <PaperLinks path={`/thu-tuc/${code}/niem-yet.pdf`} />
        <a href={`/thu-tuc/${code}`}>Về trang thủ tục</a>
      </p>
      <p class="no-print">Hoặc bấm Ctrl + P để in trang này.</p>
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
            Quét mã để xem bản mới nhất: {address}. {feedbackWords(board)}{' '}
            {since !== null && `Niêm yết từ ngày ${since}. `}
            Phiên bản {props.procedure.version}, mã đối chiếu {shortHash(contentHash(props.procedure))}. In
            ngày {board.printedOn}.
          </p>
        </footer>
      </article>
    </PortalPage>
  );
}

interface List {
  procedures: ProcedureVersion[];
  /** The name of the field, when only one is listed. */
  field: string | null;
  query: string;
  address: string;
}

/** What the ward must post: in force, served here, not between agencies. @throws Problem not_found for an unknown field */
async function readList(c: PortalContext): Promise<List> {
  const { database, now, settings } = c.var.platform;
  const code = c.req.query('linh-vuc') || null;
  const unserved = await listUnserved(database.db, c.var.ward.id);
  const all = await listInForce(database.db, toLocalDay(now()));
  const procedures = all.filter(
    (each) =>
      !each.code.startsWith('6.') && !unserved.has(each.code) && (code === null || each.fieldCode === code),
  );
  if (procedures.length === 0) throw new Problem('not_found', 'Không có thủ tục nào trong lĩnh vực này.');
  const query = code === null ? '' : `?${new URLSearchParams({ 'linh-vuc': code })}`;
  const field = code === null ? null : procedures[0]!.field;
  return { procedures, field, query, address: `${settings.publicUrl}/thu-tuc${query}` };
}

async function listPage(c: PortalContext) {
  const { procedures, field, query, address } = await readList(c);
  const { database, now } = c.var.platform;
  const fields = await listFields(database.db, toLocalDay(now()));
  const qr = await QRCode.toString(address, { type: 'svg', margin: 1 });
  const board = boardOf(c);
  const shown = [...new Map(procedures.map((each) => [each.fieldCode, each.field]))].sort((a, b) =>
    a[1].localeCompare(b[1], 'vi'),
  );
  return (
    <PortalPage title="Danh mục thủ tục niêm yết" ward={c.var.ward} place="/thu-tuc">
      <form class="search-row no-print" method="get" action={LIST}>
        <label class="visually-hidden" for="linh-vuc">
          Lĩnh vực
        </label>
        <select class="form-select" id="linh-vuc" name="linh-vuc">
          <option value="">Mọi lĩnh vực</option>
          {fields.map((each) => (
            <option value={each.fieldCode} selected={each.field === field}>
              {each.field}
            </option>
          ))}
        </select>
        <button class="btn btn-primary" type="submit">
          Xem
        </button>
      </form>
      <p class="door-row no-print">
        <PaperLinks path={`${LIST}.pdf${query}`} />
      </p>
      <article class="poster">
        <header>
          <p>
            Ủy ban nhân dân {c.var.ward.name}, {c.var.ward.city} · Trung tâm Phục vụ hành chính công
          </p>
          <h1>{field ? `Danh mục thủ tục: ${field}` : 'Danh mục thủ tục hành chính'}</h1>
          <p>
            {procedures.length} thủ tục thực hiện tại phường, đang có hiệu lực ngày {board.printedOn}.
          </p>
        </header>
        {shown.map(([fieldCode, name]) => (
          <FieldRows name={name} procedures={procedures.filter((each) => each.fieldCode === fieldCode)} />
        ))}
        <footer>
          <div class="poster-qr">{raw(qr)}</div>
          <p>
            Quét mã để xem từng thủ tục: {address}. {feedbackWords(board)} In ngày {board.printedOn}.
          </p>
        </footer>
      </article>
    </PortalPage>
  );
}

function FieldRows({ name, procedures }: { name: string; procedures: readonly ProcedureVersion[] }) {
  return (
    <section class="part">
      <h2>
        {name} ({procedures.length})
      </h2>
      <ul class="posted-list">
        {procedures.map((each) => (
          <li>
            <a href={`/thu-tuc/${each.code}`}>{each.name}</a>
            <small>
              Mã {each.code}. {[...new Set(each.terms.map(describeTerm))].join('; ')}.{' '}
              {[...new Set(each.fees.map((fee) => describeFee({ ...fee, waivers: '' })))].join('; ')}.
              {each.decision && ` Quyết định ${each.decision}.`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
