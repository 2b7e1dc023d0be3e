import { type Context, Hono } from 'hono';
import {
  findOpen311Requests,
  findOpen311Service,
  listOpen311Attributes,
  OPEN311_SERVICES,
  readOpen311Token,
  searchOpen311,
} from '../../features/feedback/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { formLimit } from '../../platform/http/form.ts';
import type { RequestVariables } from '../../platform/platform.ts';
import { Problem } from '../../platform/problem.ts';
import { answer, answerErrors, formatOf } from './answer.ts';
import { create } from './create.ts';
import { discovery } from './discovery.ts';
import { findJurisdiction, originOf } from './jurisdiction.ts';
import { readSearch } from './read-search.ts';
import { asDefinition, asRequest, asService } from './wording.ts';

const PLACE = '/open311/v2';
/** What stands beneath is asked by programs, which no page of ours would help. */
export const isOpen311 = (path: string): boolean => path.startsWith('/open311/');
const NOT_THERE = 'Không có địa chỉ này. Xem /open311/v2/discovery.xml.';

type Env = { Variables: RequestVariables };
type Reader = (c: Context<Env>, name: string) => Promise<Response>;

const LISTS: Record<string, Reader> = { discovery, services: listServices, requests: listRequests };
const THINGS: Record<string, Reader> = { services: readService, requests: readRequest, tokens: readToken };

/** Open311 GeoReport v2, by which programs of others read published petitions and hand in new ones. */
export const open311 = new Hono<Env>()
  .options(`${PLACE}/*`, (c) => {
    c.header('access-control-allow-methods', 'GET, HEAD');
    return c.body(null, 204, { 'access-control-allow-origin': '*', 'access-control-max-age': '86400' });
  })
  .get(`${PLACE}/:list`, (c) => {
    const { name } = formatOf(c.req.param('list'));
    return read(c, Object.hasOwn(LISTS, name) ? LISTS[name] : undefined, '');
  })
  .get(`${PLACE}/:kind/:name`, (c) => {
    const kind = c.req.param('kind');
    const { name } = formatOf(c.req.param('name'));
    return read(c, Object.hasOwn(THINGS, kind) ? THINGS[kind] : undefined, name);
  })
  .post(`${PLACE}/:list{requests(?:[.](?:json|xml))?}`, formLimit(1), create);

/** What is said of any other address beneath it. */
export function notThere(c: Context): Response {
  return answerErrors(c, 404, [NOT_THERE]);
}

/** Whoever reads may do so from a page of his own site. */
async function read(c: Context<Env>, reader: Reader | undefined, name: string): Promise<Response> {
  if (reader === undefined) return notThere(c);
  c.header('access-control-allow-origin', '*');
  return reader(c, name);
}

async function listServices(c: Context<Env>): Promise<Response> {
  await findJurisdiction(c, c.req.query('jurisdiction_id'));
  c.header('cache-control', 'public, max-age=3600');
  return answer(c, 'services', OPEN311_SERVICES.map(asService));
}

async function readService(c: Context<Env>, code: string): Promise<Response> {
  await findJurisdiction(c, c.req.query('jurisdiction_id'));
  const service = findOpen311Service(code);
  const { database, now } = c.var.platform;
  const attributes = await listOpen311Attributes(database.db, toLocalDay(now()));
  c.header('cache-control', 'public, max-age=3600');
  return answer(c, 'service_definition', asDefinition(service.code, attributes));
}

async function listRequests(c: Context<Env>): Promise<Response> {
  const ward = await findJurisdiction(c, c.req.query('jurisdiction_id'));
  const { database, now } = c.var.platform;
  const search = readSearch((name) => c.req.queries(name) ?? [], now());
  // What is shown is over; what is open again is shown no more.
  const isAsked = search.statuses.length === 0 || search.statuses.includes('closed');
  const codes = search.codes ?? (isAsked ? await searchOpen311(database.db, ward.id, search) : []);
  const found = await findOpen311Requests(database.db, ward.id, codes);
  const at = { ward, origin: originOf(c, ward) };
  c.header('cache-control', search.codes === null ? 'public, max-age=60' : 'no-cache');
  return answer(
    c,
    'service_requests',
    found.map((each) => asRequest(each, at)),
  );
}

async function readRequest(c: Context<Env>, code: string): Promise<Response> {
  const ward = await findJurisdiction(c, c.req.query('jurisdiction_id'));
  const [found] = await findOpen311Requests(c.var.platform.database.db, ward.id, [code]);
  if (!found) throw new Problem('not_found', 'Không có service_request_id này.');
  c.header('cache-control', 'no-cache');
  return answer(c, 'service_requests', [asRequest(found, { ward, origin: originOf(c, ward) })]);
}

/** A code is its own token too: it is told at once. */
async function readToken(c: Context<Env>, token: string): Promise<Response> {
  const ward = await findJurisdiction(c, c.req.query('jurisdiction_id'));
  const { database, settings } = c.var.platform;
  const [known] = await findOpen311Requests(database.db, ward.id, [token]);
  const code = known?.code ?? readOpen311Token(settings.secret, ward.id, token);
  c.header('cache-control', 'no-store');
  return answer(c, 'service_requests', [{ service_request_id: code, token }]);
}
