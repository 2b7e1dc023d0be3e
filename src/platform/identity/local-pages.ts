import { LOCAL_PERSONS, type LocalPerson } from './local-persons.ts';

const STYLE = `body{font:18px/1.6 system-ui,sans-serif;margin:0;color:#182433;background:#f4f6f8}
main{max-width:34rem;margin:0 auto;padding:1rem}
.mark{background:#7a1f17;color:#fff;padding:.6rem 1rem;text-align:center;font-weight:600}
h1{font-size:1.5rem}
button{font:inherit;text-align:left;width:100%;padding:.8rem 1rem;margin:0 0 .6rem;border:1px solid #5a6673;border-radius:8px;background:#fff;color:#182433;cursor:pointer}
button:focus-visible{outline:3px solid #0b5566;outline-offset:2px}
button b{display:block;color:#0b5566}
button.plain{text-align:center;background:none}`;

/** A page of the local provider: plainly not a real one. */
function page(title: string, body: string): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – môi trường trình diễn</title><style>${STYLE}</style></head><body>
<header class="mark">MÔI TRƯỜNG TRÌNH DIỄN – không phải VNeID, không dùng giấy tờ thật</header>
<main><h1>${title}</h1>${body}</main></body></html>`;
}

/** One button a person. */
export function choosePage(uid: string): string {
  const button = ({ subject, name, level }: LocalPerson) =>
    `<button name="person" value="${subject}"><b>${name}</b>Mức định danh ${level}${
      level === 2 ? ' (có số định danh cá nhân)' : ' (không có số định danh cá nhân)'
    }</button>`;
  return page(
    'Bạn muốn đăng nhập là ai?',
    `<p>Những người dưới đây đều không có thật. Chọn một người để thử Cổng dịch vụ của phường.</p>
<form method="post" action="/chon/${uid}">${LOCAL_PERSONS.map(button).join('\n')}
<button class="plain" name="person" value="">Không đăng nhập, quay lại</button></form>`,
  );
}

/** The provider's own form ends its session; without the answer "yes" it goes on. */
export function endPage(form: string): string {
  return page(
    'Đăng xuất khỏi nhà cung cấp định danh?',
    `${form}<button form="op.logoutForm" name="logout" value="yes" type="submit"><b>Đăng xuất</b>Lần sau bạn chọn lại người.</button>
<button form="op.logoutForm" type="submit">Giữ lại, chỉ rời cổng của phường</button>`,
  );
}

export function endedPage(): string {
  return page('Đã đăng xuất', '<p>Bạn có thể đóng trang này.</p>');
}

export function faultPage(error: string): string {
  return page(
    'Không đăng nhập được',
    `<p>Yêu cầu đăng nhập đã cũ hoặc không đúng (${error.replace(/[^\w -]/g, '')}). Hãy quay lại cổng của phường và bấm Đăng nhập lần nữa.</p>`,
  );
}
