import type { Context } from 'hono';
import { findFeedback } from '../../../features/feedback/index.ts';
import { PortalPage } from '../../frame.tsx';
import type { PortalEnv } from '../../ward.ts';
import { Received } from '../received.tsx';

const SECONDS = 60;

/** The machine in the hall says the code and forgets it: no address of it holds a link to what was sent. */
export async function KioskDone({ c, id }: { c: Context<PortalEnv>; id: number }) {
  const { ward, platform } = c.var;
  const item = await findFeedback(platform.database.db, ward.id, id);
  c.header('cache-control', 'no-store');
  return (
    <PortalPage
      title="Đã nhận phản ánh, kiến nghị"
      ward={ward}
      place="/phan-anh"
      refresh={`${SECONDS};url=/phan-anh/gui?may=1`}
    >
      <h1>Đã nhận phản ánh, kiến nghị của bạn</h1>
      <Received state={item.state} />
      <p>
        Ghi lại mã này. Xem kết quả ở trang của phường, mục theo dõi phản ánh, bằng mã và số điện thoại đã
        ghi. Trang này tự đóng sau một phút.
      </p>
      <a class="btn btn-primary no-print" href="/phan-anh/gui?may=1">
        Xong, đóng trang
      </a>
    </PortalPage>
  );
}
