import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of the message about a payment. "late": it comes when it is let go. */
export type Delivery = 'sent' | 'lost' | 'late' | 'doubled' | 'wrong_signature' | 'wrong_amount';

export interface LocalPayments {
  /** To be named in the settings. */
  url: string;
  partner: string;
  secret: string;
  /** What becomes of the messages from now on, each by what is given here. */
  deliverBy(how: (reference: string) => Delivery): void;
  /** How it answers from now on: as it should, not at all, or with what is no answer. */
  answerWith(how: 'well' | 'close' | 'garbage' | 'hang' | 'wrong_signature'): void;
  /** Pays, or fails to, as the page would. */
  choose(reference: string, what: 'pay' | 'fail'): Promise<void>;
  /** Takes another amount than was ordered, or the same once more under another number. */
  disturb(reference: string, how: { amountVnd?: number; again?: boolean }): void;
  letGo(): Promise<void>;
  /** A message about a payment, signed as the platform does, with what a test wants changed. */
  result(reference: string, change?: Record<string, string>): Record<string, string>;
  close(): Promise<void>;
}

interface Transaction {
  id: string;
  reference: string;
  amount: string;
  words: string;
  returnUrl: string;
  status: '0' | '1' | '2';
  time: string;
}

const SIGNED = {
  init: [
    ...[
      'LoaiBanTin',
      'PhienBan',
      'MaDoiTac',
      'MaThamChieu',
      'SoTien',
      'LoaiHinhThanhToan',
      'MaKenhThanhToan',
    ],
    ...['MaThietBi', 'NgonNgu', 'MaTienTe', 'MaNganHang', 'ThongTinGiaoDich', 'ThoiGianGD', 'Ip', 'UrlTraVe'],
  ],
  query: ['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'ThoiGianGD'],
  started: ['MaLoi', 'MaThamChieu', 'MaGiaoDich', 'UrlThanhToan'],
  result: [
    ...['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'SoTien', 'MaGiaoDich', 'TrangThaiGD'],
    ...['ThoiGianGD', 'MaLoi'],
  ],
};

interface Wiring {
  /** Where results go: the ward's own address, known once it listens. */
  callbackUrl(): string;
  now(): Date;
}

/**
 * A small payment platform on this machine, for the demo and for tests: a real server with a page on which one pays, fails
 * or leaves, and with every fault that such platforms have. It keeps nothing when it ends and takes no money.
 */
export async function startLocalPayments(wiring: Wiring): Promise<LocalPayments> {
  const platform = new LocalPlatform(wiring);
  const server = createServer((request, response) => {
    platform.handle(request, response).catch(() => void response.writeHead(500).end());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  platform.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { url, partner, secret } = platform;
  return {
    ...{ url, partner, secret },
    deliverBy: (how) => {
      platform.delivery = how;
    },
    answerWith: (how) => {
      platform.answer = how;
    },
    choose: (reference, what) => platform.choose(reference, what),
    disturb: (reference, how) => platform.disturb(reference, how),
    letGo: () => platform.letGo(),
    result: (reference, change) => platform.result(reference, change),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

class LocalPlatform {
  readonly partner = 'MOTCUA-TRINH-DIEN';
  readonly secret = randomBytes(24).toString('hex');
  url = '';
  delivery: (reference: string) => Delivery = () => 'sent';
  answer: Parameters<LocalPayments['answerWith']>[0] = 'well';
  readonly #wiring: Wiring;
  readonly #transactions = new Map<string, Transaction>();
  readonly #waiting: (() => Promise<void>)[] = [];
  #count = 0;

  constructor(wiring: Wiring) {
    this.#wiring = wiring;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://platform').pathname;
    const body = await readAll(request);
    if (path.startsWith('/thanh-toan/')) {
      const transaction = this.#transactions.get(path.split('/')[2] ?? '');
      return this.#payPage(request.method === 'POST' ? body : null, transaction, response);
    }
    if (this.answer === 'hang') return;
    if (this.answer === 'close') return void response.socket?.destroy();
    if (this.answer === 'garbage') return void response.writeHead(200).end('<h1>Bảo trì</h1>');
    const fields = this.#answerTo(path, JSON.parse(body) as Record<string, string>);
    const spoil = this.answer === 'wrong_signature' && { MaXacThuc: 'f'.repeat(64) };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...fields, ...spoil }));
  }

  #answerTo(path: string, given: Record<string, string>): Record<string, string> {
    const isQuery = path === '/dptracuuthanhtoanhs';
    if (given.MaXacThuc !== this.#sign(given, isQuery ? SIGNED.query : SIGNED.init))
      return { MaLoi: '02', MoTaLoi: 'Mã xác thực không đúng' };
    if (isQuery) return this.result(given.MaThamChieu ?? '', {}, 'dptracuuthanhtoanhs');
    const { reference, id } = this.#begin(given);
    const fields: Record<string, string> = {
      ...{ MaLoi: '00', MaThamChieu: reference, MaGiaoDich: id },
      UrlThanhToan: `${this.url}/thanh-toan/${reference}`,
    };
    return { ...fields, MaXacThuc: this.#sign(fields, SIGNED.started) };
  }

  #begin(given: Record<string, string>): Transaction {
    const known = this.#transactions.get(given.MaThamChieu ?? '');
    if (known) return known;
    const transaction: Transaction = {
      ...{ id: this.#nextId(), reference: given.MaThamChieu ?? '', status: '0' },
      ...{ amount: given.SoTien ?? '', words: given.ThongTinGiaoDich ?? '', returnUrl: given.UrlTraVe ?? '' },
      time: this.#time(),
    };
    this.#transactions.set(transaction.reference, transaction);
    return transaction;
  }

  async #payPage(body: string | null, transaction: Transaction | undefined, response: ServerResponse) {
    const html = { 'content-type': 'text/html; charset=utf-8' };
    if (!transaction) return void response.writeHead(404, html).end('Không có giao dịch này.');
    if (body === null) return void response.writeHead(200, html).end(drawPage(transaction));
    const what = new URLSearchParams(body).get('chon');
    if (what === 'pay' || what === 'fail') await this.choose(transaction.reference, what);
    response.writeHead(303, { location: transaction.returnUrl }).end();
  }

  async choose(reference: string, what: 'pay' | 'fail'): Promise<void> {
    const transaction = this.#find(reference);
    if (transaction.status === '1') return;
    Object.assign(transaction, { status: what === 'pay' ? '1' : '2', time: this.#time() });
    await this.#deliver(reference);
  }

  disturb(reference: string, { amountVnd, again }: { amountVnd?: number; again?: boolean }): void {
    const transaction = this.#find(reference);
    if (amountVnd !== undefined) transaction.amount = String(amountVnd);
    if (again) transaction.id = this.#nextId();
  }

  async letGo(): Promise<void> {
    for (const each of this.#waiting.splice(0)) await each();
  }

  result(reference: string, change: Record<string, string> = {}, kind = 'dpnhankqthanhtoanhs') {
    const known = this.#transactions.get(reference);
    const fields: Record<string, string> = {
      ...{ LoaiBanTin: kind, PhienBan: '1.0', MaDoiTac: this.partner, MaThamChieu: reference },
      ...{ SoTien: known?.amount ?? '0', MaGiaoDich: known?.id ?? '', TrangThaiGD: known?.status ?? '0' },
      ...{ ThoiGianGD: known?.time ?? this.#time(), MaLoi: known ? '00' : '25' },
      ...change,
    };
    return { ...fields, MaXacThuc: change.MaXacThuc ?? this.#sign(fields, SIGNED.result) };
  }

  async #deliver(reference: string): Promise<void> {
    const how = this.delivery(reference);
    const message: Record<string, string> = this.result(reference);
    if (how === 'lost') return;
    if (how === 'late') return void this.#waiting.push(() => this.#tell(message));
    if (how === 'wrong_signature') return this.#tell({ ...message, MaXacThuc: '0'.repeat(64) });
    if (how === 'wrong_amount')
      return this.#tell(this.result(reference, { SoTien: String(Number(message.SoTien) + 1000) }));
    await this.#tell(message);
    if (how === 'doubled') await this.#tell(message);
  }

  async #tell(message: Record<string, string>): Promise<void> {
    const told = fetch(this.#wiring.callbackUrl(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    });
    await told.then((answered) => answered.body?.cancel()).catch(() => undefined);
  }

  #find(reference: string): Transaction {
    const found = this.#transactions.get(reference);
    if (!found) throw new Error(`The platform knows no payment ${reference}.`);
    return found;
  }

  #nextId(): string {
    return `GD${String(++this.#count).padStart(8, '0')}`;
  }

  #time(): string {
    return timeOf(this.#wiring.now());
  }

  #sign(fields: Record<string, string>, names: string[]): string {
    const text = [...names.map((name) => fields[name] ?? ''), this.secret].join('|');
    return createHash('sha256').update(text).digest('hex');
  }
}

/** "20261123093000" in Vietnam. */
function timeOf(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
}

async function readAll(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

const STATUS = { '0': '', '1': 'Giao dịch này đã thanh toán.', '2': 'Lần trước không thanh toán được.' };

function drawPage({ amount, words, reference, status }: Transaction): string {
  const safe = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Nền tảng thanh toán (trình diễn)</title><style>body{font:18px/1.6 sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem}
button{font:inherit;padding:.7rem 1.2rem;margin:.3rem 0;width:100%}</style></head><body><main>
<h1>Nền tảng thanh toán (trình diễn)</h1><p>Trang giả của máy này: không có tiền thật nào được chuyển.</p>
<p>${safe(words)}</p><p>Mã tham chiếu: <b>${safe(reference)}</b></p>
<p>Số tiền: <b>${Number(amount).toLocaleString('vi-VN')} đồng</b></p><p>${STATUS[status]}</p>
<form method="post"><button name="chon" value="pay">Thanh toán</button><button name="chon" value="fail">Thanh toán bị lỗi</button>
<button name="chon" value="leave">Quay về, không thanh toán</button></form></main></body></html>`;
}
