import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import {
  listUploads,
  type UploadContext,
  type UploadOwner,
  uploadRoutes,
} from '../src/features/uploads/index.ts';
import { assets } from '../src/platform/http/assets.ts';
import { securityHeaders } from '../src/platform/http/headers.ts';
import { sameOrigin } from '../src/platform/http/same-origin.ts';
import { Problem } from '../src/platform/problem.ts';
import { formToken } from '../src/platform/security/form-token.ts';
import { PortalPage } from '../src/portal/frame.tsx';
import { AttachmentField } from '../src/portal/uploads/attachment-field.tsx';
import { atWard, type PortalEnv } from '../src/portal/ward.ts';
import type { TestDatabase } from './database.ts';

const COOKIE = 'thu';
const PARTS = [
  { part: 'giay-to', label: 'Giấy chứng sinh' },
  { part: 'khac', label: 'Giấy tờ khác' },
];

/** A place with attachments and nothing else: each visitor's cookie names the one whose files they are. */
export function attachmentApp(at: TestDatabase): Hono<PortalEnv> {
  const ownerOf = async (c: UploadContext): Promise<UploadOwner> => {
    const who = getCookie(c, COOKIE);
    if (c.req.path.startsWith('/nop/khac/')) throw new Problem('not_found', 'Không có bản nháp này.');
    if (who === undefined) throw new Problem('not_signed_in', 'Hãy đăng nhập.');
    return { wardId: at.wardId, key: `draft:${who}` };
  };
  const page = async (context: UploadContext, problem: Problem | null) => {
    const c = context as never as Context<PortalEnv>;
    const uploads = await listUploads(at.database.db, await ownerOf(context));
    const token = formToken(at.platform.settings.secret, getCookie(c, COOKIE) ?? '');
    return c.html(
      <PortalPage title="Giấy tờ kèm theo" ward={c.var.ward}>
        <h1>Giấy tờ kèm theo</h1>
        {PARTS.map(({ part, label }) => (
          <AttachmentField
            action="/nop/moi/tep"
            token={token}
            part={part}
            label={label}
            uploads={uploads.filter((each) => each.part === part)}
            error={problem?.fields[`tep-${part}`]}
          />
        ))}
      </PortalPage>,
      problem?.status ?? 200,
    );
  };
  const app = new Hono<PortalEnv>();
  app.use(securityHeaders, sameOrigin, async (c, next) => {
    c.set('platform', at.platform);
    await next();
  });
  app.route('/', assets as unknown as Hono<PortalEnv>);
  app.use('/nop/*', atWard);
  app.get('/nop/moi', (c) => page(c as never, null));
  const place = {
    ownerOf,
    cookieOf: (c: UploadContext) => getCookie(c, COOKIE) ?? '',
    backTo: () => '/nop/moi',
    showAgain: page,
  };
  app.route('/nop/:draft/tep', uploadRoutes(place) as never);
  app.onError((error, c) =>
    error instanceof Problem ? c.text(error.message, error.status) : c.text(`500 ${error.stack}`, 500),
  );
  return app;
}

export function tokenOf(at: TestDatabase, who: string): string {
  return formToken(at.platform.settings.secret, who);
}

export const cookieOf = (who: string): string => `${COOKIE}=${who}`;

/** The same on a real port. */
export async function startAttachments(
  at: TestDatabase,
): Promise<{ address: string; close(): Promise<void> }> {
  const app = attachmentApp(at);
  const server = await new Promise<Server>((started) => {
    const made = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => started(made as Server));
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
