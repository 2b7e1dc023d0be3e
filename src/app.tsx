import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import { feedbackApi } from './api/feedback.ts';
import { answerErrors, answerRefusal } from './api/open311/answer.ts';
import { isOpen311, notThere, open311 } from './api/open311/open311.ts';
import { isConnectionLost, isOutOfRoom } from './platform/database/database.ts';
import { HEALTH_PATHS, healthPages } from './platform/health/health.ts';
import { assets } from './platform/http/assets.ts';
import { readRequestId } from './platform/http/caller.ts';
import { compressed } from './platform/http/compressed.ts';
import { readableAddress } from './platform/http/form.ts';
import { securityHeaders } from './platform/http/headers.ts';
import { SAFE_METHODS, sameOrigin } from './platform/http/same-origin.ts';
import { log } from './platform/log.ts';
import type { Delivered } from './platform/messages/local-peers.ts';
import { countRequest } from './platform/metrics/metrics.ts';
import { type Platform, platformWithin, type RequestVariables } from './platform/platform.ts';
import { Problem } from './platform/problem.ts';
import { withRequest } from './platform/request.ts';
import { portal } from './portal/portal.tsx';
import { staff } from './staff/staff.tsx';
import { ErrorPage, FAVICON } from './ui/error-page.tsx';
import { HtmlDocument } from './ui/page.tsx';

/** The whole application over one platform: pages of both faces, assets, health. */
export function createApp(
  platform: Platform,
  delivered: readonly Delivered[] | null = null,
): Hono<{ Variables: RequestVariables }> {
  const app = new Hono<{ Variables: RequestVariables }>();
  app.use(securityHeaders, requestLog(platform), compressed, sameOrigin, readableAddress);
  app.route('/', healthPages(platform));
  app.get('/favicon.svg', (c) =>
    c.body(FAVICON, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }),
  );
  app.get('/favicon.ico', (c) => c.redirect('/favicon.svg', 301));
  app.route('/', assets);
  app.route('/', feedbackApi);
  app.route('/', open311);
  app.route('/', staff);
  if (delivered !== null) app.get('/demo/hop-thu', (c) => c.html(<DemoInbox delivered={delivered} />));
  app.route('/', portal);
  app.notFound((c) =>
    isOpen311(c.req.path)
      ? notThere(c)
      : c.html(<ErrorPage status={404} message="Không có trang này." requestId={c.var.requestId} />, 404),
  );
  app.onError((error, c) => {
    if (error instanceof Problem && isOpen311(c.req.path)) return answerRefusal(c, error);
    if (error instanceof Problem)
      return c.html(
        <ErrorPage status={error.status} message={error.message} requestId={c.var.requestId} />,
        error.status,
      );
    log('error', 'request_failed', { route: routeOf(c), error });
    if (isConnectionLost(error)) return answerLater(c, LOST, 5);
    if (isOutOfRoom(error)) return answerLater(c, FULL, 60);
    if (isOpen311(c.req.path))
      return answerErrors(c, 500, [`Hệ thống gặp lỗi, chưa ghi gì. Mã: ${c.var.requestId}`]);
    return c.html(
      <ErrorPage
        status={500}
        message="Hệ thống gặp lỗi. Việc bạn vừa làm chưa được ghi."
        requestId={c.var.requestId}
      />,
      500,
    );
  });
  return app;
}

/** The database went away meanwhile: nobody here knows what it kept. */
const LOST =
  'Hệ thống tạm gián đoạn. Chưa rõ việc vừa làm đã được ghi hay chưa: hãy mở lại trang để xem trước khi gửi lần nữa.';

const FULL = 'Hệ thống tạm hết chỗ để ghi. Việc vừa làm chưa được ghi: hãy gửi lại sau ít phút.';

/** What is asked cannot be done now, and may be in so many seconds. */
function answerLater(
  c: Context<{ Variables: RequestVariables }>,
  message: string,
  seconds: number,
): Response | Promise<Response> {
  const { requestId } = c.var;
  c.header('retry-after', String(seconds));
  if (isOpen311(c.req.path)) return answerErrors(c, 503, [`${message} Mã: ${requestId}`]);
  return c.html(<ErrorPage status={503} message={message} requestId={requestId} />, 503);
}

/** What the demo's own peers were given: mail and messages that would have gone out. */
function DemoInbox({ delivered }: { delivered: readonly Delivered[] }) {
  return (
    <HtmlDocument title="Hộp thư trình diễn" face="staff">
      <main class="container-xl staff-main" id="noi-dung">
        <h1>Hộp thư trình diễn</h1>
        <p>Thư và tin nhắn mà bản trình diễn đã gửi; không có gì ra khỏi máy này.</p>
        {delivered.length === 0 && <p class="empty-state">Chưa có gì.</p>}
        {delivered.toReversed().map((each) => (
          <pre class="card card-body">
            {each.channel} → {each.to}
            {'\n'}
            {each.text}
          </pre>
        ))}
      </main>
    </HtmlDocument>
  );
}

/**
 * The route that answers, as it is written in the code: an address may hold a token, or whatever someone typed. Which
 * dossier it was about stands in the access log, under the same request id.
 */
function routeOf(c: Context): string {
  return routePath(c, -1);
}

/** One line a request: method, route, status, milliseconds. Never a name or a number of a person. */
function requestLog(platform: Platform) {
  return createMiddleware<{ Variables: RequestVariables }>(async (c, next) => {
    const requestId = readRequestId(c, platform);
    const page = SAFE_METHODS.has(c.req.method) ? platform.database.forPage() : null;
    const database = page?.database ?? platform.database;
    c.set('platform', platformWithin({ ...platform, database }));
    c.set('requestId', requestId);
    c.header('x-request-id', requestId);
    const start = performance.now();
    await withRequest(requestId, next);
    page?.end();
    // Whoever keeps his connection open comes again to a server that stays.
    if (platform.isDraining()) c.header('connection', 'close');
    if (c.req.path.startsWith('/assets/') || HEALTH_PATHS.has(c.req.path)) return;
    const ms = Math.round(performance.now() - start);
    const said = { method: c.req.method, route: routeOf(c), status: c.res.status };
    countRequest(said, ms);
    withRequest(requestId, () => log('info', 'request', { ...said, ms }));
  });
}
