import { formatDay, toLocalDay } from '../../../law/day.ts';
import { describeTerm } from '../../procedures/index.ts';
import { CHANNEL_LABELS, RETURN_LABELS, SOURCE_LABELS } from '../labels.ts';
import { fold } from '../state.ts';
import type { Step } from '../step-payloads.ts';
import { centreIssuer, signedBy } from './issuer.ts';
import {
  applicantFacts,
  ending,
  type FormSource,
  filer,
  officerName,
  resolvingBody,
  type Slip,
  type SlipTable,
  slipHead,
  slipTime,
} from './slip.ts';

/**
 * Giấy tiếp nhận hồ sơ và hẹn trả kết quả.
 * @law Mẫu số 01, Phụ lục I, TT 03/2025/TT-VPCP
 * @checked 2026-11-23 through local decisions that quote the form's name and fields; the annex itself was not read
 * @uncertain the order of the fields; the register has no number of its own, the order number of the day stands for it
 */
export function acceptanceSlip(source: FormSource, step: Step): Slip {
  const { dossier } = source;
  return {
    ...slipHead(source, 'acceptance-slip', step, centreIssuer(source)),
    blocks: [
      { kind: 'facts', rows: applicantFacts(source, 'Tiếp nhận hồ sơ của') },
      papers(source, step),
      { kind: 'facts', rows: [...wayFacts(source), ...timeFacts(source, step)] },
      ...ending(source, {
        closing:
          'Quét mã QR, hoặc nhập mã hồ sơ và 4 số cuối điện thoại tại trang tra cứu, để biết hồ sơ đang ở đâu.',
      }),
    ],
    signatures: [
      signedBy('Người nộp hồ sơ', filer(dossier)),
      signedBy('Người tiếp nhận hồ sơ', officerName(source, step.officerId)),
    ],
  };
}

/** Papers as they were when the dossier was accepted; those of a later supplement are not on it. */
function papers({ dossier }: FormSource, { no }: Step): SlipTable {
  const accepted = fold(dossier.steps.slice(0, no).map((each) => each.step));
  return {
    kind: 'table',
    title: 'Thành phần hồ sơ nộp gồm:',
    head: ['TT', 'Tên giấy tờ', 'Hình thức', 'Số lượng'],
    widths: [0.07, 0.54, 0.25, 0.14],
    rows: accepted.documents.map((each) => [
      String(each.no),
      each.name,
      each.source === 'database' ? 'Không yêu cầu, khai thác dữ liệu' : SOURCE_LABELS[each.source],
      each.source === 'database' ? '' : String(each.quantity),
    ]),
  };
}

function wayFacts(source: FormSource): [string, string][] {
  const { place, elsewhere, foreignCode, channel, assistedOnline } = source.dossier.state;
  const rows: [string, string][] = [
    ['Số lượng hồ sơ', '01 (bộ)'],
    ['Hình thức nộp', `${CHANNEL_LABELS[channel]}${assistedOnline ? ', có cán bộ hỗ trợ' : ''}`],
  ];
  if (place === 'from_elsewhere')
    rows.push([
      'Nơi nhận hồ sơ ban đầu',
      `${elsewhere ?? ''}${foreignCode ? ` (mã hồ sơ ${foreignCode})` : ''}`,
    ]);
  rows.push(['Cơ quan giải quyết', resolvingBody(source)]);
  return rows;
}

function timeFacts({ dossier, procedure }: FormSource, step: Step): [string, string][] {
  const { state, applicant } = dossier;
  const term = procedure.terms.find((each) => each.no === state.termNo);
  const receivedAt = state.receivedAt ?? step.at;
  const day = toLocalDay(receivedAt);
  const order = state.code.slice(state.code.lastIndexOf('-') + 1);
  return [
    [
      'Thời gian giải quyết hồ sơ theo quy định là',
      term ? describeTerm(term) : 'Thủ tục chưa có thời hạn trong danh mục',
    ],
    ['Thời gian nhận hồ sơ', slipTime(receivedAt)],
    [
      'Thời gian trả kết quả giải quyết hồ sơ',
      step.dueAt ? slipTime(step.dueAt) : 'Theo thông báo của Trung tâm',
    ],
    ['Đăng ký nhận kết quả', RETURN_LABELS[applicant.returnBy]],
    ['Vào Sổ theo dõi hồ sơ', `Quyển số ${day.slice(0, 4)}, số thứ tự ${order}, ngày ${formatDay(day)}`],
  ];
}
