import { FormToken } from '../ui/field.tsx';
import { here } from './here.ts';

/** Who is at the portal, at the top of every page of it: the way to sign in, or one's own places and the way out. */
export function VisitorBar() {
  const { visitor, token } = here();
  if (visitor === null)
    return (
      <nav class="visitor" aria-label="Tài khoản">
        <a href="/dang-nhap-cong-dan">Đăng nhập</a>
      </nav>
    );
  return (
    <nav class="visitor" aria-label="Tài khoản">
      {visitor.kind === 'citizen' && <b>{visitor.citizen.name}</b>}
      {visitor.kind === 'citizen' && visitor.actingFor && <span>thay mặt {visitor.actingFor.name}</span>}
      <a href="/ho-so-cua-toi">Hồ sơ của tôi</a>
      {visitor.kind === 'citizen' && <a href="/tai-khoan">Tài khoản</a>}
      <form method="post" action="/dang-xuat-cong-dan">
        <FormToken value={token} />
        <button type="submit">{visitor.kind === 'citizen' ? 'Đăng xuất' : 'Đóng hồ sơ'}</button>
      </form>
    </nav>
  );
}
