import {
  completeness,
  PART_LABELS,
  PART_NAMES,
  type ProcedureVersion,
} from '../../features/procedures/index.ts';
import { formatDay } from '../../law/day.ts';

/** Where these words come from, how sure they are, and what is still missing. */
export function About({ procedure }: { procedure: ProcedureVersion }) {
  const lacking = completeness(procedure).filter((part) => part.isRequired && !part.present);
  return (
    <>
      <p>
        Phiên bản {procedure.version} trong danh mục, dùng từ {formatDay(procedure.validFrom)}
        {procedure.decision ? `; quyết định công bố ${procedure.decision}` : ''}. Độ tin cậy
        {Object.keys(procedure.stated).length > 0 ? ' của các phần khác' : ''}:{' '}
        {confidenceWords(procedure.confidence)}.
      </p>
      {statedWords(procedure).map((words) => (
        <p>{words}</p>
      ))}
      {lacking.length > 0 && (
        <p>
          Phần chưa có theo khoản 2 Điều 8 Nghị định 63/2010/NĐ-CP:{' '}
          {lacking.map((part) => part.name.toLowerCase()).join('; ')}.
        </p>
      )}
      <p class="text-secondary">Nguồn: {procedure.source}.</p>
      {procedure.detailUrl && (
        <p class="no-print">
          <a href={procedure.detailUrl} rel="noopener">
            Xem trên Cổng Dịch vụ công quốc gia
          </a>
        </p>
      )}
    </>
  );
}

/** Which parts stand by which decision, a sentence for each decision. */
function statedWords({ stated }: ProcedureVersion): string[] {
  const parts = new Map<string, string[]>();
  for (const part of PART_NAMES) {
    const statement = stated[part];
    if (!statement) continue;
    const day = statement.decidedOn ? ` ngày ${formatDay(statement.decidedOn)}` : '';
    const decision = `${statement.decision}${day}`;
    parts.set(decision, [...(parts.get(decision) ?? []), PART_LABELS[part].toLowerCase()]);
  }
  return [...parts].map(([decision, names]) => `Theo ${decision}: ${names.join('; ')}.`);
}

function confidenceWords(confidence: string): string {
  if (confidence === 'high') return 'cao, lấy từ Cổng Dịch vụ công quốc gia';
  if (confidence === 'medium') return 'vừa, chưa đối chiếu đủ';
  if (confidence === 'low') return 'thấp, chưa xác minh';
  return confidence.replace('high', 'cao').replace('medium', 'vừa');
}
