import { BpmnModdle } from 'bpmn-moddle';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { parseLocal } from '../../../law/day.ts';
import { WORKING_HOURS } from '../../../law/working-time.ts';
import { adoptProcess, type ProcessForm } from './adopt.ts';
import { toBpmn } from './bpmn.ts';
import { faultsOf, warningsOf } from './faults.ts';
import { genericProcess } from './generic.ts';
import { readLimit } from './reading/read-limit.ts';
import { readProcesses } from './reading/read-processes.ts';
import type { NodeKind, ProcessNode, ProcessVersion } from './schema.ts';
import { findProcess, listProcessVersions } from './store.ts';
import { firstNode, nextNode } from './walk.ts';

const HOURS = WORKING_HOURS[0]!;
const node = (id: string, kind: NodeKind, next: ProcessNode['next'] = []): ProcessNode => ({
  ...{ id, name: id, kind, place: 'competent', unitCode: null, actor: '', limitMinutes: 60, next },
});
const to = (id: string) => [{ to: id, when: null }];
const straight = (...kinds: NodeKind[]) =>
  kinds.map((kind, at) => node(`b${at + 1}`, kind, at + 1 < kinds.length ? to(`b${at + 2}`) : []));
const FACTS = {
  outcome: 'granted' as const,
  channel: 'direct',
  applicant: 'citizen',
  term: 1,
  consulted: false,
};

describe('the generic process', () => {
  it('has seven steps, no fault, and limits that add up to the term, whatever the term', () => {
    const terms = fc.oneof(
      fc.record({
        amount: fc.integer({ min: 0, max: 720 }).map((each) => each / 4),
        unit: fc.constant('wd' as const),
      }),
      fc.record({
        amount: fc.integer({ min: 1, max: 500 }),
        unit: fc.constantFrom('wh' as const, 'cd' as const),
      }),
    );
    fc.assert(
      fc.property(terms, (term) => {
        const process = genericProcess(term, HOURS);
        expect(process.nodes.map((each) => each.kind)).toEqual([
          ...['receive', 'assign', 'examine', 'review', 'sign', 'stamp', 'return'],
        ]);
        expect([...faultsOf(process), ...warningsOf(process)]).toEqual([]);
        expect(process.nodes.every((each) => (each.limitMinutes ?? 0) >= 0)).toBe(true);
      }),
    );
  });

  it('gives the examiner what the fixed steps leave', () => {
    const limits = genericProcess({ amount: 5, unit: 'wd' }, HOURS).nodes.map((each) => each.limitMinutes);
    expect(limits).toEqual([120, 120, 1560, 240, 240, 120, null]);
  });
});

describe('a process', () => {
  it.each<[string, ProcessNode[], RegExp]>([
    ['that does not begin at the desk', straight('examine', 'sign', 'return'), /đầu tiên phải là tiếp nhận/],
    [
      'that signs before it examines',
      straight('receive', 'sign', 'examine', 'return'),
      /ký khi chưa thẩm định/,
    ],
    [
      'that stamps before it signs',
      straight('receive', 'examine', 'stamp', 'sign', 'return'),
      /đóng dấu khi chưa ký/,
    ],
    [
      'that never returns the result',
      [node('b1', 'receive', to('b2')), node('b2', 'examine', to('b1'))],
      /không đến được bước trả/,
    ],
    [
      'with a step that nothing leads to',
      [...straight('receive', 'examine', 'sign', 'return'), node('x', 'review', to('b4'))],
      /Không có đường đến bước "x"/,
    ],
    ['that leads to a step that is not there', [node('b1', 'receive', to('b9'))], /bước không có: "b9"/],
    ['with two steps of one name', [node('b1', 'receive', to('b1')), node('b1', 'return')], /lặp lại/],
  ])('%s is refused', (_name, nodes, fault) => {
    expect(faultsOf({ nodes }).join(' ')).toMatch(fault);
  });

  it('takes the way whose condition holds, else the open one', () => {
    const nodes = straight('receive', 'examine', 'review', 'sign', 'stamp', 'return');
    nodes[1]!.next.unshift({ to: 'b4', when: { fact: 'outcome', is: ['denied'] } });
    const process = { code: 'thu', nodes } as ProcessVersion;
    expect(nextNode(process, 'b2', FACTS)?.id).toBe('b3');
    expect(nextNode(process, 'b2', { ...FACTS, outcome: 'denied' })?.id).toBe('b4');
    expect(nextNode(process, 'b6', FACTS)).toBeNull();
  });

  it('without faults leads from the desk to the return, whatever the dossier', () => {
    const kinds = fc.array(fc.constantFrom<NodeKind>('assign', 'examine', 'review'), { maxLength: 6 });
    const facts = fc.record({
      outcome: fc.constantFrom('granted' as const, 'denied' as const, null),
      channel: fc.constantFrom('direct', 'online'),
      applicant: fc.constantFrom('citizen', 'organisation'),
      term: fc.constantFrom(1, 2),
      consulted: fc.boolean(),
    });
    const jumps = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 4 });
    fc.assert(
      fc.property(kinds, jumps, facts, (middle, ways, given) => {
        const nodes = straight('receive', 'examine', ...middle, 'sign', 'stamp', 'return');
        for (const [from, on] of ways)
          if (nodes[from] && nodes[on] && on > from)
            nodes[from].next.unshift({ to: nodes[on].id, when: { fact: 'consulted', is: [true] } });
        const process = { code: 'thu', nodes } as ProcessVersion;
        fc.pre(faultsOf(process).length === 0);
        let at: ProcessNode | null = firstNode(process);
        for (let steps = 0; at && at.kind !== 'return'; steps++) {
          expect(steps).toBeLessThan(nodes.length);
          at = nextNode(process, at.id, given);
        }
        expect(at?.kind).toBe('return');
      }),
    );
  });
});

