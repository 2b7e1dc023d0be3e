import type { Ward } from '../../../features/organisation/index.ts';
import type { Problem } from '../../../platform/problem.ts';
import { fieldsOf, Input } from '../../../ui/field.tsx';
import { ErrorSummary } from '../../../ui/page.tsx';
import { PortalPage } from '../../frame.tsx';

interface AskProps {
  ward: Ward;
  values: Record<string, unknown>;
  problem?: Problem;
}

/** Where a sender who has lost his link finds his item: by its code and his phone. */
export function AskPage({ ward, values, problem }: AskProps) {
  const field = fieldsOf(values, problem?.fields);
  return (
    <PortalPage title="Theo dõi phản ánh" ward={ward} place="/phan-anh">
      <h1>Theo dõi phản ánh của bạn</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <p>Mở bằng đường dẫn phường đã gửi cho bạn, hoặc bằng mã và số điện thoại đã ghi khi gửi.</p>
      <form method="post" action="/phan-anh/theo-doi">
        <Input {...field('ma')} label="Mã phản ánh" required autocomplete="off" help="Như PAKN-2026-00012." />
        <Input
          {...field('so')}
          label="Số điện thoại"
          type="tel"
          inputmode="tel"
          required
          autocomplete="tel"
        />
        <button class="btn btn-primary" type="submit">
          Xem
        </button>
      </form>
      <p class="part">
        Gửi không ghi tên hoặc không ghi số điện thoại thì chỉ xem được bằng đường dẫn.{' '}
        <a href="/phan-anh/gui">Gửi phản ánh mới</a>.
      </p>
    </PortalPage>
  );
}
