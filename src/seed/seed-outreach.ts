import { type Act, listOfficers, listSessions, listUnits } from '../features/organisation/index.ts';
import {
  BROADCAST_TEMPLATES,
  findOutreach,
  listOutreachSteps,
  logOf,
  planOutreach,
  slotsOf,
  takeOutreachStep,
} from '../features/outreach/index.ts';
import { addDays, type Day, instant, toLocalDay } from '../law/day.ts';
import type { Database } from '../platform/database/database.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { keyOf } from './key.ts';

interface Sower {
  database: Database;
  files: FileStore;
  wardId: number;
  until: Date;
}

interface Sown {
  name: string;
  unit: string;
  who: string;
  on: Day;
  form: Record<string, unknown>;
  /** By whom, on which day, which step with which fields. */
  steps: [who: string, on: Day, step: string, fields: Record<string, unknown>][];
}

const CLUSTERS = 'Cụm loa trung tâm phường\nCụm loa tổ dân phố 1–6\nCụm loa tổ dân phố 7–12';
const POINTS = { new: 18, use: 30, doable: 16, spread: 15 };

const ARTICLES: [on: Day, audience: 'everybody' | 'business', title: string, outlet: string][] = [
  ['2026-04-14', 'everybody', 'Một cửa ở phường: nộp hồ sơ không phải chờ', 'Trang tin của thành phố (mẫu)'],
  ['2026-06-18', 'business', 'Hộ kinh doanh nộp hồ sơ trực tuyến', 'Đài phát thanh thành phố (mẫu)'],
  ['2026-09-09', 'everybody', 'Phản ánh, kiến nghị được trả lời thế nào', 'Trang tin của thành phố (mẫu)'],
];

/** What the demo's ward did to tell its people, teach its officers and better its work, by the real verbs; again, nothing changes. */
export async function seedOutreach(sower: Sower): Promise<void> {
  const { database, wardId, until } = sower;
  const [officers, units] = await Promise.all([
    listOfficers(database.db, wardId),
    listUnits(database.db, wardId),
  ]);
  const unitId = (code: string) => String(units.find((unit) => unit.code === code)!.id);
  const actOf = (username: string, on: Day): Act => {
    const officer = officers.find((each) => each.username === username)!;
    return { officer, now: instant(on, 20 * 60), requestId: 'seed' };
  };
  const today = toLocalDay(until);
  const things = [...ARTICLES.map(article), training(unitId), study(), idea(), ...(await trips(sower))];
  for (const sown of things.filter(({ on }) => on < today)) await sow(sower, sown, { unitId, actOf });
  await seedBroadcasts(sower, { unitId, actOf });
}

interface People {
  unitId(code: string): string;
  actOf(username: string, on: Day): Act;
}

async function sow(
  { database, files, until }: Sower,
  sown: Sown,
  { unitId, actOf }: People,
): Promise<number> {
  const { name, who, on, form, unit, steps } = sown;
  const key = (words: string) => keyOf(`outreach ${name} ${words}`);
  const planned = { day: on, unitId: unitId(unit), ...form, clientKey: key('plan') };
  const id = await database.transact((tx) => planOutreach(tx, actOf(who, addDays(on, -7)), planned));
  const due = steps.filter(([, day]) => day < toLocalDay(until));
  for (const [at, [by, day, step, fields]] of due.entries()) {
    const request = { id, form: { ...fields, step, clientKey: key(String(at)) }, file: null };
    await database.transact((tx) => takeOutreachStep(tx, files, actOf(by, day), request));
  }
  return id;
}

function article([on, audience, title, outlet]: (typeof ARTICLES)[number]): Sown {
  const link = `https://tin.example/${on}`;
  return {
    ...{ name: `article ${on}`, unit: 'VHXH', who: 'vanhoa', on },
    form: { kind: 'article', title, audience },
    steps: [['vanhoa', on, 'publish', { day: on, outlet, link }]],
  };
}

function training(unitId: People['unitId']): Sown {
  const on = '2026-08-19';
  const units = ['TTPVHCC', 'VP', 'KTHTDT', 'VHXH'].map((code, at) => ({
    unitId: Number(unitId(code)),
    people: 6 + at,
  }));
  const question = { text: 'Chữ ký số hết hạn giữa chừng thì ký lại thế nào?', unitId: unitId('VP') };
  return {
    ...{ name: 'training', unit: 'TTPVHCC', who: 'kiemsoat', on },
    form: {
      ...{ kind: 'training', title: 'Tập huấn số hóa hồ sơ và ký số kết quả', place: 'Hội trường phường' },
      topic: 'Quét, tách, ký số giấy tờ; trả kết quả điện tử; trả lời phản ánh, kiến nghị.',
    },
    steps: [
      ['kiemsoat', on, 'hold', { day: on, units, note: 'Thực hành trên hồ sơ mẫu.' }],
      ['giamdoc', on, 'give', { ...question, dueOn: '2026-09-04', product: 'Hướng dẫn' }],
    ],
  };
}

