import { formatDay, toLocalDay } from '../../law/day.ts';
import { longDay, type PrintedForm, type SlipSource } from '../dossiers/index.ts';

/**
 * Phiếu giao nhận kết quả: what the receiver signs by hand when the paper is given to him, where he does not sign on the screen.
 * @law NĐ 118/2025/NĐ-CP, Điều 22 (trả kết quả); Mẫu số 07 có cột "ký nhận"
 * @checked 2026-11-27 domain.md §1.4
 * @uncertain no form of this slip was read: its wording is ours
 */
export function handOverSlip(source: SlipSource, at: Date): PrintedForm {
  const { ward, dossier, procedure, publicUrl } = source;
  const { applicant, state } = dossier;
  const { code } = state;
  return {
    formName: '',
    title: 'Phiếu giao nhận kết quả',
    number: null,
    issuer: { parent: [], name: ['Trung tâm phục vụ hành chính công', ward.name], sign: '' },
    placeAndDay: `${ward.name.replace(/^(phường|xã|đặc khu)\s+/i, '')}, ${longDay(toLocalDay(at))}`,
    issuedAt: at,
    code,
    qrText: `${publicUrl}/tra-cuu?ma=${encodeURIComponent(code)}`,
    addressee: null,
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['Mã hồ sơ', code],
          ['Thủ tục', procedure.name],
          ['Người nộp', applicant.name],
          [
            'Kết quả',
            `số ${state.resultNumber ?? ''}, ngày ${state.resultOn ? formatDay(state.resultOn) : ''}`,
          ],
        ],
      },
      { kind: 'paragraph', text: 'Người ký tên dưới đây đã nhận đủ kết quả nêu trên.' },
    ],
    signatures: [
      { authority: [], who: 'Người giao', hint: '(Ký và ghi rõ họ tên)', name: '' },
      {
        authority: [],
        who: 'Người nhận',
        hint: '(Ký và ghi rõ họ tên)',
        name: applicant.representativeName ?? applicant.name,
      },
    ],
    recipients: [],
  };
}
