import { finishedTimeliness, TIMELINESS_NAMES } from '../../../law/timeliness.ts';
import { STEP_LABELS } from '../labels.ts';
import { remarkOn } from '../remark.ts';
import type { Consultation } from '../schema.ts';
import type { Step } from '../step-payloads.ts';
import { takerWithoutOfficer } from '../taker.ts';
import { TIMELINESS_LABELS, timeliness } from '../timeliness.ts';
import { type HandOver, handOvers, isHandOver } from './hand-overs.ts';
import { centreIssuer } from './issuer.ts';
import {
  ending,
  type FormSource,
  officerName,
  resolvingBody,
  type Slip,
  type SlipBlock,
  type SlipTable,
  slipHead,
  slipTime,
  unitName,
} from './slip.ts';

/**
 * Phiếu kiểm soát quá trình giải quyết hồ sơ: every hand-over with who gave, who received, when, and whether the limit
 * of the step was kept; what the supporting bodies answered; every other step.
 * @law Mẫu số 06, Phụ lục I, TT 03/2025/TT-VPCP
 * @checked 2026-11-23 through local decisions that quote the form's name and fields; the annex itself was not read
 * @uncertain the order of the fields
 */
export function controlSlip(source: FormSource, last: Step): Slip {
  const chain = source.dossier.steps;
  const steps = chain.map((each) => each.step);
  const { consultations } = source.dossier.state;
  const list = (title: string, items: string[]): SlipBlock[] =>
    items.length === 0 ? [] : [{ kind: 'list', title, items }];
  return {
    ...slipHead(source, 'control-slip', last, centreIssuer(source)),
    number: null,
    blocks: [
      { kind: 'facts', rows: facts(source, last) },
      handOverTable(source, handOvers(steps)),
      ...list(
        'Ý kiến của cơ quan phối hợp',
        consultations.map((each) => opinion(each, source)),
      ),
      ...list('Ghi chú và các việc khác', notes(source, steps)),
      { kind: 'facts', rows: [['Mã kiểm của bước cuối (SHA-256)', chain.at(-1)!.hash.toString('hex')]] },
      ...ending(source, {}),
    ],
    signatures: [],
  };
}

function facts(source: FormSource, last: Step): [string, string][] {
  const { state, steps } = source.dossier;
  const arrival = steps.find(({ step }) => step.step === 'accept' || step.step === 'admit')?.step;
  const asked = state.consultations.map((each) => bodyOf(each, source));
  const linked = state.linked.map(
    ({ code, endedAt }) => `${code} (${endedAt ? `xong ${slipTime(new Date(endedAt))}` : 'chưa xong'})`,
  );
  return [
    ['Mã hồ sơ', state.code],
    ['Thủ tục', `${source.procedure.name} (mã ${source.procedure.code})`],
    ['Cơ quan (bộ phận) giải quyết hồ sơ', resolvingBody(source)],
    ['Cơ quan phối hợp giải quyết hồ sơ', [...new Set(asked)].join('; ') || 'Không'],
    ...(linked.length === 0 ? [] : [['Hồ sơ liên thông', linked.join('; ')] satisfies [string, string]]),
    ['Người tiếp nhận', officerName(source, arrival?.officerId ?? null)],
    ['Thời gian tiếp nhận', state.receivedAt ? slipTime(state.receivedAt) : 'Chưa tiếp nhận'],
    ['Thời gian hẹn trả', state.dueAt ? slipTime(state.dueAt) : 'Không có hoặc đang dừng tính'],
    ['Kết quả giải quyết hồ sơ', resultOf(source, last)],
  ];
}

/** Early, on time or late by the time it was finished, however it ended; else how it stands. */
function resultOf({ dossier: { state } }: FormSource, last: Step): string {
  const { finishedAt, dueAt } = state;
  if (finishedAt !== null && dueAt !== null) return TIMELINESS_NAMES[finishedTimeliness(finishedAt, dueAt)];
  return TIMELINESS_LABELS[timeliness(state, last.at)];
}

