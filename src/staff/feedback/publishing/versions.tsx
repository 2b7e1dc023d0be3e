import {
  PUBLIC_FIELD_LABELS,
  PUBLIC_FIELDS,
  type PublicationVersion,
} from '../../../features/feedback/index.ts';
import { formatTime, toLocalIso } from '../../../law/day.ts';

interface VersionsProps {
  versions: readonly PublicationVersion[];
  itemPath: string;
  nameOf(officerId: number): string;
}

/** Everything that was ever shown of an item, the newest first; what changed from one version to the next is pointed at. */
export function Versions({ versions, itemPath, nameOf }: VersionsProps) {
  if (versions.length === 0) return null;
  return (
    <section class="card card-body mb-3" aria-labelledby="cac-ban">
      <h2 id="cac-ban">Các bản đã công khai</h2>
      <ol class="control-steps">
        {versions.toReversed().map((each) => (
          <li>
            <time datetime={toLocalIso(each.publishedAt)}>{formatTime(each.publishedAt)}</time>{' '}
            <b>Bản {each.version}</b>
            {each.reason !== '' && <div>Lý do sửa: {each.reason}</div>}
            <div class="text-secondary">
              {nameOf(each.publishedBy)}; {countsOf(each)}
            </div>
            <details>
              <summary>Lời của bản này</summary>
              <Texts each={each} before={versions.find(({ version }) => version === each.version - 1)} />
            </details>
          </li>
        ))}
      </ol>
      <p class="mb-0">
        <a href={itemPath}>Xem mọi bước của phản ánh</a>
      </p>
    </section>
  );
}

function countsOf({ decisions }: PublicationVersion): string {
  const count = (decision: string) => decisions.filter((each) => each.decision === decision).length;
  return `che ${count('masked')} chỗ, giữ ${count('kept')} chỗ, làm mờ ${count('blurred')} ảnh`;
}

function Texts({ each, before }: { each: PublicationVersion; before: PublicationVersion | undefined }) {
  return (
    <dl class="facts">
      {PUBLIC_FIELDS.filter((field) => each.text[field] !== '' || (before?.text[field] ?? '') !== '').map(
        (field) => (
          <>
            <dt>
              {PUBLIC_FIELD_LABELS[field]}
              {before !== undefined && before.text[field] !== each.text[field] && ' (đã sửa)'}
            </dt>
            <dd class="prewrap">{each.text[field]}</dd>
          </>
        ),
      )}
    </dl>
  );
}
