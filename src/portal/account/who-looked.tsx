import { Hono } from 'hono';
import { LOOK_LABELS, listOwnLooks, type OwnLook } from '../../features/privacy/index.ts';
import { formatTime } from '../../law/day.ts';
import { readId } from '../../platform/http/keys.ts';
import type { KnownEnv } from '../visitor.ts';
import { OwnPage } from './own-page.tsx';

export const WHO_LOOKED = '/tai-khoan/ai-da-xem';
const PAGE = 50;

/** Who was shown the visitor's dossiers: unit and title, never a name; the same right to know as for his papers in the vault. */
export const whoLooked = new Hono<KnownEnv>().get(WHO_LOOKED, async (c) => {
  const page = { before: readId(c.req.query('truoc')), limit: PAGE };
  const looks = await listOwnLooks(c.var.platform.database.db, c.var.visitor, page);
  return c.html(
    <OwnPage c={c} title="Ai đã xem hồ sơ của tôi">
      <p>
        Mỗi lần một cán bộ mở hồ sơ, phiếu hay giấy tờ của bạn, hệ thống ghi lại. Ở đây có đơn vị, chức danh
        và giờ xem. Bạn thấy điều gì lạ thì <a href="/phan-anh/gui">gửi phản ánh</a>.
      </p>
      {looks.length === 0 ? (
        <p class="empty-state">Chưa có ai xem hồ sơ của bạn.</p>
      ) : (
        <ul class="result-list">
          {looks.map((look) => (
            <Look look={look} />
          ))}
        </ul>
      )}
      {looks.length === PAGE && (
        <p>
          <a class="btn" href={`${WHO_LOOKED}?truoc=${looks.at(-1)!.id}`}>
            Xem thêm
          </a>
        </p>
      )}
    </OwnPage>,
  );
});

function Look({ look }: { look: OwnLook }) {
  return (
    <li>
      <b>{[look.title, look.unit].filter(Boolean).join(', ')}</b>: {LOOK_LABELS[look.kind].toLowerCase()}{' '}
      <a href={`/ho-so-cua-toi/${look.dossierCode}`}>{look.dossierCode}</a>
      <small>
        <time datetime={look.at.toISOString()}>{formatTime(look.at)}</time>
      </small>
    </li>
  );
}
