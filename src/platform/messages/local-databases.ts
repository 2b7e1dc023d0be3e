import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LOCAL_RECORDS } from './local-records.ts';

/**
 * How a database answers: as it should; not at all; by ending the connection, once or always; that it is broken; that we may
 * not; with another's record; with a record that lacks something; with what is no record; with a page; with far too much;
 * with what would do harm where it is believed; with the answer to another question.
 */
export type Answering =
  | 'well'
  | 'hang'
  | 'close'
  | 'close_once'
  | 'broken'
  | 'refuse'
  | 'wrong_person'
  | 'incomplete'
  | 'malformed'
  | 'page'
  | 'flood'
  | 'hostile'
  | 'other_reference';

export interface LocalDatabases {
  /** To be named in the settings. */
  url: string;
  token: string;
  /** How they answer from now on: all of them, or one by its path. */
  answerWith(how: Answering, path?: string): void;
  /** The questions that came, newest last. */
  asked: { path: string; body: Record<string, string> }[];
  close(): Promise<void>;
}

const KEPT = 200;
const HOSTILE = '<script>alert("x")</script>\u0007\u202e=cmd()|calc';

/**
 * The national databases on this machine, for the demo and for tests: a real server with made-up persons, and with every
 * fault that such databases have. It knows only numbers that nobody can have.
 */
export async function startLocalDatabases(): Promise<LocalDatabases> {
  const token = randomBytes(24).toString('hex');
  const ways = new Map<string, Answering>();
  const asked: LocalDatabases['asked'] = [];
  let general: Answering = 'well';
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '/').slice(1);
    const body = JSON.parse(await readAll(request)) as Record<string, string>;
    if (request.headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end();
    asked.push({ path, body });
    if (asked.length > KEPT) asked.shift();
    const way = ways.get(path) ?? general;
    if (way === 'close_once') ways.set(path, 'well');
    answer(response, way, { path, body });
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => void response.writeHead(400).end());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    ...{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token, asked },
    answerWith: (how, path) => {
      if (path !== undefined) return void ways.set(path, how);
      ways.clear();
      general = how;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

interface Question {
  path: string;
  body: Record<string, string>;
}

function answer(response: ServerResponse, way: Answering, { path, body }: Question): void {
  if (way === 'hang') return;
  if (way === 'close' || way === 'close_once') return void response.socket?.destroy();
  if (way === 'broken') return void response.writeHead(503).end();
  if (way === 'refuse') return void response.writeHead(403).end();
  if (way === 'page') return void response.writeHead(200).end('<h1>Bảo trì</h1>');
  if (way === 'flood') return void response.writeHead(200).end(`"${'x'.repeat(1024 * 1024)}"`);
  const holder = LOCAL_RECORDS[path];
  if (!holder) return void response.writeHead(404).end();
  const record = holder(body.SoDinhDanh ?? '');
  const MaGiaoDich = way === 'other_reference' ? 'khac' : body.MaGiaoDich;
  const message = record
    ? { MaLoi: '00', MaGiaoDich, DuLieu: spoiled(record, way) }
    : { MaLoi: '01', MaGiaoDich };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(message));
}

function spoiled(record: Record<string, unknown>, way: Answering): unknown {
  if (way === 'malformed') return { HoTen: 7, SuKien: 'không', GiayChungNhan: null, Ten: [] };
  if (way === 'wrong_person')
    return { ...record, HoTen: 'Người Khác Hẳn', Ten: 'Người Khác Hẳn', ChuSuDung: 'Người Khác Hẳn' };
  if (way === 'incomplete') {
    const [first] = Object.keys(record);
    return Object.fromEntries(
      Object.entries(record).map(([key, value]) => [
        key,
        key === first || typeof value !== 'string' ? emptied(value, key === first) : '',
      ]),
    );
  }
  if (way === 'hostile')
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, harm(key, value)]));
  return record;
}

function emptied(value: unknown, isKept: boolean): unknown {
  if (isKept || !Array.isArray(value)) return value;
  return [];
}

/** The name stays, so that the rest is believed to be about the right person. */
function harm(key: string, value: unknown): unknown {
  if (['HoTen', 'Ten', 'ChuSuDung', 'NgaySinh'].includes(key)) return value;
  if (Array.isArray(value))
    return value.map((each) =>
      Object.fromEntries(
        Object.entries(each as object).map(([name, text]) => [name, name === 'Loai' ? text : HOSTILE]),
      ),
    );
  return HOSTILE;
}

async function readAll(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}
