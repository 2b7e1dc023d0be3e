import { Hono } from 'hono';
import { raw } from 'hono/html';
import QRCode from 'qrcode';
import {
  LANE_LABELS,
  listDesks,
  TICKET_STATUS_PLAIN,
  type WatchedTicket,
  watchTicket,
} from '../../features/reception/index.ts';
import { formatTime } from '../../law/day.ts';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';

/** Seconds after which the machine in the hall is free for the next person. */
const KIOSK_SECONDS = 15;
const REFRESH_SECONDS = 15;

/** The slip, and what has become of the number since. */
export const ticketPage = new Hono<PortalEnv>().get('/lay-so/phieu/:token', async (c) => {
  const { ward } = c.var;
  const { database, now, settings } = c.var.platform;
  const token = c.req.param('token');
  const watched = await watchTicket(database.db, ward.id, token, now());
  const desks = await listDesks(database.db, ward.id);
  const deskName = desks.find((each) => each.no === watched.ticket.deskNo)?.name ?? null;
  const qr = await QRCode.toString(`${settings.publicUrl}/lay-so/phieu/${token}`, { type: 'svg', margin: 1 });
  const isKiosk = c.req.query('may') === '1';
  const back = isKiosk ? '/lay-so?may=1' : '/lay-so';
  const refresh = isKiosk ? `${KIOSK_SECONDS};url=${back}` : String(REFRESH_SECONDS);
  return c.html(
    <PortalPage title={`Số ${watched.ticket.code}`} ward={ward} refresh={refresh}>
      <article
        class="ticket-slip"
        {...(isKiosk && { 'data-print-now': '', 'data-return': back, 'data-seconds': String(KIOSK_SECONDS) })}
      >
        <p class="ticket-place">Trung tâm Phục vụ hành chính công {ward.name}</p>
        <h1>
          <small>Số của bạn</small>
          <span class="ticket-code">{watched.ticket.code}</span>
        </h1>
        <TicketState {...watched} deskName={deskName} />
        <p>
          {watched.service.name} · Lấy số lúc {formatTime(watched.ticket.takenAt)}
          {watched.ticket.lane !== 'ordinary' && ` · ${LANE_LABELS[watched.ticket.lane]}`}
        </p>
        <div class="ticket-qr" role="img" aria-label="Mã QR mở trang này trên điện thoại">
          {raw(qr)}
        </div>
        <p class="text-secondary">Quét mã để theo dõi số trên điện thoại.</p>
      </article>
      <p class="no-print ticket-doors">
        <button class="btn btn-primary" type="button" data-print hidden>
          In phiếu
        </button>{' '}
        <a class="btn" href={back}>
          {isKiosk ? 'Xong' : 'Lấy số khác'}
        </a>{' '}
        <a class="btn" href="/bang-goi-so">
          Xem bảng gọi số
        </a>
      </p>
    </PortalPage>,
  );
});

function TicketState({ ticket, before, deskName }: WatchedTicket & { deskName: string | null }) {
  return (
    <div id="so-cua-toi" data-live="/bang-goi-so/su-kien" aria-live="polite">
      {before !== null && (
        <p class="ticket-before">
          {before === 0 ? (
            <b>Bạn là người tiếp theo.</b>
          ) : (
            <>
              Trước bạn còn <b>{before}</b> người cùng lĩnh vực
            </>
          )}
        </p>
      )}
      {deskName !== null && ticket.status === 'called' && <p class="ticket-call">Mời đến {deskName}</p>}
      <p>{TICKET_STATUS_PLAIN[ticket.status]}</p>
    </div>
  );
}
