import { Hono } from 'hono';
import { PortalPage } from './frame.tsx';
import type { PortalEnv } from './ward.ts';

export const home = new Hono<PortalEnv>().get('/', (c) =>
  c.html(
    <PortalPage title="Trang chính" ward={c.var.ward}>
      <h1>Bạn cần làm giấy tờ gì?</h1>
      <search>
        <form class="search-row" method="get" action="/thu-tuc">
          <label class="visually-hidden" for="q">
            Tìm thủ tục
          </label>
          <input
            class="form-control"
            id="q"
            name="q"
            type="search"
            placeholder="Ví dụ: khai sinh, kết hôn, kinh doanh"
          />
          <button class="btn btn-primary" type="submit">
            Tìm
          </button>
        </form>
      </search>
      <ul class="doors">
        <li>
          <a href="/thu-tuc">
            <b>Xem thủ tục</b>Cần giấy tờ gì, mất bao lâu, bao nhiêu tiền.
          </a>
        </li>
        <li>
          <a href="/tra-cuu">
            <b>Hồ sơ của tôi đến đâu?</b>Nhập mã trên giấy hẹn và 4 số cuối điện thoại.
          </a>
        </li>
        <li>
          <a href="/dat-lich">
            <b>Đặt lịch hẹn</b>Chọn ngày giờ, đến nơi không phải chờ lâu.
          </a>
        </li>
        <li>
          <a href="/lay-so">
            <b>Lấy số thứ tự</b>Khi bạn đã ở Trung tâm, hoặc sắp đến.
          </a>
        </li>
      </ul>
    </PortalPage>,
  ),
);
