import {
  announceInspection,
  concludeInspection,
  draftInspectionReport,
  earliestStart,
  explainFindings,
  type FoundFigure,
  giveRemedy,
  listInspections,
  planInspection,
  readInspectionFigures,
  recordFindings,
  sendFindings,
  startInspection,
} from '../features/inspections/index.ts';
import {
  findOfficialDocument,
  issueDocument,
  signDocument,
  takeOfficialStep,
} from '../features/official-documents/index.ts';
import { type Act, listOfficers, listUnits, type Officer } from '../features/organisation/index.ts';
import { addDays, type Day, firstOfYear, instant, toLocalDay } from '../law/day.ts';
import { inspectionChecklist } from '../law/inspection-checklist.ts';
import type { Platform } from '../platform/platform.ts';
import { keyOf } from './key.ts';
import { DEMO_PASSWORD } from './seed-organisation.ts';

/** What was not as it should be at the demo's inspection, by point. */
const FOUND: Record<string, { verdict: 'unmet' | 'reminder'; note: string }> = {
  'direction-focal': { verdict: 'reminder', note: 'Đầu mối vừa đổi người, chưa cập nhật danh sách.' },
  'counter-forms': { verdict: 'unmet', note: 'Khay mẫu tờ khai bảo trợ xã hội trống lúc 9 giờ.' },
};
const CONCLUSION =
  'Đơn vị thực hiện đúng cơ chế một cửa. Yêu cầu bổ sung ngay mẫu tờ khai tại quầy và cập nhật danh sách đầu mối.';

type ActOf = (username: string, at: Date) => Act;

/**
 * The demo's inspections, once, by the real verbs: one that ended with an issued report and work that is still open, one to come at
 * the centre, led by the ward's deputy chairman. It needs the demo's certificates; the report bears the day on which the demo was made.
 */
export async function seedInspections(platform: Platform, wardId: number): Promise<void> {
  const { database, now } = platform;
  const officers = await listOfficers(database.db, wardId);
  const of = (username: string) => officers.find((each) => each.username === username);
  const needed = ['giamdoc', 'phochutich', 'chanhvp', 'hotich', 'truongphong.vh', 'vanthu'];
  if (needed.some((each) => !of(each))) return;
  if ((await listInspections(database.db, of('giamdoc')!, {})).length > 0) return;
  const actOf: ActOf = (username, at) => ({ officer: of(username)!, now: at, requestId: 'seed' });
  const today = toLocalDay(now());
  await finished(platform, actOf, { of: (username) => of(username)!, today });
  await database.transact((tx) =>
    planInspection(tx, actOf('phochutich', now()), {
      ...{ clientKey: keyOf('inspection to come'), unitId: String(of('giamdoc')!.unitId) },
      ...{ plannedOn: addDays(today, 14), fromOn: firstOfYear(today), untilOn: today },
      aim: 'Tiếp nhận, trả kết quả, niêm yết tại Trung tâm Phục vụ hành chính công',
      ...{ leaderId: String(of('phochutich')!.id), memberIds: [String(of('chanhvp')!.id)] },
    }),
  );
}

interface Demo {
  of(username: string): Officer;
  today: Day;
}