function study(): Sown {
  const on = '2026-05-21';
  const note = 'Đoàn xem cách xếp hàng, số hóa tại quầy và cách giao ban tuần của phường bạn.';
  return {
    ...{ name: 'study', unit: 'TTPVHCC', who: 'kiemsoat', on },
    form: {
      ...{
        kind: 'study',
        title: 'Đoàn học tập kinh nghiệm cải cách thủ tục hành chính',
        place: 'Phường bạn (mẫu)',
      },
      ...{
        members: 'Giám đốc Trung tâm\nĐầu mối kiểm soát\nTrưởng các phòng',
        programme: 'Thăm quầy; trao đổi; xem hệ thống.',
      },
    },
    steps: [
      ['kiemsoat', on, 'hold', { day: on, note }],
      ['giamdoc', on, 'give', { text: 'Đặt người hướng dẫn ngay ở cửa vào.', unitId: '' }],
    ],
  };
}

function idea(): Sown {
  const on = '2026-07-06';
  const points = { points: POINTS };
  const tried = {
    decision: 'try',
    tryFrom: '2026-07-20',
    tryUntil: '2026-09-30',
    note: 'Làm thử ở hai quầy.',
  };
  return {
    ...{ name: 'idea', unit: 'TTPVHCC', who: 'quay1', on: addDays(on, 7) },
    form: {
      ...{
        kind: 'idea',
        title: 'Nhắn tin trước hai ngày cho người phải bổ sung giấy tờ',
        indicator: 'on-time',
      },
      ...{
        problem: 'Người dân quên ngày bổ sung, hồ sơ bị dừng.',
        effect: 'Ít hồ sơ quá hạn, ít lượt đi lại.',
      },
      solution: 'Hệ thống nhắn tin nhắc trước hai ngày, quầy gọi thêm người già.',
    },
    steps: [
      ['giamdoc', '2026-07-10', 'score', points],
      ['chanhvp', '2026-07-13', 'score', { points: { ...POINTS, new: 14 } }],
      ['truongphong.vh', '2026-07-14', 'score', { points: { ...POINTS, use: 27 } }],
      ['giamdoc', '2026-07-15', 'decide', tried],
      [
        'chanhvp',
        '2026-10-05',
        'decide',
        { decision: 'recognise', note: 'Quầy và người dân đều thấy đỡ phải đi lại.' },
      ],
      ['quay1', '2026-10-08', 'replicate', { note: 'Làm ở mọi quầy và cho thủ tục liên thông.' }],
    ],
  };
}

/** The team's account of the last trips that its sessions had. */
async function trips({ database, wardId, until }: Sower): Promise<Sown[]> {
  const today = toLocalDay(until);
  const sessions = await listSessions(database.db, wardId, Number(today.slice(0, 4)));
  const over = sessions.filter(({ isMobile, day }) => isMobile && day < today).slice(-3);
  return over.map(({ id, day, place }) => ({
    ...{ name: `trip ${id}`, unit: 'TTPVHCC', who: 'luudong', on: day },
    form: {
      ...{
        kind: 'trip',
        title: `Tổ lưu động tại ${place}`,
        sessionId: String(id),
        area: place,
        directive: '',
      },
      ...{
        team: 'Tổ lưu động – tiếp nhận\nCán bộ quầy 2 – hướng dẫn',
        equipment: 'Máy tính\nMáy quét\nMáy in',
      },
    },
    steps: [
      ...Array.from({ length: 3 }, (): Sown['steps'][number] => ['luudong', day, 'guide', {}]),
      [
        'luudong',
        day,
        'hold',
        { day, note: 'Bà con chủ yếu hỏi cách nộp hồ sơ tại nhà và tài khoản định danh.' },
      ],
    ],
  }));
}

/** Two rules of the year: one that is over, and one that runs, with what was played of them. */
async function seedBroadcasts(sower: Sower, people: People): Promise<void> {
  const today = toLocalDay(sower.until);
  for (const [at, from, until] of [
    [0, '2026-04-06', '2026-05-31'],
    [2, addDays(today, -21), addDays(today, 21)],
  ] as const) {
    if (from >= today) continue;
    const { title, text, code } = BROADCAST_TEMPLATES[at]!;
    const rule = { weekdays: ['1', '4'], minutes: '06:00', clusters: CLUSTERS, until };
    const id = await sow(
      sower,
      {
        ...{ name: `broadcast ${code}`, unit: 'VHXH', who: 'vanhoa', on: from },
        form: { kind: 'broadcast', title, text, audience: at === 2 ? 'business' : 'everybody', ...rule },
        steps: [['truongphong.vh', addDays(from, -3), 'approve', {}]],
      },
      people,
    );
    await playDue(sower, people, id);
  }
}

async function playDue(
  { database, files, wardId, until }: Sower,
  { actOf }: People,
  id: number,
): Promise<void> {
  const item = await findOutreach(database.db, wardId, id);
  if (item.kind !== 'broadcast') return;
  const steps = await listOutreachSteps(database.db, wardId, id);
  const due = slotsOf(item.content).filter((slot) => slot.day < toLocalDay(until) && !logOf(steps, slot));
  for (const [at, { day, minute }] of due.entries()) {
    const clusters = item.content.clusters.map((name, no) =>
      at % 5 === 3 && no === 2
        ? { name, played: false, why: 'Mất điện cục bộ' }
        : { name, played: true, why: '' },
    );
    const form = {
      step: 'play',
      slot: `${day}~${minute}`,
      clusters,
      clientKey: keyOf(`outreach play ${id} ${day}`),
    };
    await database.transact((tx) =>
      takeOutreachStep(tx, files, actOf('vanhoa', day), { id, form, file: null }),
    );
  }
}
