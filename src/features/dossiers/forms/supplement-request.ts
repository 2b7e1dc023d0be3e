import { MODE_LABELS } from '../labels.ts';
import type { Step, StepOf } from '../step-payloads.ts';
import { signedAs } from './issuer.ts';
import { applicantFacts, ending, type FormSource, type Slip, slipHead, slipTime } from './slip.ts';

/**
 * Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: before acceptance, while the dossier is examined, or once more with the
 * reason of the centre's director, who then signs it.
 * @law Mẫu số 02, Phụ lục I, TT 03/2025/TT-VPCP
 * @checked 2026-11-23 through local decisions that quote the form's name and fields; the annex itself was not read
 * @uncertain the order of the fields
 */
export function supplementRequest(source: FormSource, given: Step): Slip {
  const step = given as StepOf<'request_supplement'>;
  const { items, reason, directorReason } = step.payload;
  const { issuer, signature } = signedAs(directorReason ? usual(source) : source, step, {
    signer: directorReason ? 'director' : 'taker',
    taker: 'Người hướng dẫn',
  });
  return {
    ...slipHead(source, 'supplement-request', step, issuer),
    blocks: [
      { kind: 'facts', rows: applicantFacts(source) },
      { kind: 'list', title: 'Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:', items },
      { kind: 'paragraph', text: `Lý do: ${reason}` },
      ...(directorReason
        ? [
            {
              kind: 'paragraph' as const,
              text: `Lý do giám đốc Trung tâm cho yêu cầu bổ sung thêm: ${directorReason}`,
            },
          ]
        : []),
      { kind: 'facts', rows: timeFacts(step) },
      ...ending(source, { closing: source.words.contact ? '' : contact(source) }),
    ],
    signatures: [signature],
  };
}

/** A further request is always the director's own. */
function usual(source: FormSource): FormSource {
  return { ...source, words: { ...source.words, signer: '' } };
}

function timeFacts({ statusAfter, payload: { mode, until } }: StepOf<'request_supplement'>) {
  const isAccepted = statusAfter !== 'awaiting_intake_supplement';
  const rows: [string, string][] = [
    ['Thời hạn giải quyết', isAccepted ? MODE_LABELS[mode] : 'Tính từ khi hồ sơ đủ và được tiếp nhận'],
  ];
  if (until) rows.push(['Bổ sung trước', `${slipTime(new Date(until))}; quá thời hạn này hồ sơ được dừng`]);
  return rows;
}

function contact({ ward }: FormSource): string {
  const phone = ward.phone ? `, số điện thoại ${ward.phone}` : '';
  return `Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, liên hệ Trung tâm Phục vụ hành chính công, ${ward.address}${phone}, để được hướng dẫn.`;
}