function handOverTable(source: FormSource, rows: HandOver[]): SlipTable {
  return {
    kind: 'table',
    title: 'Quá trình giao, nhận hồ sơ',
    head: ['Bước', 'Giao, nhận', 'Thời gian giao, nhận', 'Kết quả giải quyết của bên giao', 'Ghi chú'],
    widths: [0.08, 0.29, 0.26, 0.21, 0.16],
    rows: rows.map((each) => [
      String(each.given.no),
      `Giao: ${giver(each.given, source)}\nNhận: ${receiver(each, source)}`,
      `Giao: ${slipTime(each.given.at)}\nNhận: ${each.received ? slipTime(each.received.at) : 'chưa ký nhận'}`,
      kept(each),
      `${STEP_LABELS[each.given.step]}${each.isUndone ? '. Đã hoàn tác' : ''}`,
    ]),
    struck: rows.flatMap(({ isUndone }, at) => (isUndone ? [at] : [])),
  };
}

function giver(step: Step, source: FormSource): string {
  const who = [unitName(source, step.unitId), whoTook(step, source)];
  return who.filter(Boolean).join(', ');
}

function receiver({ given, received }: HandOver, source: FormSource): string {
  if (given.step === 'return_result') return `${given.payload.receiver} (người nộp hồ sơ)`;
  if (given.step === 'forward') return resolvingBody(source);
  const person = received?.officerId ?? given.toOfficerId;
  return [unitName(source, given.toUnitId), officerName(source, person)].filter(Boolean).join(', ');
}

function kept({ given, dueAt }: HandOver): string {
  if (dueAt === null) return 'Không tính thời gian';
  return `${TIMELINESS_NAMES[finishedTimeliness(given.at, dueAt)]}\n(hạn ${slipTime(dueAt)})`;
}

function opinion(asked: Consultation, source: FormSource): string {
  const closing = source.dossier.steps
    .map((each) => each.step)
    .find(
      (step) =>
        (step.step === 'answer_consultation' || step.step === 'close_consultation') &&
        step.payload.no === asked.no,
    );
  const until = asked.dueAt ? `, hạn trả lời ${slipTime(new Date(asked.dueAt))}` : '';
  const question = `${bodyOf(asked, source)}, hỏi ${slipTime(new Date(asked.askedAt))}${until}: ${asked.question}`;
  if (closing === undefined) return `${question} – Chưa trả lời.`;
  const how = closing.step === 'answer_consultation' ? 'Trả lời' : 'Thôi chờ';
  return `${question} – ${how} ${slipTime(closing.at)} (${whoTook(closing, source)}): ${remarkOn(closing)}`;
}

function bodyOf({ unitId, body }: Consultation, source: FormSource): string {
  return unitId === null ? body : unitName(source, unitId);
}

const ELSEWHERE_SHOWN = new Set<Step['step']>([
  'take_over',
  'consult',
  'answer_consultation',
  'close_consultation',
]);

/** Every step that is no hand-over, and what was written at those that are. */
function notes(source: FormSource, steps: readonly Step[]): string[] {
  return steps
    .filter((step) => !ELSEWHERE_SHOWN.has(step.step) && (!isHandOver(step) || remarkOn(step) !== ''))
    .map((step) => {
      const remark = remarkOn(step);
      return `Bước ${step.no}, ${slipTime(step.at)}, ${whoTook(step, source)}: ${STEP_LABELS[step.step]}${remark && `. ${remark}`}`;
    });
}

/** The officer; one whose account is not known any more still is no system. */
function whoTook(step: Step, source: FormSource): string {
  const { officerId } = step;
  if (officerId === null) return takerWithoutOfficer(step);
  return officerName(source, officerId) || `cán bộ số ${officerId}`;
}
