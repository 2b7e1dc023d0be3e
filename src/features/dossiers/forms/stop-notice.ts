import type { Step, StepOf } from '../step-payloads.ts';
import { signedAs } from './issuer.ts';
import {
  applicantFacts,
  ending,
  type FormSource,
  filer,
  type Slip,
  slipHead,
  slipTime,
  unitName,
} from './slip.ts';

type Stop = StepOf<'withdraw'> | StepOf<'stop'> | StepOf<'expire'>;

/**
 * Thông báo dừng giải quyết hồ sơ: at the applicant's request, by decision of the unit, or because a supplement was not
 * brought in time; the last is made by the system and waits for the director's signature.
 * @law Mẫu số 05, Phụ lục I, TT 03/2025/TT-VPCP; Điều 7 TT 03/2025/TT-VPCP (dừng theo yêu cầu)
 * @checked 2026-11-23 through local decisions that quote the form's name and fields; the annex itself was not read
 * @uncertain the order of the fields
 */
export function stopNotice(source: FormSource, given: Step): Slip {
  const step = given as Stop;
  const { issuer, signature } = signedAs(source, step, {
    signer: step.officerId === null ? 'director' : USUAL_SIGNERS[step.step],
    taker: 'Người lập thông báo',
  });
  return {
    ...slipHead(source, 'stop-notice', step, issuer),
    addressee: source.dossier.applicant.name,
    blocks: [
      {
        kind: 'facts',
        rows: [
          ...applicantFacts(source),
          ['Người yêu cầu dừng', askedBy(step, source)],
          ['Thời điểm dừng', slipTime(step.at)],
        ],
      },
      { kind: 'paragraph', text: `Lý do: ${reasonOf(step)}` },
      ...ending(source, { fixed: because(step), isLetter: true }),
    ],
    signatures: [signature],
    recipients: ['Như trên', 'Lưu: VT, hồ sơ'],
  };
}

/** The desk itself answers a request that was made to it; one made through the portal the director confirms; what the unit decides its head signs; what the system closes the director. */
const USUAL_SIGNERS = { withdraw: 'taker', stop: 'unit_head', expire: 'director' } as const;

function askedBy({ step }: Stop, source: FormSource): string {
  if (step === 'withdraw') return filer(source.dossier);
  return step === 'stop' ? unitName(source, source.dossier.state.competentUnitId) : 'Không có';
}

function reasonOf(step: Stop): string {
  if (step.step !== 'expire') return step.payload.reason;
  return `Hồ sơ không được bổ sung trước ${slipTime(new Date(step.payload.until))} như đã yêu cầu.`;
}

function because({ step }: Stop): string {
  const stopped = 'Hồ sơ được dừng giải quyết kể từ thời điểm trên';
  if (step === 'withdraw') return `${stopped} theo yêu cầu của người nộp`;
  if (step === 'stop') return `${stopped} theo quyết định của cơ quan giải quyết`;
  return `${stopped} vì đã hết thời hạn bổ sung. Khi đủ giấy tờ, ông/bà có thể nộp hồ sơ mới`;
}
