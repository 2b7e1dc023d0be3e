import { Hono } from 'hono';
import type { Citizen } from '../../features/citizens/index.ts';
import { formatDay } from '../../law/day.ts';
import { maskPersonalId } from '../../law/personal-id.ts';
import type { KnownEnv } from '../visitor.ts';
import { citizenOf, type OwnContext, OwnPage } from './own-page.tsx';

/** Who I am here, how I am identified, and the ways to everything that I may change. */
export const overview = new Hono<KnownEnv>().get('/tai-khoan', (c) => c.html(<Overview c={c} />));

function Overview({ c }: { c: OwnContext }) {
  const citizen = citizenOf(c);
  return (
    <OwnPage c={c} title="Tài khoản của tôi">
      <Identity citizen={citizen} />
      <section class="part">
        <h2>Liên hệ</h2>
        <dl>
          <dt>Điện thoại</dt>
          <dd>
            {citizen.phone ?? 'Chưa có'} <a href="/tai-khoan/lien-he/dien-thoai">Sửa điện thoại</a>
          </dd>
          <dt>Thư điện tử</dt>
          <dd>
            {citizen.email ?? 'Chưa có'} <a href="/tai-khoan/lien-he/thu">Sửa thư điện tử</a>
          </dd>
        </dl>
      </section>
      <ul class="doors">
        <li>
          <a href="/ho-so-cua-toi">
            <b>Hồ sơ của tôi</b>Hồ sơ đã nộp, đang giải quyết, đã có kết quả.
          </a>
        </li>
        <li>
          <a href="/kho-giay-to">
            <b>Kho giấy tờ của tôi</b>Kết quả, giấy tờ đã xác minh; ai đã dùng, bạn cho dùng hay không.
          </a>
        </li>
        <li>
          <a href="/tai-khoan/to-chuc">
            <b>Tổ chức của tôi</b>Nộp hồ sơ cho doanh nghiệp, hộ kinh doanh; thêm, bớt người.
          </a>
        </li>
        <li>
          <a href="/tai-khoan/phien">
            <b>Nơi đang đăng nhập</b>Xem và kết thúc các phiên trên máy khác.
          </a>
        </li>
        <li>
          <a href="/tai-khoan/ai-da-xem">
            <b>Ai đã xem hồ sơ của tôi</b>Đơn vị nào, chức danh gì, lúc nào.
          </a>
        </li>
        <li>
          <a href="/tai-khoan/du-lieu">
            <b>Dữ liệu của tôi</b>Phường giữ những gì, bạn có quyền gì.
          </a>
        </li>
      </ul>
    </OwnPage>
  );
}

function Identity({ citizen }: { citizen: Citizen }) {
  return (
    <section class="tracked">
      <p class="tracked-now">{citizen.name}</p>
      <dl>
        {citizen.birthOn && (
          <>
            <dt>Ngày sinh</dt>
            <dd>{formatDay(citizen.birthOn)}</dd>
          </>
        )}
        {citizen.address !== '' && (
          <>
            <dt>Địa chỉ</dt>
            <dd>{citizen.address}</dd>
          </>
        )}
        <dt>Mức định danh của lần đăng nhập này</dt>
        <dd>
          {citizen.assurance === 2
            ? 'Mức 2: nơi cấp tài khoản xác nhận số định danh của bạn.'
            : 'Mức 1: chưa xác nhận số định danh, nên bạn chỉ thấy hồ sơ nộp từ tài khoản này.'}
        </dd>
        {citizen.personalId !== null && (
          <>
            <dt>Số định danh cá nhân</dt>
            <dd>{maskPersonalId(citizen.personalId)}</dd>
          </>
        )}
      </dl>
      <p>
        Họ tên, ngày sinh, địa chỉ, số định danh đến từ nơi cấp tài khoản. Nếu sai, hãy sửa ở đó rồi đăng nhập
        lại.
      </p>
    </section>
  );
}
