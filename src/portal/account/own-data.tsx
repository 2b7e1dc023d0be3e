import { Hono } from 'hono';
import { listCitizenSessions, listOwnOrganisations } from '../../features/citizens/index.ts';
import { exportPerson, fileRequest, listOwnRequests } from '../../features/privacy/index.ts';
import { DATA_REQUEST_TERM } from '../../law/data-request-term.ts';
import { toLocalDay } from '../../law/day.ts';
import { inForce } from '../../law/in-force.ts';
import { readCookie } from '../../platform/http/cookies.ts';
import { readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { type KnownEnv, VISITOR_COOKIE } from '../visitor.ts';
import { citizenOf, type OwnContext, OwnPage, tryDeed } from './own-page.tsx';
import { OwnRequests, REQUESTS, RequestForm } from './own-requests.tsx';

/** What is kept of the person, in plain words and as a file. */
export const ownData = new Hono<KnownEnv>()
  .get('/tai-khoan/du-lieu', async (c) => c.html(await ownDataPage(c, {})))
  .post(REQUESTS, async (c) => {
    const body = await readForm(c);
    return tryDeed(
      c,
      async (act) => {
        await c.var.platform.database.transact((tx) => fileRequest(tx, act, body));
        return c.redirect('/tai-khoan/du-lieu#yeu-cau', 303);
      },
      (problem) => ownDataPage(c, body, problem),
    );
  })
  .get('/tai-khoan/du-lieu.zip', async (c) => {
    const { database, now } = c.var.platform;
    const { visitor } = c.var;
    if (visitor.kind !== 'citizen' || visitor.citizen.assurance !== 2)
      throw new Problem('not_allowed', 'Đăng nhập ở mức 2 mới tải được mọi dữ liệu của mình.');
    const zip = await exportPerson(database, visitor, { now: now(), isAtDesk: false });
    return c.body(zip, 200, {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="du-lieu-cua-toi.zip"',
      'cache-control': 'private, no-store',
    });
  })
  .get('/tai-khoan/du-lieu.json', async (c) => {
    const { database, now } = c.var.platform;
    const citizen = citizenOf(c);
    const own = { wardId: c.var.ward.id, citizenId: citizen.id };
    const token = readCookie(c, VISITOR_COOKIE) ?? '';
    c.header('content-disposition', 'attachment; filename="du-lieu-tai-khoan.json"');
    const { id: _id, ...person } = citizen;
    const organisations = citizen.assurance === 2 ? await listOwnOrganisations(database.db, own) : [];
    return c.json({
      person,
      organisations: organisations.map(({ name, code, role }) => ({ name, code, role })),
      sessions: await listCitizenSessions(database.db, { ...own, token, now: now() }),
    });
  });

/** The page, with what was asked before; after a form that was wrong, with what was typed. */
async function ownDataPage(c: OwnContext, values: Record<string, unknown>, problem?: Problem) {
  const { database } = c.var.platform;
  const now = c.var.platform.now();
  const requests = await listOwnRequests(database.db, c.var.ward.id, citizenOf(c));
  const term = inForce(DATA_REQUEST_TERM, toLocalDay(now)).workingDays;
  return (
    <OwnPage c={c} title="Dữ liệu của tôi" problem={problem}>
      <section class="part">
        <h2>Phường giữ gì về bạn</h2>
        <ul>
          <li>
            Từ nơi cấp tài khoản định danh: họ tên, ngày sinh, địa chỉ, điện thoại, thư, mức định danh và, ở
            mức 2, số định danh.
          </li>
          <li>Do bạn ghi: điện thoại, thư đã sửa; tổ chức mà bạn thay mặt.</li>
          <li>Hồ sơ bạn nộp, giấy tờ kèm theo và kết quả: giữ theo thời hạn lưu trữ của từng loại hồ sơ.</li>
          <li>
            <a href="/kho-giay-to">Kho giấy tờ</a>: kết quả và giấy tờ đã xác minh để khỏi nộp lại, điều bạn
            cho phép, và mỗi lần xem, mỗi lần dùng.
          </li>
          <li>
            Phiên đăng nhập: giờ bắt đầu và giờ dùng cuối, xóa khi phiên hết. Không giữ mật khẩu, không giữ vị
            trí. Địa chỉ mạng chỉ để đếm số lần thử và xóa sau hai ngày.
          </li>
        </ul>
        <p>
          {citizenOf(c).assurance === 2 ? (
            <a class="btn btn-primary" href="/tai-khoan/du-lieu.zip">
              Tải mọi dữ liệu của tôi (ZIP)
            </a>
          ) : (
            'Đăng nhập ở mức 2 thì tải được mọi dữ liệu của mình trong một tệp.'
          )}
        </p>
        <p>
          Tệp có trang để đọc và bản JSON kèm mô tả: tài khoản, hồ sơ, bản nháp, phản ánh, thanh toán, kho
          giấy tờ, lịch hẹn, đánh giá, ai đã xem. Không có dữ liệu của người khác, của tổ chức. Tệp giấy tờ
          tải ở <a href="/kho-giay-to">Kho giấy tờ</a> và ở từng hồ sơ.
        </p>
        <p>
          <a class="btn" href="/tai-khoan/du-lieu.json">
            Tải dữ liệu tài khoản (JSON)
          </a>
        </p>
      </section>
      <section class="part">
        <h2>Dùng để làm gì</h2>
        <p>
          Chỉ để giải quyết hồ sơ của bạn và báo tin cho bạn. Cán bộ chỉ xem phần cần cho việc của mình, và
          mỗi lần xem hồ sơ đều được ghi lại.
        </p>
      </section>
      <section class="part">
        <h2>Bạn có quyền gì</h2>
        <p>Theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, bạn có quyền:</p>
        <ul>
          <li>được biết dữ liệu của mình được dùng thế nào;</li>
          <li>đồng ý, không đồng ý, hoặc rút lại sự đồng ý;</li>
          <li>xem, sửa, hoặc yêu cầu sửa dữ liệu của mình;</li>
          <li>yêu cầu cung cấp, xóa, hạn chế việc dùng dữ liệu, hoặc phản đối việc dùng;</li>
          <li>khiếu nại, tố cáo, khởi kiện và đòi bồi thường khi bị xâm phạm;</li>
          <li>yêu cầu cơ quan có thẩm quyền bảo vệ dữ liệu của mình.</li>
        </ul>
        <p>
          Có dữ liệu mà pháp luật buộc phải giữ, như hồ sơ đã giải quyết, nên không xóa được ngay. Gửi yêu cầu
          ở dưới, hoặc đến Trung tâm Phục vụ hành chính công.
        </p>
      </section>
      <section class="part">
        <h2>Gửi yêu cầu</h2>
        <p>
          Phường xem xét và trả lời trong {term} ngày làm việc, ghi lý do cho từng loại dữ liệu. Khi tài khoản
          được xóa, bạn bị đăng xuất ở mọi nơi; đăng nhập lại ở mức 2 thì vẫn thấy hồ sơ mang số định danh của
          bạn và câu trả lời này. Ở mức 1 thì ghi lại số yêu cầu để hỏi ở Trung tâm.
        </p>
        <RequestForm c={c} values={values} problem={problem} />
      </section>
      <section class="part" id="yeu-cau">
        <h2>Yêu cầu đã gửi</h2>
        <OwnRequests requests={requests} now={now} />
      </section>
    </OwnPage>
  );
}
