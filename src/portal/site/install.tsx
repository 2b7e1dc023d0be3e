import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { assetUrl, assetUrls, readScript } from '../../platform/http/assets.ts';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';

/** What the portal's look is made of: its style, its script, its fonts. */
const LOOK = /^(?:portal\.(?:css|js)|be-vietnam-pro-.*\.woff2)$/;

/** What a telephone needs to put the portal on its home screen, and to show something when the net is away. */
export const install = new Hono<PortalEnv>()
  .get('/manifest.webmanifest', (c) => {
    const icon = (name: string, sizes: string, purpose = 'any') => ({
      ...{ src: assetUrl(name), sizes, purpose, type: 'image/png' },
    });
    const name = `Một Cửa ${c.var.ward.name}`;
    return c.body(
      JSON.stringify({
        ...{
          id: '/',
          name,
          short_name: 'Một Cửa',
          lang: 'vi',
          start_url: '/',
          scope: '/',
          display: 'standalone',
        },
        ...{ background_color: '#f5f7f8', theme_color: '#0b5566' },
        icons: [
          { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          icon('icon-192.png', '192x192'),
          icon('icon-512.png', '512x512'),
          icon('icon-cut-512.png', '512x512', 'maskable'),
        ],
        shortcuts: [
          { name: 'Tìm thủ tục', url: '/thu-tuc' },
          { name: 'Tra cứu hồ sơ', url: '/tra-cuu' },
          { name: 'Đặt lịch hẹn', url: '/dat-lich' },
        ],
      }),
      200,
      { 'content-type': 'application/manifest+json; charset=utf-8', 'cache-control': 'public, max-age=3600' },
    );
  })
  .get('/trinh-giup.js', async (c) => {
    const script = await readScript('worker.js');
    if (script === null) return c.notFound();
    const shell = assetUrls((name) => LOOK.test(name));
    const mark = createHash('sha256')
      .update(shell.join() + script)
      .digest('hex')
      .slice(0, 10);
    const head = `const SHELL=${JSON.stringify(shell)},SHELL_MARK="${mark}";`;
    return c.body(head + script, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
    });
  })
  .get('/ngoai-tuyen', (c) =>
    c.html(
      <PortalPage title="Không có mạng" ward={c.var.ward}>
        <h1>Máy của bạn đang không có mạng</h1>
        <p>
          Trang này cần mạng. Các trang thủ tục bạn đã xem vẫn mở được:{' '}
          <a href="/thu-tuc">về danh sách thủ tục</a> hoặc bấm nút quay lại.
        </p>
        <p>Có mạng rồi, hãy tải lại trang. Việc đang làm dở trên máy chưa gửi đi thì chưa được ghi.</p>
        <p lang="en">Your device is offline. Procedures that you have read are still available.</p>
      </PortalPage>,
    ),
  );
