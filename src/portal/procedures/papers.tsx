import {
  type DataReplacement,
  describeWhen,
  FORM_LABELS,
  matchDataReplacement,
  type ProcedureVersion,
  type RequiredDocument,
  readableReplacements,
} from '../../features/procedures/index.ts';

interface PapersProps {
  procedure: ProcedureVersion;
  replacements: readonly DataReplacement[];
  isOpen: boolean;
}

/** What to bring, and what nobody may ask for. */
export function Papers({ procedure, replacements, isOpen }: PapersProps) {
  const shown = readableReplacements(replacements);
  return (
    <>
      {procedure.documents.length === 0 ? (
        <p>Chưa có dữ liệu. Hãy hỏi nơi nhận hồ sơ trước khi đi.</p>
      ) : (
        <>
          <ol class="papers">
            {procedure.documents.map((each) => (
              <Paper paper={each} replaced={matchDataReplacement(each.name, replacements)} />
            ))}
          </ol>
          <p class="text-secondary">Số lượng: 01 bộ hồ sơ.</p>
        </>
      )}
      {shown.length > 0 && (
        <details open={isOpen}>
          <summary>Giấy tờ cơ quan tự tra trong cơ sở dữ liệu (Nghị quyết 66.7/2025/NQ-CP)</summary>
          <ul>
            {shown.map((each) => (
              <li>
                {each.paper}: tra trong {each.database}.
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Paper({ paper, replaced }: { paper: RequiredDocument; replaced: DataReplacement | null }) {
  const copies = paper.quantity > 1 ? `, ${paper.quantity} bản` : '';
  return (
    <li>
      {paper.name} ({FORM_LABELS[paper.form]}
      {copies}){paper.when && <small>{describeWhen(paper.when)}</small>}
      {replaced && (
        <small class="paper-spared">
          Không phải nộp – cơ quan khai thác dữ liệu trong {replaced.database}. Chỉ khi không tra được mới hỏi
          đến{paper.form === 'presented' ? ', nên bạn vẫn mang theo' : ''}.
        </small>
      )}
    </li>
  );
}
