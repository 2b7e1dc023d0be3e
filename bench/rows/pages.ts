// Pages of officers and citizens over HTTP.

import { foldVietnamese } from '../../src/platform/fold-vietnamese.ts';
import { assetUrl } from '../../src/platform/http/assets.ts';
import type { Running } from '../../test/kills/nodes.ts';
import type { Row, Table } from '../table/table.ts';
import { inMs, median, short, timeEach } from '../table/times.ts';
import { cpuMeter } from '../ward/cpu.ts';
import { DESK_PAGE, INTAKE } from '../ward/desk.ts';
import { RemoteVisitor } from '../ward/visitor.ts';
import type { BenchWard, Sample } from '../ward/ward.ts';

/** A row for each of the officers' pages, once the last size is there. */
export async function officersPages(
  table: Table,
  isLast: boolean,
  { address, pid }: Running,
  ward: BenchWard,
): Promise<void> {
  const cpu = cpuMeter(pid, ward.machine.dataDir);
  const desk = await new RemoteVisitor(address).signIn('quay1', DESK_PAGE);
  const head = await new RemoteVisitor(address).signIn('giamdoc', '/can-bo/ke-hoach');
  const samples = await ward.sample(60);
  const some = (run: number) => samples[run % samples.length]!;
  const words = (run: number) => encodeURIComponent(foldVietnamese(some(run).name));
  const pages: [string, (run: number) => Promise<unknown>][] = [
    ['việc hôm nay của quầy', () => desk.get('/can-bo/viec')],
    ['danh sách hồ sơ, tất cả', () => desk.get('/can-bo/ho-so?viec=all')],
    ['danh sách chờ tôi', () => desk.get('/can-bo/ho-so?viec=mine')],
    ['tìm tên không dấu', (run) => desk.get(`/can-bo/ho-so?viec=all&q=${words(run)}`)],
    ['tìm một phần mã hồ sơ', (run) => desk.get(`/can-bo/ho-so?viec=all&q=${some(run).code.slice(-12)}`)],
    ['trang một hồ sơ có đủ các bước', (run) => desk.get(`/can-bo/ho-so/${some(run).id}`)],
    ['chọn thủ tục để tiếp nhận', () => desk.get(INTAKE)],
    ['mẫu tiếp nhận của một thủ tục', () => desk.get(DESK_PAGE)],
    ['tường phòng điều hành', () => head.get('/can-bo/ke-hoach')],
    ['mọi chỉ tiêu', () => head.get('/can-bo/chi-tieu')],
    ['báo cáo', () => head.get('/can-bo/bao-cao')],
  ];
  for (const [what, get] of pages) await table.atSize(what, isLast, () => timeEach(get, { runs: 30, cpu }));
  desk.close();
  head.close();
}

/** Citizens' pages against a file of the same server. */
export async function portalPages({ address, pid }: Running, ward: BenchWard): Promise<Row[]> {
  const cpu = cpuMeter(pid, ward.machine.dataDir);
  const visitor = new RemoteVisitor(address);
  const samples = await ward.sample(40);
  const times = (get: (run: number) => Promise<unknown>) => timeEach(get, { runs: 100, warm: 20, cpu });
  const plain = await times(() => visitor.get(assetUrl('portal.css')));
  const rows: Row[] = [];
  const pages: [string, (run: number) => Promise<unknown>][] = [
    ['trang chủ của cổng', () => visitor.get('/')],
    ['trang một thủ tục', () => visitor.get('/thu-tuc/1.004873')],
    ['tìm thủ tục', () => visitor.get('/thu-tuc?q=khai+sinh')],
    ['trang tra cứu', () => visitor.get('/tra-cuu')],
    ['tra cứu một hồ sơ', (run) => lookUp(visitor, samples[run % samples.length]!, run)],
  ];
  for (const [what, get] of pages) {
    const ours = await times(get);
    rows.push({
      ...{ what: `${what} / tệp tĩnh`, ours: inMs(ours.times), plain: inMs(plain.times) },
      ratio: median(ours.times) / median(plain.times),
      note: `CPU mỗi lần ${short(ours.cpuMs!)} và ${short(plain.cpuMs!)} ms`,
    });
  }
  visitor.close();
  return rows;
}

/** Each look-up comes from an address of its own: tries are counted by it. */
export function lookUp(visitor: RemoteVisitor, { code, phone }: Sample, no: number) {
  const from = { 'x-forwarded-for': `10.${(no >> 16) & 255}.${(no >> 8) & 255}.${no & 255}` };
  return visitor.postOpenly('/tra-cuu', { ma: code, so: phone.slice(-4) }, from);
}
