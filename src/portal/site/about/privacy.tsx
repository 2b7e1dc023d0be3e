import { Hono } from 'hono';
import { PortalPage } from '../../frame.tsx';
import type { PortalEnv } from '../../ward.ts';

/** Which personal data are kept, what for, who sees them, and what one may ask for. In words for everyone. */
export const privacy = new Hono<PortalEnv>().get('/chinh-sach-du-lieu', (c) =>
  c.html(
    <PortalPage
      title="Dữ liệu cá nhân"
      ward={c.var.ward}
      description="Cổng này giữ dữ liệu nào của bạn, để làm gì, ai được xem, và bạn có quyền gì."
    >
      <h1>Dữ liệu cá nhân của bạn</h1>
      <p>
        Theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 (có hiệu lực từ 01/01/2026) và Nghị định
        356/2025/NĐ-CP. Nơi chịu trách nhiệm: Ủy ban nhân dân {c.var.ward.name}, {c.var.ward.address}.
      </p>
      <section class="part">
        <h2>Chúng tôi giữ gì, để làm gì</h2>
        <ul>
          <li>
            Họ tên, số định danh, địa chỉ, điện thoại, thư điện tử và giấy tờ của hồ sơ: để giải quyết hồ sơ
            bạn nộp. Việc này pháp luật giao cho phường, nên không cần hỏi bạn đồng ý.
          </li>
          <li>
            Điện thoại, thư điện tử: để báo tin về hồ sơ, lịch hẹn. Bạn có thể thôi nhận tin bất cứ lúc nào.
          </li>
          <li>
            Tên và số định danh mà hệ thống định danh điện tử gửi sang khi bạn đăng nhập: để biết hồ sơ nào là
            của bạn.
          </li>
          <li>
            Kết quả và giấy tờ đã xác minh trong <a href="/kho-giay-to">kho giấy tờ của bạn</a>: để bạn khỏi
            nộp lại. Chỉ dùng lại khi bạn đồng ý; bạn ngừng cho dùng lúc nào cũng được.
          </li>
          <li>
            Tên, cách liên lạc và lời bạn viết khi gửi <a href="/phan-anh/gui">phản ánh, kiến nghị</a>: để xử
            lý và trả lời bạn. Khi phường công khai kết quả, cán bộ soạn lại lời phản ánh, bỏ tên và thông tin
            của người; thấy còn sót, hãy báo cho phường để gỡ.
          </li>
          <li>
            Ý kiến hài lòng hay không với một <a href="/phan-anh">câu trả lời đã công khai</a>: chỉ giữ lựa
            chọn và một dấu băm có khóa của máy hoặc tài khoản, mỗi phản ánh một dấu khác; không hiện cho ai,
            kể cả cán bộ.
          </li>
          <li>Ai đã mở hồ sơ, giấy tờ của bạn, lúc nào: để kiểm tra việc xem dữ liệu.</li>
        </ul>
        <p>Chúng tôi không bán, không cho thuê, không dùng dữ liệu của bạn để quảng cáo.</p>
      </section>
      <section class="part">
        <h2>Ai được xem</h2>
        <p>
          Cán bộ của phường làm việc với hồ sơ; mỗi lần mở hồ sơ đều được ghi lại. Quản trị viên hệ thống
          không xem được nội dung hồ sơ. Khi hồ sơ cần, dữ liệu được gửi tới cơ quan cùng giải quyết. Trang
          tra cứu bằng mã, trang số liệu và dữ liệu mở không có dữ liệu cá nhân.
        </p>
      </section>
      <section class="part">
        <h2>Giữ bao lâu</h2>
        <p>
          Hồ sơ được giữ theo thời hạn lưu trữ mà pháp luật quy định cho từng loại. Muốn biết thời hạn của hồ
          sơ cụ thể, hãy hỏi Trung tâm.
        </p>
      </section>
      <section class="part">
        <h2>Bạn có quyền</h2>
        <p>
          Biết, xem, xin bản sao, yêu cầu sửa dữ liệu sai; yêu cầu xóa, hạn chế, phản đối việc xử lý khi luật
          cho phép; khiếu nại. Hãy gửi yêu cầu đến Trung tâm Phục vụ hành chính công, {c.var.ward.address}
          {c.var.ward.phone && `, điện thoại ${c.var.ward.phone}`}.
        </p>
      </section>
      <section class="part">
        <h2>Trên máy của bạn</h2>
        <ul>
          <li>Cookie đăng nhập, chỉ khi bạn đăng nhập; cookie nhớ ngôn ngữ, khi bạn chọn tiếng Anh.</li>
          <li>
            Cookie ngẫu nhiên, chỉ khi bạn cho ý kiến về một câu trả lời: để mỗi máy một ý kiến, đổi lại được.
            Giữ một năm.
          </li>
          <li>
            Trang thủ tục bạn đã xem được giữ lại để đọc khi mất mạng. Trang hồ sơ, tài khoản, nộp hồ sơ không
            bao giờ được giữ.
          </li>
          <li>Không có công cụ theo dõi, không có gì tải từ trang khác.</li>
        </ul>
      </section>
    </PortalPage>,
  ),
);
