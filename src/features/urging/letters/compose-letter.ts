import { formatDay, toLocalDay } from '../../../law/day.ts';
import type { UrgingSigner, UrgingStep } from '../../../law/urging.ts';
import type { Block } from '../../official-documents/index.ts';
import type { UrgingCase } from '../schema.ts';
import type { LateSubject } from '../sources/source.ts';

/** A letter that went before, as the next one names it. */
export interface EarlierLetter {
  step: UrgingStep;
  /** "12/UBND-TTPVHCC"; null while it is not issued. */
  number: string | null;
  day: string | null;
}

export interface LetterWords {
  subject: string;
  addressees: string[];
  body: Block[];
  recipients: string[];
}

const CENTRE = 'Trung tâm Phục vụ hành chính công';

/** What asks, as the beginning of a sentence. */
const ASKS: Record<UrgingSigner, string> = {
  superior: 'Đề nghị',
  director: `Giám đốc ${CENTRE} đề nghị`,
  chairman: 'Chủ tịch Ủy ban nhân dân phường yêu cầu',
};

/** What comes after the letter when nothing is done. */
const AFTER: Record<UrgingSigner, string> = {
  superior: 'Quá thời hạn trên mà chưa xong, việc này sẽ được đôn đốc bằng văn bản ở bước tiếp theo.',
  director: `Quá thời hạn trên mà chưa xong, ${CENTRE} sẽ báo cáo Chủ tịch Ủy ban nhân dân phường.`,
  chairman:
    'Thủ trưởng đơn vị chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân phường về việc chậm trễ; kết quả thực hiện là căn cứ đánh giá, xếp loại.',
};

/** The letter of a step: the facts of today, what went before, what is asked and by when. */
export function composeLetter(
  known: UrgingCase,
  step: UrgingStep,
  late: LateSubject,
  earlier: readonly EarlierLetter[],
): LetterWords {
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  const before = wordsBefore(known, earlier);
  const to = late.addressees.length === 1 ? late.addressees[0]! : 'các đơn vị có tên trên';
  return {
    subject: `${step.isNotice ? 'nhắc việc' : 'đôn đốc'} ${late.matter.about}`,
    addressees: late.addressees,
    body: [
      ...late.matter.body,
      ...(before === '' ? [] : [paragraph(before)]),
      paragraph(
        `${ASKS[step.signer]} ${to} ${late.matter.asked}; trả lời bằng văn bản hoặc trên hệ thống trong ${step.waitDays} ngày làm việc kể từ ngày ${step.isNotice ? 'nhận được nhắc việc' : 'ban hành văn bản này'}.`,
      ),
      paragraph(AFTER[step.signer]),
    ],
    recipients: [
      'Như trên',
      ...(step.signer === 'superior' ? [] : ['Chủ tịch, các Phó Chủ tịch UBND phường (để biết)']),
    ],
  };
}

function wordsBefore({ state, events }: UrgingCase, earlier: readonly EarlierLetter[]): string {
  if (earlier.length === 0) return '';
  const letters = earlier.map(({ step, number, day }) =>
    number !== null && day !== null
      ? `${step.isNotice ? 'văn bản nhắc việc' : 'văn bản đôn đốc'} số ${number} ngày ${formatDay(day)}`
      : `nhắc việc trên hệ thống ngày ${formatDay(state.steps.find(({ no }) => no === step.no)!.on)}`,
  );
  const answers = events.filter((each) => each.event === 'answered');
  const last = answers.at(-1);
  if (!last) return `Việc này đã có ${letters.join('; ')} nhưng đến nay chưa nhận được trả lời.`;
  const promised =
    last.payload.promisedOn === null ? '' : `, hẹn xong ngày ${formatDay(last.payload.promisedOn)}`;
  return `Việc này đã có ${letters.join('; ')}; đơn vị đã trả lời ngày ${formatDay(toLocalDay(last.at))}${promised} nhưng đến nay chưa hoàn thành.`;
}
