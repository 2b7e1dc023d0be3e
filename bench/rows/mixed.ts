// The work of a day at sixty requests a second, reads and writes mixed as officers and citizens send them.
import { randomUUID } from 'node:crypto';
import { addOpen311Key } from '../../src/features/feedback/index.ts';
import { findWard } from '../../src/features/organisation/index.ts';
import { asOwner } from '../../src/platform/database/database.ts';
import { foldVietnamese } from '../../src/platform/fold-vietnamese.ts';
import { Chance } from '../../src/seed/chance.ts';
import type { Row } from '../table/table.ts';
import { inMs, quantile, short } from '../table/times.ts';
import { accept, DESK_PAGE, openDesks, stepPath, transferForm } from '../ward/desk.ts';
import { RemoteVisitor } from '../ward/visitor.ts';
import type { BenchWard } from '../ward/ward.ts';
import { lookUp } from './pages.ts';
import '../../test/ids-key.ts';

interface Request {
  kind: 'read' | 'write';
  name: string;
  /** How often among all. */
  weight: number;
  send(): Promise<unknown>;
}

export interface Mix {
  next(): Request;
  close(): void;
}

/** Targets of the product, in milliseconds at the 95th percentile. */
const AIMS = { read: 50, write: 100 };
const DESKS = 8;
const KEYS = 30;

/** Everything that is sent, one after the other by chance. */
export async function openMix(address: string, ward: BenchWard): Promise<Mix> {
  const desks = await openDesks(address, DESKS);
  const head = await new RemoteVisitor(address).signIn('giamdoc', '/can-bo/ke-hoach');
  const citizen = new RemoteVisitor(address);
  const samples = await ward.sample(300);
  const petitions = await openPetitions(ward);
  const chance = new Chance('mix');
  const accepted: number[] = [];
  let no = 0;
  const desk = () => desks[no++ % desks.length]!;
  const one = () => samples[chance.between(0, samples.length - 1)]!;
  const read = (weight: number, name: string, send: () => Promise<unknown>): Request => ({
    ...{ kind: 'read', name, weight, send },
  });
  const write = (weight: number, name: string, send: () => Promise<unknown>): Request => ({
    ...{ kind: 'write', name, weight, send },
  });
  const takeIn = async () => accepted.push(await accept(desk(), ward));
  const all = [
    read(8, 'việc hôm nay', () => desk().get('/can-bo/viec')),
    read(12, 'danh sách chờ tôi', () => desk().get('/can-bo/ho-so?viec=mine')),
    read(6, 'danh sách tất cả', () => desk().get('/can-bo/ho-so?viec=all')),
    read(8, 'tìm tên', () =>
      desk().get(`/can-bo/ho-so?viec=all&q=${encodeURIComponent(foldVietnamese(one().name))}`),
    ),
    read(14, 'trang hồ sơ', () => desk().get(`/can-bo/ho-so/${one().id}`)),
    read(8, 'mẫu tiếp nhận', () => desk().get(DESK_PAGE)),
    read(1, 'tường điều hành', () => head.get('/can-bo/ke-hoach')),
    read(1, 'báo cáo', () => head.get('/can-bo/bao-cao')),
    read(8, 'trang chủ cổng', () => citizen.get('/')),
    read(8, 'trang thủ tục', () => citizen.get('/thu-tuc/1.004873')),
    read(6, 'trang tra cứu', () => citizen.get('/tra-cuu')),
    write(8, 'tiếp nhận', takeIn),
    write(8, 'một bước', async () => {
      const id = accepted.shift();
      if (id === undefined) return takeIn();
      return desk().post(stepPath(id), transferForm());
    }),
    write(2, 'phản ánh', () => petitions(citizen)),
    write(2, 'tra cứu hồ sơ', () => lookUp(citizen, one(), no++)),
  ];
  return {
    next: () => chance.weighted(all, (each) => each.weight),
    close: () => {
      for (const each of [...desks, head, citizen]) each.close();
    },
  };
}

/** Petitions by Open311, from programs so many that none meets its limit an hour. */
async function openPetitions({
  machine,
  wardId,
}: BenchWard): Promise<(visitor: RemoteVisitor) => Promise<unknown>> {
  const { code, keys } = await asOwner(machine.databaseUrl, async (owner) => {
    const made: string[] = [];
    for (let at = 0; at < KEYS; at++) {
      const given = { wardId, name: `Đo ${at + 1}`, now: new Date() };
      made.push((await owner.transact((tx) => addOpen311Key(tx, given))).key);
    }
    return { code: (await findWard(owner.db, wardId)).code, keys: made };
  });
  let turn = 0;
  return (visitor) => {
    const mark = randomUUID();
    const fields = {
      ...{ api_key: keys[turn++ % keys.length]!, jurisdiction_id: code, service_code: 'thai-do' },
      ...{ description: `Thử tải ${mark}.`, address_string: 'Quầy 3', email: 'thu@example.com' },
    };
    return visitor.postOpenly('/open311/v2/requests.json', fields, { 'idempotency-key': mark });
  };
}

/** So many requests a second whether the server keeps up or not; each is timed from the moment at which it was to be sent. */
export async function atRate(
  mix: Mix,
  { perSecond, seconds, cpu }: { perSecond: number; seconds: number; cpu: () => number },
): Promise<Row[]> {
  const before = cpu();
  const times = { read: [] as number[], write: [] as number[] };
  const byName = new Map<string, number[]>();
  const faults: string[] = [];
  const sent: Promise<void>[] = [];
  const start = performance.now() + 100;
  for (let at = 0; at < perSecond * seconds; at++) {
    const due = start + (at * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((wake) => setTimeout(wake, wait));
    const { kind, name, send } = mix.next();
    const answered = send().then(
      () => {
        const took = performance.now() - due;
        times[kind].push(took);
        byName.set(name, [...(byName.get(name) ?? []), took]);
      },
      (error: Error) => void faults.push(error.message),
    );
    sent.push(answered);
  }
  await Promise.all(sent);
  if (faults.length > sent.length / 100) throw new Error(`${faults.length} of ${sent.length}: ${faults[0]}`);
  const cpuMs = (cpu() - before) / sent.length;
  const row = (kind: 'read' | 'write', what: string): Row => ({
    what: `${what} ở ${perSecond} yêu cầu/giây`,
    ours: inMs(times[kind]),
    plain: `${AIMS[kind]} ms (p95)`,
    ratio: quantile(times[kind], 0.95) / AIMS[kind],
    note: `${times[kind].length} lần; p99 ${short(quantile(times[kind], 0.99))} ms; hỏng ${faults.length}; CPU mỗi yêu cầu ${short(cpuMs)} ms; chậm nhất: ${slowest(byName)}`,
  });
  return [row('read', 'đọc'), row('write', 'ghi')];
}

function slowest(byName: Map<string, number[]>): string {
  return [...byName]
    .map(([name, times]) => ({ name, late: quantile(times, 0.95) }))
    .sort((a, b) => b.late - a.late)
    .slice(0, 4)
    .map(({ name, late }) => `${name} ${short(late)}`)
    .join(', ');
}
