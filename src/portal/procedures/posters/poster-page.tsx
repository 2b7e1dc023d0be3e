import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import QRCode from 'qrcode';
import {
  contentHash,
  feedbackWords,
  PAPERS,
  type Paper,
  shortHash,
} from '../../../features/postings/index.ts';
import { PortalPage } from '../../frame.tsx';
import { Subtitle } from '../doors.tsx';
import { ProcedureBody } from '../procedure-body.tsx';
import { readProcedure } from '../read-procedure.ts';
import { addressOf, boardOf, type PortalContext, postedOn } from './board.ts';

/** A procedure as it hangs, to be printed from the browser. */
export async function posterPage(c: PortalContext, code: string) {
  const props = await readProcedure(c, code);
  const address = addressOf(c, code);
  const since = await postedOn(c, props.procedure);
  return (
    <PortalPage title={`Niêm yết: ${props.procedure.name}`} ward={props.ward} place="/thu-tuc">
      <p class="door-row no-print">
        <PaperLinks label="Tờ" path={`/thu-tuc/${code}/niem-yet.pdf`} />
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
        <PosterFoot c={c} address={address} opens="bản mới nhất">
          {since !== null && `Niêm yết từ ngày ${since}. `}
          Phiên bản {props.procedure.version}, mã đối chiếu {shortHash(contentHash(props.procedure))}.
        </PosterFoot>
      </article>
    </PortalPage>
  );
}

export function PaperLinks({ path, label }: { path: string; label: string }) {
  const link = (paper: Paper) => `${path}${path.includes('?') ? '&' : '?'}kho=${paper.toLowerCase()}`;
  return (
    <>
      {PAPERS.map((paper) => (
        <a class="btn" href={link(paper)}>
          {label} {paper} (PDF)
        </a>
      ))}
    </>
  );
}

interface PosterFootProps {
  c: PortalContext;
  address: string;
  opens: string;
  children?: Child;
}

/** The code that opens the page, where feedback goes, and when the sheet was printed. */
export async function PosterFoot({ c, address, opens, children }: PosterFootProps) {
  const board = boardOf(c);
  return (
    <footer>
      <div class="poster-qr">{raw(await QRCode.toString(address, { type: 'svg', margin: 1 }))}</div>
      <p>
        Quét mã để xem {opens}: {address}. {feedbackWords(board)} {children} In ngày {board.printedOn}.
      </p>
    </footer>
  );
}
