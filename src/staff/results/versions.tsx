import type { ResultDraft } from '../../features/results/index.ts';
import { formatTime } from '../../law/day.ts';
import { documentNumber } from '../../law/signature-block.ts';
import { Status as StatusMark } from '../../ui/page.tsx';

interface VersionsProps {
  draft: ResultDraft;
  path: string;
  officerNames: ReadonlyMap<number, string>;
}

/** Every version with who saved it, every signature with what became of it, the number. */
export function Versions({ draft, path, officerNames }: VersionsProps) {
  const name = (id: number) => officerNames.get(id) ?? '';
  return (
    <section class="card card-body mb-3" aria-labelledby="cac-ban">
      <h2 id="cac-ban">Các bản</h2>
      <ol class="document-list">
        {draft.versions.map((each) => (
          <li>
            <a href={`${path}.pdf?ban=${each.no}`} data-turbo="false">
              Bản {each.no}
            </a>
            , {name(each.savedBy)} lưu lúc {formatTime(each.savedAt)}
            {draft.approvals
              .filter((approval) => approval.versionNo === each.no)
              .map((approval) => (
                <>
                  <div>
                    {name(approval.signedBy)} ký lúc {formatTime(approval.signedAt)}
                  </div>
                  {approval.isVoid ? (
                    <StatusMark tone="bad">Chữ ký không còn dùng: hồ sơ đã trả lại</StatusMark>
                  ) : (
                    <a class="btn btn-sm" href={`${path}.pdf?ky=${approval.no}`} data-turbo="false">
                      Mở bản đã ký
                    </a>
                  )}
                </>
              ))}
          </li>
        ))}
      </ol>
      {draft.number && (
        <p class="mb-0">
          Số {documentNumber(draft.number.number, draft.number.symbol)} năm {draft.number.year}:{' '}
          {draft.number.state === 'issued' ? (
            <StatusMark tone="good">Đã phát hành</StatusMark>
          ) : (
            <StatusMark tone="warn">Đang giữ, chờ đóng dấu xong</StatusMark>
          )}
        </p>
      )}
    </section>
  );
}
