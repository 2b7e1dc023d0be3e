import { Hono } from 'hono';
import {
  appendUpload,
  type Begun,
  beginFields,
  beginUpload,
  CHUNK_BYTES,
  discardUpload,
  findBegun,
  finishUpload,
  MOST_CHUNK_BYTES,
  MOST_TOTAL_MEGABYTES,
  openUpload,
  type UploadOwner,
} from '../../features/uploads/index.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { answerFile, fileHeaders } from '../../platform/http/file-headers.ts';
import { formLimit } from '../../platform/http/form.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { isFormToken } from '../../platform/security/form-token.ts';
import { TOKEN_HEADER } from '../visitor.ts';
import type { PortalEnv } from '../ward.ts';
import { sendProblem } from './problem-answer.ts';
import { takeForm } from './take-form.ts';
import type { UploadContext, UploadPlace } from './upload-place.ts';

/**
 * The routes of attachments, to be mounted where a place has them (`/nop-ho-so/:draft/tep`). A form without JavaScript posts
 * whole files; our script sends pieces as tus 1.0 does: POST begins, PATCH appends at `Upload-Offset`, GET …/da-nhan says how
 * far it is, POST …/xong ends. Its answers are JSON, its problems `application/problem+json`.
 */
export function uploadRoutes(place: UploadPlace): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();
  routes.onError(sendProblem);
  addFormRoutes(routes, place);
  addPieceRoutes(routes, place);
  return routes.get('/:id', async (c) => {
    const owner = await place.ownerOf(c);
    const file = await openUpload(c.var.platform, owner, c.req.param('id'));
    return answerFile(c, file, fileHeaders(file, 'inline'));
  });
}

function addFormRoutes(routes: Hono<PortalEnv>, place: UploadPlace): void {
  routes.post('/', formLimit(MOST_TOTAL_MEGABYTES + 2), async (c, next) => {
    if (c.req.header('content-type')?.startsWith('application/json')) return next();
    return asForm(c, place, (owner, body) => takeForm(c, owner, body));
  });
  routes.post('/:id/xoa', formLimit(1), (c) =>
    asForm(c, place, (owner) => discardUpload(c.var.platform, owner, c.req.param('id'))),
  );
}

type Body = Record<string, string | File | (string | File)[]>;

/** Does what a plain form asks and leads back to its page, or shows it again with what is wrong. */
async function asForm(
  c: UploadContext,
  place: UploadPlace,
  work: (owner: UploadOwner, body: Body) => Promise<void>,
): Promise<Response> {
  const body = await c.req.parseBody({ all: true });
  mustBeToken(c, place, c.req.header(TOKEN_HEADER) ?? body._token);
  const owner = await place.ownerOf(c);
  try {
    await work(owner, body);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return place.showAgain(c, error);
  }
  return c.redirect(place.backTo(c), 303);
}

function addPieceRoutes(routes: Hono<PortalEnv>, place: UploadPlace): void {
  const ownerOf = async (c: UploadContext): Promise<UploadOwner> => {
    mustBeToken(c, place, c.req.header(TOKEN_HEADER));
    return place.ownerOf(c);
  };
  routes
    .post('/', async (c) => {
      const owner = await ownerOf(c);
      const fields = parseFields(
        beginFields,
        await readJson(c),
        'Chưa bắt đầu gửi tệp được. Hãy chọn lại tệp.',
      );
      const given = { ...fields, caller: callerAddress(c) };
      const begun = await beginUpload(c.var.platform, owner, given, c.var.platform.now());
      return c.json({ ...progressOf(begun), chunk: CHUNK_BYTES }, 201);
    })
    .get('/:id/da-nhan', async (c) => {
      const { database, now } = c.var.platform;
      const owner = await place.ownerOf(c);
      const begun = await findBegun(database.db, owner, c.req.param('id'), now());
      return c.json(progressOf(begun), 200, { 'upload-offset': String(begun.received) });
    })
    .patch('/:id', formLimit(MOST_CHUNK_BYTES / 1024 / 1024), async (c) => {
      const owner = await ownerOf(c);
      const piece = await readPiece(c);
      const offset = await appendUpload(c.var.platform, owner, c.req.param('id'), piece);
      return c.body(null, 204, { 'upload-offset': String(offset) });
    })
    .post('/:id/xong', formLimit(1), async (c) => {
      const owner = await ownerOf(c);
      const { sha256 = null } = (await readJson(c)) as { sha256?: unknown };
      const finish = { id: c.req.param('id'), sha256: sha256 === null ? null : String(sha256) };
      const upload = await finishUpload(c.var.platform, owner, { ...finish, now: c.var.platform.now() });
      return c.json(upload, 201);
    })
    .delete('/:id', async (c) => {
      await discardUpload(c.var.platform, await ownerOf(c), c.req.param('id'));
      return c.body(null, 204);
    });
}

function progressOf({ id, received, size }: Begun) {
  return { id, offset: received, size };
}

/** @throws Problem bad_form_token */
function mustBeToken(c: UploadContext, place: UploadPlace, given: unknown): void {
  if (!isFormToken(c.var.platform.settings.secret, place.cookieOf(c), given))
    throw new Problem('bad_form_token', 'Trang này đã cũ. Hãy mở lại trang và gửi tệp lần nữa.');
}

/** @throws Problem invalid */
async function readJson(c: UploadContext): Promise<unknown> {
  const text = await c.req.text().catch(cutOff);
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {}
  throw new Problem('invalid', 'Không đọc được yêu cầu gửi tệp. Hãy mở lại trang.');
}

async function readPiece(c: UploadContext) {
  const offset = c.req.header('upload-offset') ?? '';
  const [, sha256 = null] = /^sha256 ([A-Za-z0-9+/=]+)$/.exec(c.req.header('upload-checksum') ?? '') ?? [];
  if (!/^\d{1,9}$/.test(offset))
    throw new Problem('invalid', 'Thiếu vị trí của phần tệp. Hãy mở lại trang và gửi lại.');
  const bytes = new Uint8Array(await c.req.arrayBuffer().catch(cutOff));
  return { offset: Number(offset), bytes, sha256, now: c.var.platform.now() };
}

/** The line broke in the middle of a piece: nobody is there to read the answer, and nothing was kept. */
function cutOff(): never {
  throw new Problem('invalid', 'Đường truyền bị ngắt khi đang gửi. Hãy gửi tiếp.');
}
