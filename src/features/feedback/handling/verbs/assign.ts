import { z } from 'zod';
import { workingDaysAfter } from '../../../../law/working-days.ts';
import { parseFields } from '../../../../platform/problem.ts';
import { listOfficers, listUnits } from '../../../organisation/index.ts';
import { isConcerned } from '../../rights.ts';
import type { FeedbackState } from '../../state.ts';
import { choice, NOT_DONE, note, words, wrong } from './fields.ts';
import { type VerbGround, verb } from './verb.ts';

const assignForm = z.object({ unitId: choice, officerId: choice, note });

/** To whom it goes: never whoever is complained about, his unit where that is, nor those whom he leads. */
export const assign = verb({
  step: 'assign',
  payload: async (at, form) => {
    const { unitId, officerId, note: why } = parseFields(assignForm, form, NOT_DONE);
    const unit = (await listUnits(at.tx, at.item.wardId)).find(({ id }) => id === unitId);
    if (!unit || unit.isClosed || unit.kind === 'collective') wrong('unitId', 'Chọn một đơn vị của phường.');
    await mustNotConcern(at, unit.id, officerId);
    return { unitId: unit.id, officerId, note: why };
  },
});

async function mustNotConcern({ tx, item }: VerbGround, unitId: number, officerId: number | null) {
  const officers = await listOfficers(tx, item.wardId);
  const { state } = item;
  if (isConcerned({ id: -1, unitId }, state))
    wrong('unitId', 'Đơn vị này đang bị phản ánh, không được giao xác minh.');
  const led = officers.find(({ id }) => id === state.subjectOfficerId);
  if (led && led.unitId === unitId && leads(led.duties))
    wrong('unitId', 'Người bị phản ánh đứng đầu đơn vị này, không được giao xác minh.');
  if (officerId === null) return;
  const officer = officers.find(({ id }) => id === officerId);
  if (officer?.unitId !== unitId) wrong('officerId', 'Chọn một người của đơn vị đã chọn.');
  if (isConcerned(officer, state))
    wrong('officerId', 'Người này đang bị phản ánh, không được giao xác minh.');
}

function leads(duties: readonly string[]): boolean {
  return duties.includes('review') || duties.includes('oversee') || duties.includes('sign');
}

/** Once, for what is complex: the ward's own number of working days more. */
export const extend = verb({
  step: 'extend',
  payload: ({ item, ground }, form) => {
    const { reason } = parseFields(z.object({ reason: words(2000) }), form, NOT_DONE);
    return { reason, dueOn: mustExtendTo(item.state, ground) };
  },
  tells: () => 'extended',
});

function mustExtendTo(state: FeedbackState, { rules, calendar }: VerbGround['ground']): string {
  if (rules.complexDays === 0) wrong('reason', 'Phường không đặt ngày kéo dài cho việc phức tạp.');
  return workingDaysAfter(state.handleDue, rules.complexDays, calendar);
}