async function finished(platform: Platform, actOf: ActOf, { of, today }: Demo): Promise<void> {
  const { database } = platform;
  const { wardId, unitId } = of('truongphong.vh');
  const at = (day: Day) => instant(day, 9 * 60);
  const announcedOn = addDays(today, -40);
  const startedOn = await earliestStart(database.db, wardId, announcedOn);
  const key = (what: string) => ({ clientKey: keyOf(`inspection ${what}`) });
  const id = await database.transact(async (tx) => {
    const made = await planInspection(tx, actOf('giamdoc', at(announcedOn)), {
      ...{ ...key('plan'), unitId: String(unitId), plannedOn: startedOn, untilOn: announcedOn },
      ...{ fromOn: firstOfYear(announcedOn), leaderId: String(of('giamdoc').id) },
      aim: 'Nhiệm vụ cải cách thủ tục hành chính, thực hiện cơ chế một cửa, một cửa liên thông',
      memberIds: [String(of('hotich').id)],
    });
    await announceInspection(tx, actOf('giamdoc', at(announcedOn)), made, key('announce'));
    return made;
  });
  const done = at(startedOn);
  await database.transact(async (tx) => {
    const leader = actOf('giamdoc', done);
    await startInspection(tx, leader, id, key('start'));
    const unit = (await listUnits(tx, wardId)).find((each) => each.id === unitId)!;
    const looked = { unit, from: firstOfYear(announcedOn), until: announcedOn, asOf: done };
    const figures = await readInspectionFigures(tx, wardId, looked);
    const form = { ...key('find'), ...findingsOf(startedOn, figures) };
    await recordFindings(tx, platform.files, leader, { id, given: { form, photos: new Map() } });
    await sendFindings(tx, leader, id, key('send'));
    const said = { ...key('explain'), text: 'Đơn vị đã bổ sung mẫu tờ khai ngay trong ngày.' };
    await explainFindings(tx, actOf('truongphong.vh', done), id, said);
    await concludeInspection(tx, leader, id, { ...key('conclude'), text: CONCLUSION });
    await giveRemedy(tx, leader, id, {
      ...{
        ...key('remedy'),
        point: 'counter-forms',
        title: 'Bổ sung mẫu tờ khai, phân công người kiểm khay mỗi sáng',
      },
      ...{ dueOn: addDays(today, 10), product: 'Bảng phân công, ảnh khay mẫu' },
    });
  });
  await issueReport(platform, actOf, id);
}

/** Met, but for what stands above and for what the records say is bad. */
function findingsOf(day: Day, figures: ReadonlyMap<string, FoundFigure>): Record<string, string> {
  const points = inspectionChecklist(day).blocks.flatMap((block) => block.points);
  return Object.fromEntries(
    points.flatMap(({ code, figure }) => {
      const { count = 0 } = figures.get(figure ?? '') ?? {};
      const bad = {
        verdict: 'reminder',
        note: `Còn ${count} trường hợp, yêu cầu đơn vị rà lại từng trường hợp.`,
      };
      const { verdict, note } = FOUND[code] ?? (count > 0 ? bad : { verdict: 'met', note: '' });
      return [
        [`verdict.${code}`, verdict],
        [`note.${code}`, note],
      ];
    }),
  );
}

/** Submitted, reviewed, signed by the director, numbered, sealed. */
async function issueReport(platform: Platform, actOf: ActOf, inspectionId: number): Promise<void> {
  const { database, files, now } = platform;
  const act = (username: string) => actOf(username, now());
  const { wardId } = act('giamdoc').officer;
  const form = { clientKey: keyOf('inspection report'), kind: 'report' };
  const id = await database.transact((tx) =>
    draftInspectionReport(tx, files, act('giamdoc'), { id: inspectionId, form }),
  );
  const request = async (what: string) => {
    const { stepCount, version } = await findOfficialDocument(database.db, wardId, id);
    return { id, stepCount, version, clientKey: keyOf(`inspection report ${what}`), secret: DEMO_PASSWORD };
  };
  const take = async (step: 'submit' | 'review', username: string) => {
    const asked = { ...(await request(step)), step };
    await database.transact((tx) => takeOfficialStep(tx, platform, act(username), asked));
  };
  await take('submit', 'giamdoc');
  await take('review', 'phochutich');
  const { steps } = await findOfficialDocument(database.db, wardId, id);
  const file = steps.findLast(({ step }) => step === 'submit')!.file!;
  await signDocument(platform, act('giamdoc'), { ...(await request('sign')), file });
  await issueDocument(platform, act('vanthu'), await request('issue'));
}
