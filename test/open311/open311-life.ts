import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type ZodType, z } from 'zod';
import { addOpen311Key, type FeedbackPayloads, findFeedback } from '../../src/features/feedback/index.ts';
import { asOwner } from '../../src/platform/database/database.ts';
import { Visitor } from '../browse.ts';
import type { TestDatabase } from '../database.ts';
import { takeFeedback } from '../feedback-life.ts';

export type SchemaName =
  | 'services'
  | 'service-definition'
  | 'requests'
  | 'created'
  | 'token'
  | 'errors'
  | 'discovery';

const schemas = new Map<SchemaName, ZodType>();
function schemaOf(name: SchemaName): ZodType {
  const known = schemas.get(name);
  if (known) return known;
  const text = readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8');
  const schema = z.fromJSONSchema(JSON.parse(text) as never);
  schemas.set(name, schema);
  return schema;
}

/** Fails with what is wrong where a value is not as the schema wants it. */
export function expectValid(name: SchemaName, value: unknown): void {
  const { error } = schemaOf(name).safeParse(value);
  expect(error?.issues ?? []).toEqual([]);
}

const LISTS = /^(services|attributes|values|service_requests|errors|endpoints|formats)$/;
const parser = new XMLParser({ parseTagValue: false, trimValues: false, htmlEntities: true });

/** XML that xmllint takes, read back to what JSON says; numbers and booleans are text in it. */
export function fromXml(text: string): unknown {
  execFileSync('xmllint', ['--noout', '--nonet', '-'], { input: text });
  const { '?xml': _, ...parsed } = parser.parse(text.trim()) as Record<string, unknown>;
  return unlisted(...(Object.entries(parsed)[0]! as [string, unknown]));
}

function unlisted(name: string, value: unknown): unknown {
  if (LISTS.test(name)) {
    const each = typeof value === 'object' ? Object.entries(value as object) : [];
    return each.flatMap(([key, things]) => [things].flat().map((thing) => unlisted(key, thing)));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, thing]) => [key, unlisted(key, thing)]));
}

/** What JSON says as XML can say it. */
export function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asTexts(each)]));
  return String(value);
}

export const FORM = {
  ...{ service_code: 'thai-do', description: 'Tôi chờ hai giờ tại quầy, không ai gọi số.' },
  ...{ lat: '20.9373', long: '106.3146', address_string: 'Quầy 3, Trung tâm' },
  ...{ first_name: 'Thử', last_name: 'Phạm Văn', phone: '0912345678', email: 'thu@example.com' },
};

/** A program with a key of a ward. */
export async function open311Life(at: TestDatabase, wardId = at.wardId) {
  const { id: keyId, key } = await addKey(at, wardId);
  const visitor = new Visitor(at);
  const post = (fields: Record<string, string>, path = '/open311/v2/requests.json', headers = {}) =>
    visitor.raw(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', ...headers },
    });
  const life = {
    ...{ key, keyId, post },
    get: (path: string, headers: Record<string, string> = {}) => visitor.get(`/open311/v2/${path}`, headers),
    /** What JSON answers, checked against a schema. */
    async read(path: string, schema: SchemaName, status = 200): Promise<never> {
      const answer = await life.get(path);
      const value: unknown = await answer.json();
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        status,
        'application/json; charset=utf-8',
      ]);
      expectValid(schema, value);
      return value as never;
    },
    /** @returns the code of what was created */
    async create(change: Record<string, string> = {}): Promise<string> {
      const answer = await post({ api_key: key, ...FORM, ...change });
      expect(answer.status).toBe(201);
      const [{ service_request_id: code }] = (await answer.json()) as [{ service_request_id: string }];
      return code;
    },
  };
  return life;
}

export function addKey(at: TestDatabase, wardId = at.wardId) {
  const given = { wardId, name: 'Ứng dụng thử', now: at.platform.now() };
  return asOwner(at.ownerUrl, (owner) => owner.transact((tx) => addOpen311Key(tx, given)));
}

export async function idOf(at: TestDatabase, code: string): Promise<number> {
  const query = at.database.db.selectFrom('feedback_items').select('id').where('code', '=', code);
  return (await query.where('ward_id', '=', at.wardId).executeTakeFirstOrThrow()).id;
}

const ACCEPT: FeedbackPayloads['accept'] = {
  ...{ group: 'conduct', matters: ['conduct'], fieldCode: null, procedureCode: null, dossierId: null },
  ...{ subjectUnitId: null, subjectOfficerId: null, note: '' },
};

/** Officers handle an item and show it with other words than its sender's. */
export async function publishItem(
  at: TestDatabase,
  code: string,
  shown: Partial<{
    content: string;
    answer: string;
    matters: string[];
    place: string;
    latitude: number | null;
  }> = {},
): Promise<number> {
  const id = await idOf(at, code);
  const now = at.platform.now();
  const officers = ['kiemsoat', 'giamdoc', 'hotich', 'chutich'].map((name) => at.officer(name));
  const take = async <Name extends Parameters<typeof takeFeedback>[2]>(
    step: Name,
    payload: FeedbackPayloads[Name],
  ) => expect([step, await takeFeedback(at, id, step, { now, officers, payload })]).toEqual([step, true]);
  if ((await findFeedback(at.database.db, at.wardId, id)).state.status === 'new') {
    await take('accept', ACCEPT);
    const { id: officerId, unitId } = at.officer('hotich');
    await take('assign', { unitId, officerId, note: '' });
  }
  await take('submit', { conclusion: 'founded', outcomes: ['apology'], answer: 'Đã xin lỗi.' });
  await take('approve', { answer: 'Đã xin lỗi.', publishBy: '2026-12-31', withheld: null });
  const version = await addVersion(at, id, shown);
  await take('publish', { version });
  return id;
}

async function addVersion(at: TestDatabase, id: number, shown: object): Promise<number> {
  const { count } = await at.database.db
    .selectFrom('feedback_publications')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('feedback_id', '=', id)
    .executeTakeFirstOrThrow();
  const version = count + 1;
  const row = {
    ...{ ward_id: at.wardId, feedback_id: id, version, title: 'Chờ lâu', content: 'Người dân chờ hai giờ.' },
    ...{
      proposal: '',
      place: 'Trung tâm',
      latitude: 20.93,
      longitude: 106.31,
      answer: 'Đã xin lỗi người dân.',
    },
    ...{ matters: ['conduct'], field_code: null, procedure_code: null, unit_id: at.officer('hotich').unitId },
    ...{ search_text: 'cho lau', decisions: '[]', reason: '', published_by: at.officer('kiemsoat').id },
    ...{ published_at: at.platform.now(), ...shown },
  };
  const whole = row.latitude === null ? { ...row, longitude: null } : row;
  await at.database.transact((tx) =>
    tx
      .insertInto('feedback_publications')
      .values(whole as never)
      .execute(),
  );
  return version;
}
