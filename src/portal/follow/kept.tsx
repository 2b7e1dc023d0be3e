import { type Dossier, SOURCE_LABELS, slipsOf } from '../../features/dossiers/index.ts';
import type { FiledAnswers } from '../../features/drafts/index.ts';
import { EVENT_LABELS, type listTold } from '../../features/notices/index.ts';
import { describeAnswers } from '../../features/procedures/index.ts';
import { formatTime } from '../../law/day.ts';
import { DeclaredAnswers } from '../../ui/form-page/declared-answers.tsx';
import { Part } from '../procedures/part.tsx';
import { pathOf } from './read-own.ts';

/** The papers of the dossier, each to be fetched again. */
export function Papers({ dossier }: { dossier: Dossier }) {
  const { documents } = dossier.state;
  if (documents.length === 0) return null;
  return (
    <Part title="Giấy tờ đã nộp">
      <ul class="papers">
        {documents.map((each) => (
          <li>
            {each.name}
            {each.file !== null && (
              <>
                {' '}
                <a href={pathOf(dossier, `tep/${each.no}`)}>Tải về</a>
              </>
            )}
            <small>{SOURCE_LABELS[each.source]}</small>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What was declared when it was filed: who asks, and every answer of the form where there was one. */
export function Filed({ dossier, filed }: { dossier: Dossier; filed: FiledAnswers | null }) {
  const { applicant } = dossier;
  const rows = [
    ['Người nộp', applicant.name],
    ['Người nộp thay', applicant.representativeName],
    ['Điện thoại', applicant.phone],
    ['Thư điện tử', applicant.email],
    ['Địa chỉ', applicant.address],
    ['Nội dung yêu cầu', applicant.request],
  ].flatMap(([label, value]) => (value ? [{ label: label!, value }] : []));
  return (
    <Part title="Nội dung đã khai">
      <DeclaredAnswers pages={[{ page: 'Người nộp', rows }]} />
      {filed && (
        <details>
          <summary>Toàn bộ tờ khai</summary>
          <DeclaredAnswers pages={describeAnswers(filed.form, filed.answers)} />
          <p>
            <a href={pathOf(dossier, 'to-khai.pdf')}>Tải tờ khai (PDF)</a> ·{' '}
            <a href={`/bien-nhan/${dossier.state.code}`}>Biên nhận đã nộp</a>
          </p>
        </details>
      )}
    </Part>
  );
}

/** The slips and letters that were made for the applicant; the control slip is the office's own. */
export function Slips({ dossier }: { dossier: Dossier }) {
  const slips = slipsOf(dossier).filter(({ kind }) => kind !== 'control-slip');
  if (slips.length === 0) return null;
  return (
    <Part title="Phiếu, thư của Trung tâm">
      <ul>
        {slips.map(({ kind, stepNo, title, number }) => (
          <li>
            <a href={pathOf(dossier, `phieu/${kind}.pdf?buoc=${stepNo}`)}>
              {title}
              {number !== null && `, số ${number.padStart(2, '0')}`} (PDF)
            </a>
          </li>
        ))}
      </ul>
    </Part>
  );
}

const CHANNEL_WORDS = { mail: 'thư điện tử', sms: 'tin nhắn SMS', zalo: 'tin nhắn Zalo' } as const;

type Told = Awaited<ReturnType<typeof listTold>>;

export function Messages({ told }: { told: Told }) {
  if (told.length === 0) return null;
  return (
    <Part title="Tin đã gửi cho bạn">
      <ul class="papers">
        {together(told).map((group) => (
          <li>
            {EVENT_LABELS[group[0]!.event]}
            <small>
              {formatTime(group[0]!.at)},{' '}
              {[...new Set(group.map((each) => CHANNEL_WORDS[each.channel]))].join(', ')}
            </small>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What was told at one time by several ways stands together. */
function together(told: Told): Told[] {
  const groups = new Map<string, Told>();
  for (const each of told) {
    const key = `${each.event} ${formatTime(each.at)}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}
