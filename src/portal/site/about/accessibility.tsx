import { Hono } from 'hono';
import { PortalPage } from '../../frame.tsx';
import type { PortalEnv } from '../../ward.ts';

/** What we do so that everyone can use the portal, how it was looked at, and what does not work yet. */
export const accessibility = new Hono<PortalEnv>().get('/tro-nang', (c) =>
  c.html(
    <PortalPage
      title="Khả năng tiếp cận"
      ward={c.var.ward}
      description="Cổng này làm gì để ai cũng dùng được, và chỗ nào còn chưa được."
    >
      <h1>Khả năng tiếp cận</h1>
      <p>
        Chúng tôi muốn ai cũng dùng được cổng này: người cao tuổi, người khiếm thị, người không dùng được
        chuột, người có máy cũ và mạng chậm. Mức chúng tôi nhắm tới là WCAG 2.2, mức AA.
      </p>
      <section class="part">
        <h2>Đã làm được</h2>
        <ul>
          <li>Chữ to, tương phản đủ; phóng to 200 % vẫn đọc được; theo chế độ sáng, tối của máy.</li>
          <li>Dùng được chỉ bằng bàn phím; chỗ đang chọn luôn có viền.</li>
          <li>
            Trình đọc màn hình đọc được đề mục, nhãn của ô nhập, lỗi và trạng thái; màu không bao giờ đứng một
            mình.
          </li>
          <li>Mọi việc làm được khi JavaScript tắt, và trên mạng chậm.</li>
          <li>Ảnh trong tin bài phải có lời tả.</li>
        </ul>
      </section>
      <section class="part">
        <h2>Đã kiểm tra thế nào</h2>
        <p>
          Mỗi lần sửa phần mềm, công cụ axe kiểm tra tự động các trang ở hai cỡ màn hình. Công cụ tự động chỉ
          tìm được một phần lỗi. Cổng chưa được người khuyết tật thử và chưa được một đơn vị độc lập đánh giá.
        </p>
      </section>
      <section class="part">
        <h2>Còn chưa được</h2>
        <ul>
          <li>Nhiều trang chỉ có tiếng Việt, kể cả tên và nội dung thủ tục; chưa có ngôn ngữ ký hiệu.</li>
          <li>
            Tệp mẫu đơn tải từ Cổng Dịch vụ công quốc gia có thể không đọc được bằng trình đọc màn hình.
          </li>
          <li>Bản quét giấy tờ là ảnh: trình đọc màn hình không đọc được chữ trong đó.</li>
          <li>Bản đồ mở ở trang khác, chúng tôi không kiểm soát được.</li>
        </ul>
      </section>
      <section class="part">
        <h2>Gặp khó khăn?</h2>
        <p>
          Đến hoặc viết thư cho Trung tâm Phục vụ hành chính công, {c.var.ward.address}
          {c.var.ward.phone && `, hoặc gọi ${c.var.ward.phone}`}. Cán bộ sẽ làm cùng bạn tại quầy, không cần
          dùng máy.
        </p>
      </section>
    </PortalPage>,
  ),
);
