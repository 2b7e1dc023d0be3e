import type { Step, StepOf } from '../step-payloads.ts';
import { signedAs, signedBy } from './issuer.ts';
import { applicantFacts, ending, type FormSource, filer, type Slip, slipHead, unitName } from './slip.ts';

/**
 * Phiếu từ chối tiếp nhận (giải quyết) hồ sơ: not taken in, or taken in and not resolved.
 * @law Mẫu số 03, Phụ lục I, TT 03/2025/TT-VPCP
 * @checked 2026-11-23 through local decisions that quote the form's name and fields; the annex itself was not read
 * @uncertain the order of the fields
 */
export function refusalSlip(source: FormSource, given: Step): Slip {
  const step = given as StepOf<'refuse'>;
  const { receivedAt, receivingUnitId } = source.dossier.state;
  const isTakenIn = receivedAt !== null;
  const isDesk = !isTakenIn || step.unitId === receivingUnitId;
  const { issuer, signature } = signedAs(source, step, {
    signer: 'taker',
    taker: isDesk ? 'Người tiếp nhận hồ sơ' : 'Người giải quyết hồ sơ',
  });
  return {
    ...slipHead(source, 'refusal-slip', step, issuer),
    blocks: [
      {
        kind: 'facts',
        rows: applicantFacts(source, isTakenIn ? 'Tiếp nhận hồ sơ của' : 'Xem xét hồ sơ của'),
      },
      {
        kind: 'paragraph',
        text: `Qua xem xét, ${unitName(source, step.unitId)} thông báo ${isTakenIn ? 'không giải quyết' : 'không tiếp nhận'} hồ sơ này với lý do cụ thể như sau:`,
      },
      { kind: 'paragraph', text: step.payload.reason },
      ...ending(source, { closing: 'Xin thông báo để ông/bà được biết và thực hiện', isLetter: true }),
    ],
    signatures: [signedBy('Người nộp hồ sơ', filer(source.dossier)), signature],
  };
}
