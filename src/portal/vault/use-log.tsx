import { BASIS_LABELS, USE_LABELS, type UseLine } from '../../features/vault/index.ts';
import { formatTime } from '../../law/day.ts';

/** Who looked at a paper, used it or changed what may be done with it: newest first, in plain words. */
export function UseLog({ uses }: { uses: readonly UseLine[] }) {
  return (
    <ul class="result-list">
      {uses.map((use) => (
        <li>
          {sentenceOf(use)}
          <small>
            <time datetime={use.at.toISOString()}>{formatTime(use.at)}</time>
          </small>
        </li>
      ))}
    </ul>
  );
}

function sentenceOf(use: UseLine) {
  const who = use.officer ? `${use.officer.title}, ${use.officer.unit}` : use.isOwner ? 'Bạn' : 'Hệ thống';
  const deed = USE_LABELS[use.what].toLowerCase();
  const where = use.dossierCode === null ? '' : use.what === 'kept' ? ' từ hồ sơ' : '';
  return (
    <>
      <b>{who}</b>: {deed}
      {where}
      {use.dossierCode !== null && ` ${use.dossierCode} (${use.procedureName})`}
      {use.basis !== null && `, vì ${BASIS_LABELS[use.basis]}`}.
    </>
  );
}
