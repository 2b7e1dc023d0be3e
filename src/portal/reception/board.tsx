import { Hono } from 'hono';
import { type Call, QUEUE_TOPIC, readBoard } from '../../features/reception/index.ts';
import { formatTime } from '../../law/day.ts';
import { streamEvents } from '../../platform/http/events.ts';
import { BrandMark, HtmlDocument } from '../../ui/page.tsx';
import type { PortalEnv } from '../ward.ts';

const REFRESH_SECONDS = 5;

/** The screen in the hall: whom which desk calls. Anyone may look; it shows numbers only. */
export const board = new Hono<PortalEnv>()
  .get('/bang-goi-so', async (c) => {
    const { ward } = c.var;
    const { database, now } = c.var.platform;
    const calls = await readBoard(database.db, ward.id, now());
    return c.html(
      <HtmlDocument title="Bảng gọi số" face="portal" refresh={String(REFRESH_SECONDS)}>
        <main class="board" id="noi-dung">
          <header>
            <BrandMark />
            <h1>Mời đến quầy</h1>
            <button type="button" class="btn" data-sound hidden aria-pressed="false">
              Bật tiếng
            </button>
          </header>
          <div id="bang-goi" data-live="/bang-goi-so/su-kien" data-board aria-live="polite">
            <Calls calls={calls} />
            <p class="board-time">
              Trung tâm Phục vụ hành chính công {ward.name} · Cập nhật {formatTime(now())}
            </p>
          </div>
        </main>
      </HtmlDocument>,
    );
  })
  .get('/bang-goi-so/su-kien', (c) => streamEvents(c, c.var.platform.events, c.var.ward.id, QUEUE_TOPIC));

function Calls({ calls }: { calls: Call[] }) {
  if (calls.length === 0)
    return <p class="board-empty">Chưa gọi số nào. Mời bạn ngồi chờ, số sẽ hiện ở đây.</p>;
  return (
    <ol class="board-calls">
      {calls.map((call) => (
        <li data-call={call.key} data-say={spoken(call)} {...(call.isServing && { 'data-serving': '' })}>
          <b class="board-code">{call.code}</b>
          <span class="board-desk">
            {call.deskName}
            {call.isServing && <small>đang phục vụ</small>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** "Mời số A, 0 0 7, đến Quầy 2": digit by digit, as announcers read. */
function spoken({ code, deskName }: Call): string {
  return `Mời số ${code.slice(0, 1)}, ${code.slice(1).split('').join(' ')}, đến ${deskName}`;
}
