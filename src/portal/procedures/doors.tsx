import {
  isReceivedOnline,
  normaliseProcedureCode,
  type ProcedureVersion,
} from '../../features/procedures/index.ts';
import { Problem } from '../../platform/problem.ts';

/** A code as it stands in an address. @throws Problem not_found */
export function cleanCode(given: string): string {
  const code = normaliseProcedureCode(given);
  if (!code) throw new Problem('not_found', 'Không có thủ tục này.');
  return code;
}

export function Subtitle({ procedure }: { procedure: ProcedureVersion }) {
  return (
    <p class="text-secondary">
      Mã thủ tục {procedure.code} · <a href={`/thu-tuc?linh-vuc=${procedure.fieldCode}`}>{procedure.field}</a>
      {procedure.code.startsWith('6.') && ' · Thủ tục nội bộ giữa các cơ quan: người dân không phải làm'}
    </p>
  );
}

/** What a citizen may do next with a procedure. */
export function Doors({ procedure, here }: { procedure: ProcedureVersion; here: 'chuan-bi' | 'thu-tuc' }) {
  const { code } = procedure;
  if (code.startsWith('6.')) return null;
  return (
    <p class="door-row no-print">
      {here === 'thu-tuc' && (
        <a class="btn btn-primary" href={`/thu-tuc/${code}/chuan-bi`}>
          Tôi cần mang gì?
        </a>
      )}
      {isReceivedOnline(procedure) && (
        <a class={here === 'chuan-bi' ? 'btn btn-primary' : 'btn'} href={`/nop-ho-so/${code}`}>
          Nộp trực tuyến
        </a>
      )}
      <a class="btn" href={`/dat-lich?thu-tuc=${code}`}>
        Đặt lịch hẹn
      </a>
      {here === 'thu-tuc' && (
        <a class="btn" href={`/thu-tuc/${code}/niem-yet`}>
          In để niêm yết
        </a>
      )}
    </p>
  );
}