describe('limits as decisions write them', () => {
  it.each([
    ['0,5 ngày làm việc', 240],
    ['07 ngày làm việc', 3360],
    ['04 giờ', 240],
    ['58 giờ làm việc', 3480],
    ['1/4 ngày', 120],
    ['02 ngày (16 giờ)', 960],
    ['168 giờ (tương đương 21 ngày) kể từ ngày nhận đủ hồ sơ', 10_080],
    ['15 phút', 15],
    ['8,25', 3960],
    ['1,0 ngày', 480],
    ['Không tính thời gian', null],
    ['Giờ hành chính', null],
  ])('%s', (text, minutes) => {
    expect(readLimit(text)).toEqual({ minutes });
  });

  it.each(['', 'Hồ sơ', 'Văn bản kết luận', 'Toàn trình', 'Quyết định số 12'])('"%s" is none', (text) => {
    expect(readLimit(text)).toBeUndefined();
  });
});

const HEADER = ['Bước', 'Nội dung công việc', 'Đơn vị thực hiện', 'Thời gian'];
const STEPS = [
  [
    'Bước 1',
    'Tiếp nhận hồ sơ, chuyển phòng chuyên môn',
    'Trung tâm Phục vụ hành chính công',
    '0,5 ngày làm việc',
  ],
  ['Bước 2', 'Phân công thụ lý', 'Lãnh đạo Phòng', '0,25 ngày làm việc'],
  ['Bước 3', 'Thẩm định, dự thảo kết quả', 'Chuyên viên', '1,25 ngày làm việc'],
  ['Bước 4', 'Xem xét hồ sơ, trình ký', 'Lãnh đạo Phòng', '0,5 ngày làm việc'],
  ['Bước 5', 'Phê duyệt kết quả', 'Lãnh đạo UBND phường', '0,25 ngày làm việc'],
  ['Bước 6', 'Vào sổ, đóng dấu', 'Văn thư', '0,25 ngày làm việc'],
  ['Bước 7', 'Trả kết quả', 'Trung tâm Phục vụ hành chính công', 'Không tính thời gian'],
];
const TITLE = 'Quy trình số 01: Xác nhận tình trạng hôn nhân (Mã TTHC: 1.004873)';
const KINDS = ['receive', 'assign', 'examine', 'review', 'sign', 'stamp', 'return'];

