import { type Context, Hono } from 'hono';
import {
  CHANNELS_OF,
  FEEDBACK_PLACE,
  findStopPath,
  findStops,
  readStopToken,
  setStops,
} from '../../features/notices/index.ts';
import { formLimit, readForm } from '../../platform/http/form.ts';
import type { MessageChannel } from '../../platform/messages/messages.ts';
import { Problem } from '../../platform/problem.ts';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';

const CHANNEL_WORDS: Record<MessageChannel, string> = {
  mail: 'Thư điện tử',
  sms: 'Tin nhắn SMS',
  zalo: 'Tin nhắn Zalo',
};

/** Where the link at the end of a mail or message leads: by which channels to be told, or not at all. */
export const stopPage = new Hono<PortalEnv>()
  .get('/nt/:token', async (c) => {
    const { database, settings } = c.var.platform;
    const given = { secret: settings.secret, wardId: c.var.ward.id, token: c.req.param('token') };
    const path = await findStopPath(database.db, given);
    if (path === null) throw new Problem('not_found', 'Đường dẫn này không đúng.');
    return c.redirect(path, 302);
  })
  .get('/nhan-tin/:token', async (c) => c.html(await showChoices(c, null)))
  .post('/nhan-tin/:token', formLimit(1), async (c) => {
    const recipient = mustBeOurs(c);
    const { database, now } = c.var.platform;
    const form = await readForm(c);
    const ours = CHANNELS_OF[recipient.kind];
    // A mail program that stops with one click sends none of our fields.
    const wanted =
      form.want === 'resume' ? ours : form.want === 'choose' ? ours.filter((each) => form[each] === '1') : [];
    const channels = ours.filter((each) => !wanted.includes(each));
    await database.transact((tx) => setStops(tx, c.var.ward.id, recipient, { channels, now: now() }));
    return c.html(
      await showChoices(c, wanted.length === 0 ? 'Bạn sẽ không nhận tin nữa.' : 'Đã ghi cách nhận tin.'),
    );
  });

/** @throws Problem not_found for a link that we did not write */
function mustBeOurs(c: Context<PortalEnv>) {
  const recipient = readStopToken(c.var.platform.settings.secret, c.var.ward.id, c.req.param('token') ?? '');
  if (!recipient) throw new Problem('not_found', 'Đường dẫn này không đúng.');
  return recipient;
}

/** A GET changes nothing: programs that scan mail follow every link in it. */
async function showChoices(c: Context<PortalEnv>, said: string | null) {
  const recipient = mustBeOurs(c);
  // An appointment has a link of its own in its message.
  const asked = c.req.query('ma') ?? '';
  const code = /^[\w.-]{12,60}$/.test(asked) ? asked : '';
  const { database, settings } = c.var.platform;
  c.header('referrer-policy', 'no-referrer');
  c.header('cache-control', 'no-store');
  const stops = await findStops(database.db, c.var.ward.id, recipient);
  const installed = { mail: true, sms: true, zalo: settings.messages.zaloUrl !== null };
  const offered = CHANNELS_OF[recipient.kind].filter((each) => installed[each]);
  return (
    <PortalPage title="Nhận tin về hồ sơ" ward={c.var.ward} place="">
      <h1>Nhận tin về hồ sơ</h1>
      {said && <p role="status">{said}</p>}
      <p>
        Tin báo khi hồ sơ được nhận, cần bổ sung, có kết quả. Bạn luôn tra cứu được hồ sơ mà không cần tin.
      </p>
      {code !== '' && (
        <p>
          <a
            class="btn"
            href={`${code.startsWith('PAKN-') ? FEEDBACK_PLACE : '/tra-cuu'}?ma=${encodeURIComponent(code)}`}
          >
            Xem hồ sơ {code}
          </a>
        </p>
      )}
      <form method="post" action={c.req.path}>
        <fieldset class="mb-3">
          <legend>Báo cho tôi bằng</legend>
          {offered.map((channel) => (
            <label class="form-check">
              <input
                class="form-check-input"
                type="checkbox"
                name={channel}
                value="1"
                checked={!stops.includes(channel)}
              />
              <span class="form-check-label">{CHANNEL_WORDS[channel]}</span>
            </label>
          ))}
        </fieldset>
        <button class="btn btn-primary" type="submit" name="want" value="choose">
          Lưu cách nhận tin
        </button>{' '}
        <button class="btn" type="submit" name="want" value="stop">
          Thôi nhận mọi tin
        </button>
      </form>
    </PortalPage>
  );
}
