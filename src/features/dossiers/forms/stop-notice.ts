import type { Unit } from '../../organisation/index.ts';
import type { Step, StepOf } from '../step-payloads.ts';
import { centreIssuer, centreOf, headIssuer, signedBy, signedByHead } from './issuer.ts';
import {
  applicantFacts,
  filer,
  officerName,
  type Slip,
  type SlipSource,
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
export function stopNotice(source: SlipSource, given: Step): Slip {
  const step = given as Stop;
  const head = headOf(step, source);
  const issuer = head ? headIssuer(source, head, step) : centreIssuer(source);
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
      { kind: 'paragraph', text: because(step) },
    ],
    signatures: [
      head
        ? signedByHead(source, head, step)
        : signedBy('Người lập thông báo', officerName(source, step.officerId)),
    ],
    recipients: ['Như trên', 'Lưu: VT, hồ sơ'],
  };
}

/** The unit whose head signs; the desk itself answers a request. */
function headOf({ step }: Stop, { dossier, units }: SlipSource): Unit | undefined {
  if (step === 'withdraw') return undefined;
  return step === 'stop' ? units.get(dossier.state.competentUnitId) : centreOf(units);
}

function askedBy({ step }: Stop, source: SlipSource): string {
  if (step === 'withdraw') return filer(source.dossier);
  return step === 'stop' ? unitName(source, source.dossier.state.competentUnitId) : 'Không có';
}

function reasonOf(step: Stop): string {
  if (step.step !== 'expire') return step.payload.reason;
  return `Hồ sơ không được bổ sung trước ${slipTime(new Date(step.payload.until))} như đã yêu cầu.`;
}

function because({ step }: Stop): string {
  const stopped = 'Hồ sơ được dừng giải quyết kể từ thời điểm trên';
  if (step === 'withdraw') return `${stopped} theo yêu cầu của người nộp./.`;
  if (step === 'stop') return `${stopped} theo quyết định của cơ quan giải quyết./.`;
  return `${stopped} vì đã hết thời hạn bổ sung. Khi đủ giấy tờ, ông/bà có thể nộp hồ sơ mới./.`;
}
