import { Hono } from 'hono';
import { acknowledge, kindOf, listReceived } from '../../features/official-documents/index.ts';
import { listOfficersEver } from '../../features/organisation/index.ts';
import { formatTime, toLocalDay } from '../../law/day.ts';
import { mustBeId, readAfter, writeAfter } from '../../platform/http/keys.ts';
import { FormToken } from '../../ui/field.tsx';
import { SCROLLS, Status as StatusMark } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, type StaffEnv } from '../session.ts';
import { DOCUMENTS } from './place.ts';

const RECEIVED = `${DOCUMENTS}/den`;
const PAGE = 50;

/** What was sent to the officer's unit, and the word that somebody of it has read it. */
export const receivedDocuments = new Hono<StaffEnv>()
  .get(RECEIVED, async (c) => {
    const { database, now } = c.var.platform;
    const { officer, token } = c.var;
    const after = readAfter(c.req.query('sau'));
    const { received, next } = await listReceived(database.db, officer, { after, limit: PAGE });
    const people = await listOfficersEver(database.db, officer.wardId);
    const names = new Map(people.map((each) => [each.id, each.displayName]));
    return c.html(
      <StaffPage title="Văn bản đến" officer={officer} token={token} place={DOCUMENTS}>
        <div class="page-head">
          <h1>Văn bản đến đơn vị</h1>
          <a class="btn" href={DOCUMENTS}>
            Mọi văn bản
          </a>
        </div>
        {received.length === 0 ? (
          <p class="empty-state">Chưa có văn bản nào gửi đến đơn vị của bạn.</p>
        ) : (
          <div class="table-responsive card" {...SCROLLS}>
            <table class="table">
              <thead>
                <tr>
                  {['Số, ký hiệu', 'Loại, trích yếu', 'Gửi lúc', 'Đã đọc'].map((text) => (
                    <th scope="col">{text}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {received.map(({ document, delivery }) => (
                  <tr>
                    <td class="text-nowrap">{document.number}</td>
                    <td>
                      <a href={`${DOCUMENTS}/${document.id}`}>{document.subject}</a>
                      <div class="text-secondary">{kindOf(document.kind, toLocalDay(now())).label}</div>
                      {document.revoked && <StatusMark tone="bad">Đã thu hồi</StatusMark>}
                    </td>
                    <td class="text-nowrap">{formatTime(delivery.sentAt)}</td>
                    <td>
                      {delivery.read ? (
                        `${names.get(delivery.read.by)}, ${formatTime(delivery.read.at)}`
                      ) : (
                        <ReadForm {...{ token, id: document.id, number: document.number ?? '' }} />
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {next && (
          <a class="btn" href={`${RECEIVED}?sau=${encodeURIComponent(writeAfter(next))}`}>
            Xem thêm
          </a>
        )}
      </StaffPage>,
    );
  })
  .post(`${DOCUMENTS}/:id{[0-9]+}/da-doc`, async (c) => {
    const id = mustBeId(c.req.param('id'));
    await c.var.platform.database.transact((tx) => acknowledge(tx, actOf(c), id));
    return c.redirect(RECEIVED, 303);
  });

function ReadForm({ token, id, number }: { token: string; id: number; number: string }) {
  return (
    <form method="post" action={`${DOCUMENTS}/${id}/da-doc`}>
      <FormToken value={token} />
      <button class="btn btn-sm" type="submit" aria-label={`Đã đọc văn bản ${number}`}>
        Đã đọc
      </button>
    </form>
  );
}