describe('reading a decision', () => {
  const checkOne = (draft: Awaited<ReturnType<typeof readProcesses>>[number]) => {
    expect(draft.nodes.map((each) => each.kind)).toEqual(KINDS);
    expect(draft.nodes.map((each) => each.limitMinutes)).toEqual([240, 120, 600, 240, 120, 120, null]);
    expect(draft.faults).toEqual([]);
  };

  it('in Word, two processes with their titles and totals', async () => {
    const row = (texts: string[]) =>
      new TableRow({ children: texts.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
    const table = () =>
      new Table({ rows: [HEADER, ...STEPS, ['Tổng', '', '', '03 ngày làm việc']].map(row) });
    const second = TITLE.replace('01', '02').replace('1.004873', '1.000894');
    const document = new Document({
      sections: [{ children: [new Paragraph(TITLE), table(), new Paragraph(second), table()] }],
    });
    const drafts = await readProcesses(new Uint8Array(await Packer.toBuffer(document)));
    expect(drafts.map((each) => each.procedureCodes)).toEqual([['1.004873'], ['1.000894']]);
    for (const draft of drafts) {
      checkOne(draft);
      expect(draft).toMatchObject({ totalMinutes: 1440, warnings: [] });
    }
  });

  it('with the columns in another order', async () => {
    const lines = [HEADER, ...STEPS].map(([label, what, who, time]) =>
      [label, who, what, time].map((each) => `"${each}"`).join(';'),
    );
    const [draft] = await readProcesses(new TextEncoder().encode(lines.join('\n')));
    checkOne(draft!);
  });

  it('as lines of JSON, and says what looks like two processes in one', async () => {
    const line = JSON.stringify({ title: TITLE, total: '3 ngày', codes: [], steps: [...STEPS, ...STEPS] });
    const [draft] = await readProcesses(new TextEncoder().encode(line));
    expect(draft!.warnings.join(' ')).toContain('hai quy trình dính nhau');
  });

  it.each([
    ['an empty file', '', /trống/],
    ['prose', 'Kính gửi các phòng.', /Không tìm thấy bảng quy trình/],
    ['broken JSON', '{"title": 1', /Dòng 1/],
  ])('refuses %s with a sentence', async (_name, text, message) => {
    await expect(readProcesses(new TextEncoder().encode(text))).rejects.toThrow(message);
  });
});

describe('BPMN', () => {
  it('is read back without a warning, every step drawn in its lane', async () => {
    const process = genericProcess({ amount: 3, unit: 'wd' }, HOURS);
    process.nodes[2]!.next.unshift({ to: 'b5', when: { fact: 'outcome', is: ['denied'] } });
    const xml = await toBpmn(process);
    const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
    expect(warnings).toEqual([]);
    const tasks = [...xml.matchAll(/<bpmn:userTask id="(\w+)"/g)].map((match) => match[1]);
    expect(tasks).toEqual(process.nodes.map((each) => `step_${each.id}`));
    for (const task of tasks) expect(xml).toContain(`bpmnElement="${task}"`);
    expect(xml.match(/<bpmn:exclusiveGateway/g)?.length).toBe(1);
    expect(xml).toContain('đề xuất không giải quyết');
    expect(xml.match(/<bpmn:lane /g)?.length).toBe(4);
    expect(xml.match(/<bpmn:flowNodeRef>/g)?.length).toBe(7 + 3);
    expect(rootElement.$type).toBe('bpmn:Definitions');
  });
});

describe('adopting', () => {
  let at: TestDatabase;
  beforeAll(async () => {
    at = await testDatabase(parseLocal('2026-11-16T09:00'));
  });
  afterAll(() => at.close());

  const form = (change: Partial<ProcessForm> = {}): ProcessForm => ({
    code: 'hon-nhan',
    name: 'Xác nhận tình trạng hôn nhân',
    procedureCodes: ['1.004873'],
    decision: '12/QĐ-UBND ngày 10/11/2026',
    validFrom: '2026-11-16',
    totalMinutes: null,
    nodes: straight('receive', 'examine', 'sign', 'stamp', 'return').map((each) => ({
      ...each,
      place: each.kind === 'sign' ? 'leaders' : each.kind === 'stamp' ? 'clerk' : each.place,
    })),
    ...change,
  });
  const adopt = (given: ProcessForm, who = 'kiemsoat') =>
    at.database.transact((tx) => adoptProcess(tx, at.act(who), given));
  const countVersions = async () => (await listProcessVersions(at.database.db, 'hon-nhan')).length;

  it.each([
    ['someone without the duty', {}, 'quay1', 'not_allowed'],
    ['a process with faults', { nodes: straight('receive', 'sign', 'return') }, 'kiemsoat', 'invalid'],
    ['a start in the past', { validFrom: '2026-11-15' }, 'kiemsoat', 'invalid'],
    ['the code of the generic process', { code: 'chung' }, 'kiemsoat', 'invalid'],
  ])('is refused to or for %s, and nothing is written', async (_name, change, who, code) => {
    await expect(adopt(form(change), who)).rejects.toMatchObject({ code });
    expect(await countVersions()).toBe(0);
  });

  it('pins new dossiers to the process, and leaves those before with theirs', async () => {
    const life = dossierLife(at);
    const before = await life.accept();
    await adopt(form());
    const after = await life.accept();
    const { state } = await life.take(after, 'quay1', 'transfer');
    expect(state).toMatchObject({ status: 'transferred', process: { code: 'hon-nhan', version: 1 } });
    await life.take(after, 'hotich', 'take_over');
    expect((await life.take(after, 'hotich', 'propose', { outcome: 'granted' })).state.status).toBe(
      'awaiting_signature',
    );
    expect((await life.take(before, 'quay1', 'transfer')).state).toMatchObject({
      status: 'awaiting_assignment',
      process: { code: 'chung' },
    });
    await adopt(form({ validFrom: '2026-12-01', name: 'Bản thứ hai' }));
    const names = async (day: string) => (await findProcess(at.database.db, '1.004873', day, null)).name;
    expect([await names('2026-11-30'), await names('2026-12-01')]).toEqual([form().name, 'Bản thứ hai']);
    expect((await life.take(after, 'chutich', 'sign')).state.status).toBe('signed');
  });

  it('does not let two processes claim one procedure, nor two adoptions at once both win', async () => {
    await expect(adopt(form({ code: 'khac' }))).rejects.toMatchObject({
      fields: { procedureCodes: expect.any(String) },
    });
    const both = form({ code: 'moi', procedureCodes: ['1.000894'] });
    const settled = await Promise.allSettled([adopt(both), adopt({ ...both, name: 'Tên khác' })]);
    expect(settled.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    const twice = form({ code: 'hai-lan', procedureCodes: ['1.000656'] });
    expect((await Promise.all([adopt(twice), adopt(twice)])).map((each) => each.version)).toEqual([1, 1]);
    expect(await listProcessVersions(at.database.db, 'hai-lan')).toHaveLength(1);
  });

  it('works through the pages, keeps what was typed, and gives the drawing and the BPMN file', async () => {
    const visitor = new Visitor(at);
    await visitor.signIn('kiemsoat');
    const fields = {
      ...{ code: 'khai-tu', name: 'Đăng ký khai tử', procedureCodes: '1.001193', decision: '13/QĐ-UBND' },
      ...{ validFrom: '2026-11-20', total: '1 ngày' },
      ...Object.fromEntries(
        STEPS.flatMap(([, name, actor, limit], row) =>
          Object.entries({
            ...{ no: String(row + 1), name: name!, actor: actor!, limit: limit!, kind: KINDS[row]! },
            ...{
              place: row === 4 ? 'leaders' : row === 5 ? 'clerk' : 'competent',
              to: row < 6 ? String(row + 2) : '',
            },
          }).map(([part, value]) => [`node.${row}.${part}`, value]),
        ),
      ),
    };
    const wrong = await visitor.post(
      '/can-bo/quy-trinh',
      { ...fields, 'node.4.limit': 'lâu' },
      '/can-bo/quy-trinh/moi',
    );
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    expect(page).toContain('<div class="field-error" id="node.4.limit-error">');
    expect(page).toContain('thời hạn &quot;lâu&quot; không đọc được');
    expect(page).toContain('Thẩm định, dự thảo kết quả');
    const odd = await visitor.post('/can-bo/quy-trinh', fields, '/can-bo/quy-trinh/moi');
    expect(odd.status).toBe(422);
    expect(await odd.text()).toContain('Các bước cộng lại 24 giờ, quyết định ghi 8 giờ.');
    expect(await listProcessVersions(at.database.db, 'khai-tu')).toEqual([]);
    const accepted = { ...fields, acceptsSum: 'on' };
    const saved = await visitor.post('/can-bo/quy-trinh', accepted, '/can-bo/quy-trinh/moi');
    expect(saved.headers.get('location')).toBe('/can-bo/quy-trinh/khai-tu');
    const shown = await (await visitor.get('/can-bo/quy-trinh/khai-tu')).text();
    expect(shown).toContain('<svg class="flow"');
    expect(shown).toContain('quyết định ghi 8 giờ');
    expect((await visitor.get('/can-bo/quy-trinh/khai-tu.bpmn')).headers.get('content-type')).toContain(
      'xml',
    );
    const desk = new Visitor(at);
    await desk.signIn('quay1');
    expect((await desk.post('/can-bo/quy-trinh', fields, '/can-bo/quy-trinh')).status).toBe(403);
  });
});
