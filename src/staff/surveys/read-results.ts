import { daysOf, findIndicator, type Ratio, readQuality } from '../../features/indicators/index.ts';
import {
  type Cut,
  isTheme,
  readByField,
  readByOfficer,
  readComments,
  readCut,
  readQuestions,
  readResponse,
  readSatisfaction,
  readTypedShare,
} from '../../features/surveys/index.ts';
import { addDays } from '../../law/day.ts';
import { periodOf } from '../indicators/figure.tsx';
import type { StaffContext } from '../session.ts';

/** The fields whose goal is its own. */
export const LAND = findIndicator('satisfaction-land');

/** Everything that the page of results shows of a period; by officer only for whoever oversees. */
export async function readResults(c: StaffContext) {
  const { database, now } = c.var.platform;
  const { db } = database;
  const { wardId, duties } = c.var.officer;
  const period = periodOf(c);
  const { from, until } = daysOf(period);
  const before = { from: new Date(period.from.getTime() * 2 - period.to.getTime()), to: period.from };
  const request = { fieldCodes: null, asOf: now() };
  const asked = { wardId, ...period, request };
  const quality = { from, to: addDays(until, 1), asOf: now() };
  const [[whole], [earlier], land, response, typed, { lines }, cuts, officers, comments] = await Promise.all([
    readSatisfaction(db, wardId, [period.from, period.to], request),
    readSatisfaction(db, wardId, [before.from, before.to], request),
    readLand(c, period),
    readResponse(db, wardId, period),
    readTypedShare(db, wardId, period),
    readQuality(db, wardId, quality),
    readCuts(c, asked),
    duties.includes('oversee') ? readByOfficer(db, asked) : [],
    readComments(db, wardId, period, request, soughtComments(c)),
  ]);
  return {
    ...{ period, whole: whole!, earlier: earlier!, land, response, typed, cuts, officers, comments },
    service: lines.find(({ code }) => code === '5.4')!,
  };
}
export type Results = Awaited<ReturnType<typeof readResults>>;

/** Which comments are looked for. */
export function soughtComments(c: StaffContext) {
  const theme = c.req.query('chu-de') ?? '';
  return { words: c.req.query('q') ?? '', theme: isTheme(theme) ? theme : null };
}

async function readLand(c: StaffContext, { from, to }: { from: Date; to: Date }): Promise<Ratio> {
  if (LAND.kind !== 'answers') throw new Error('not a figure over answers');
  const { database, now } = c.var.platform;
  const [ratio] = await LAND.read(database.db, c.var.officer.wardId, [from, to], now());
  return ratio!;
}

/** Each table of the page with its title. */
async function readCuts(
  c: StaffContext,
  asked: Parameters<typeof readCut>[2],
): Promise<{ title: string; head: string; cuts: Cut[] }[]> {
  const { db } = c.var.platform.database;
  const { wardId, from, to, request } = asked;
  const [fields, units, procedures, ways, questions] = await Promise.all([
    readByField(db, wardId, { from, to }, request),
    readCut(db, 'unit', asked),
    readCut(db, 'procedure', asked),
    readCut(db, 'way', asked),
    readQuestions(db, asked),
  ]);
  return [
    { title: 'Theo lĩnh vực', head: 'Lĩnh vực', cuts: fields },
    { title: 'Theo đơn vị giải quyết', head: 'Đơn vị', cuts: units },
    { title: 'Theo câu hỏi', head: 'Câu hỏi', cuts: questions },
    { title: 'Theo kênh gửi phiếu', head: 'Kênh', cuts: ways },
    { title: 'Theo thủ tục', head: 'Thủ tục', cuts: procedures },
  ];
}
