import { addDays, type Day, instant } from '../../../law/day.ts';
import { formsOn } from '../../../law/report-forms/forms.ts';
import { SETTLEMENT } from '../../../law/report-forms/settlement.ts';
import { REPORT_SECTIONS } from '../../../law/report-headings.ts';
import { periodsToCompare } from '../../../law/report-periods.ts';
import type { Db } from '../../../platform/database/database.ts';
import { INDICATORS, type Ratio, readPeriodFigures, readWall } from '../../indicators/index.ts';
import { findWard, listUnits } from '../../organisation/index.ts';
import { findPlanInUse, STATE_LABELS } from '../../plans/index.ts';
import { fillForm } from '../forms/fill-form.ts';
import { endOf, readFormCounts } from '../forms/read-counts.ts';
import type { FilledForm } from '../forms/schema.ts';
import { findHabits } from '../habits.ts';
import { subjectOf } from '../labels.ts';
import type { Passages, ReportKind } from '../schema.ts';
import { chartsOf } from './charts.ts';
import { cellOf, type FigureGround, figuresOf, RECEIVED_IN_PERIOD } from './figures.ts';
import { fillText } from './fill-text.ts';
import type {
  ComparedLine,
  IndicatorLine,
  LiveFigure,
  ReportContent,
  SectionText,
  TaskLine,
} from './schema.ts';
import { sentencesOf } from './sentences.ts';

interface Span {
  from: Day;
  to: Day;
}

export interface ReportRequest extends Span {
  kind: ReportKind;
  passages: Passages;
  asOf: Date;
  /** What the data say now, although the period was frozen when it ended. */
  isLive?: boolean;
}

/** A report as the data give it at `asOf`, with what was written into it. */
export async function composeReport(db: Db, wardId: number, request: ReportRequest): Promise<ReportContent> {
  const { kind, from, to, asOf, passages, isLive = false } = request;
  const ward = await findWard(db, wardId);
  const spans = periodsToCompare({ kind, from, to }, await findHabits(db, wardId, addDays(to, -1)));
  const counts = await readFormCounts(db, wardId, { from, to, asOf, isLive });
  const period = { from, to: counts.to };
  const forms = formsOn(addDays(to, -1)).map((form) => fillForm(form, counts, { ...period, by: 'field' }));
  const [before, lastYear] = await Promise.all(
    [spans.before, spans.lastYear].map((span) => readSettlement(db, wardId, { ...span, asOf })),
  );
  const lines = comparedLines([forms.find((form) => form.code === SETTLEMENT.code)!, before!, lastYear!]);
  const ground: FigureGround = {
    ...{ forms, compared: lines },
    indicators: await readIndicators(db, wardId, { period, ...spans, isLive }),
    tasks: await readTasks(db, wardId, request),
  };
  const figures = figuresOf(ground);
  return {
    ...{ schema: 'motcua/bao-cao/1', kind, from, to, countedTo: counts.to, asOf: asOf.toISOString() },
    ...{ closingHash: counts.closing?.hash ?? null, ward: { name: ward.name, city: ward.city } },
    ...{ subject: subjectOf(request), figures, compared: { ...spans, lines } },
    ...{
      indicators: [...ground.indicators],
      tasks: [...ground.tasks],
      forms,
      charts: chartsOf(forms, lines),
    },
    sections: sectionsOf(ground, figures, passages),
  };
}

/** The sentences of every section with their figures, or what was written in their place. */
function sectionsOf(ground: FigureGround, figures: LiveFigure[], passages: Passages): SectionText[] {
  return REPORT_SECTIONS.map((key) => {
    const own = sentencesOf(key, ground);
    const written = passages[key];
    const isEdited = written !== undefined && written !== '' && written !== own;
    const source = isEdited ? written : own;
    return { key, source, isEdited, text: fillText(source, figures) };
  });
}

async function readSettlement(
  db: Db,
  wardId: number,
  span: Span & { asOf: Date },
): Promise<FilledForm | null> {
  const counts = await readFormCounts(db, wardId, { ...span, forms: [SETTLEMENT] });
  if (counts.within.length === 0 && counts.before.length === 0) return null;
  return fillForm(SETTLEMENT, counts, { from: span.from, to: counts.to, by: 'field' });
}

const COMPARED: readonly [label: string, columns: readonly string[]][] = [
  [RECEIVED_IN_PERIOD, ['online', 'direct']],
  ['Tiếp nhận trực tuyến', ['online']],
  ['Đã giải quyết', ['settled']],
  ['Giải quyết quá hạn', ['late']],
  ['Đang giải quyết cuối kỳ', ['pending']],
  ['Đang quá hạn cuối kỳ', ['overdue']],
];

function comparedLines(periods: readonly (FilledForm | null)[]): ComparedLine[] {
  const sumOf = (form: FilledForm | null | undefined, columns: readonly string[]) => {
    if (!form) return null;
    return columns.reduce((sum, column) => sum + (cellOf([form], form.code, 'total', column) ?? 0), 0);
  };
  const [now, before, lastYear] = periods;
  return COMPARED.map(([label, columns]) => ({
    ...{ label, isPercent: false, now: sumOf(now, columns) },
    ...{ before: sumOf(before, columns), lastYear: sumOf(lastYear, columns) },
  }));
}

async function readIndicators(
  db: Db,
  wardId: number,
  { period, before, lastYear, isLive }: { period: Span; before: Span; lastYear: Span; isLive: boolean },
): Promise<IndicatorLine[]> {
  if (period.from >= period.to) return [];
  const [now, then, aYearAgo] = await Promise.all([
    readPeriodFigures(db, wardId, { ...period, isLive }),
    ...[before, lastYear].map((span) => readPeriodFigures(db, wardId, { ...span, isLive: false })),
  ]);
  return INDICATORS.flatMap(({ code, name }) => {
    const ratio = now!.get(code);
    if (!ratio) return [];
    return [
      { code, name, ...ratio, before: shareOf(then!.get(code)), lastYear: shareOf(aYearAgo!.get(code)) },
    ];
  });
}

function shareOf(ratio: Ratio | null | undefined): number | null {
  return !ratio || ratio.denominator === 0 ? null : (100 * ratio.numerator) / ratio.denominator;
}

/** The tasks of the plan as they stood at the end of the period. */
async function readTasks(db: Db, wardId: number, { from, to, asOf }: ReportRequest): Promise<TaskLine[]> {
  const plan = await findPlanInUse(db, wardId, Number(addDays(to, -1).slice(0, 4)));
  if (!plan) return [];
  const end = new Date(instant(endOf(from, to, asOf), 0).getTime() - 1);
  const units = new Map((await listUnits(db, wardId)).map((unit) => [unit.id, unit.shortName]));
  const standings = await readWall(db, wardId, plan, end);
  return standings.map(({ task, state, why }) => ({
    ...{ order: task.order, no: task.no, text: task.text, state: STATE_LABELS[state], why },
    leads: task.units
      .filter((unit) => unit.role === 'lead')
      .map((unit) => units.get(unit.unitId ?? 0) ?? unit.raw),
  }));
}
