import { formatTime, toLocalDay } from '../../../law/day.ts';
import type { Ward } from '../../organisation/index.ts';
import { type Answers, applicantOf, describeAnswers, type FormDefinition } from '../../procedures/index.ts';
import { longDay, type PrintedForm, type SlipBlock } from './slip.ts';

export interface DeclarationSource {
  ward: Ward;
  /** Code of the dossier, or what stands for it before it has one. */
  code: string;
  procedureName: string;
  publicUrl: string;
  filedAt: Date;
  /** The version that it was filled in with. */
  form: FormDefinition;
  answers: Answers;
}

/** The electronic declaration (tờ khai điện tử) as it is printed: who declares, then every answer, page by page. */
export function declaration(source: DeclarationSource): PrintedForm {
  const { ward, code, publicUrl, filedAt, form, answers } = source;
  const place = ward.name.replace(/^(phường|xã|đặc khu)\s+/i, '');
  const { name, representativeName } = applicantOf(form, answers);
  return {
    formName: `Tờ khai điện tử ${form.procedureCode}, bản ${form.version}`,
    title: form.title,
    number: null,
    issuer: { parent: [], name: [], sign: '' },
    placeAndDay: `${place}, ${longDay(toLocalDay(filedAt))}`,
    issuedAt: filedAt,
    code,
    qrText: `${publicUrl}/tra-cuu?ma=${encodeURIComponent(code)}`,
    addressee: `Ủy ban nhân dân ${ward.name}`,
    blocks: [whoDeclares(source), ...answered(form, answers), closing(source)],
    signatures: [
      { authority: [], who: 'Người khai', hint: '(Khai qua mạng)', name: representativeName || name },
    ],
    recipients: [],
  };
}

function whoDeclares({ code, procedureName, form, answers }: DeclarationSource): SlipBlock {
  const { name, representativeName, representativeBasis } = applicantOf(form, answers);
  const behalf = [representativeName, representativeBasis].filter((text) => text !== '').join(', ');
  return {
    kind: 'facts',
    rows: [
      ['Mã hồ sơ', code],
      ['Thủ tục', procedureName],
      ['Người yêu cầu', name],
      ...(representativeName === '' ? [] : [['Người nộp thay', behalf] satisfies [string, string]]),
    ],
  };
}

function answered(form: FormDefinition, answers: Answers): SlipBlock[] {
  return describeAnswers(form, answers).map(({ page, rows }) => ({
    kind: 'table',
    title: page,
    head: ['Mục khai', 'Nội dung khai'],
    widths: [0.38, 0.62],
    rows: rows.map(({ label, value }) => [label, value]),
  }));
}

function closing({ filedAt, form }: DeclarationSource): SlipBlock {
  const unread = form.isVerified
    ? ''
    : ' Biểu mẫu điện tử này chưa được đối chiếu với tờ khai chính thức (chưa xác minh).';
  return { kind: 'paragraph', text: `Người khai gửi qua mạng lúc ${formatTime(filedAt)}.${unread}` };
}
