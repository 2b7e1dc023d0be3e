import { BrandMark, HtmlDocument } from './page.tsx';

export const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#d9a441"/><path d="M8 27V9a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v18z" fill="#9d2b22"/><path d="M13 27V12l8-3v18z" fill="#fff"/></svg>';

/** What went wrong, in one sentence, and the ways on. */
export function ErrorPage({
  status,
  message,
  requestId,
}: {
  status: number;
  message: string;
  requestId?: string;
}) {
  return (
    <HtmlDocument title={message} face="portal">
      <header class="topbar">
        <div class="portal-top">
          <a class="brand" href="/">
            <BrandMark />
            <span>Một Cửa</span>
          </a>
        </div>
      </header>
      <main class="portal-main" id="noi-dung">
        <h1>{message}</h1>
        <p>
          Mã lỗi {status}
          {requestId ? `, số yêu cầu ${requestId}` : ''}.
        </p>
        <p>
          <a href="/">Về trang chính</a> hoặc quay lại trang trước: những gì đã nhập vẫn còn trong trình
          duyệt.
        </p>
      </main>
    </HtmlDocument>
  );
}
