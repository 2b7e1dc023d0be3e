import { type PublishDraft, SHORTEST_REASON, type Suspect } from '../../../features/feedback/index.ts';

interface SuspectsProps {
  /** Found in the original; empty where there is none. */
  original: readonly Suspect[];
  /** Found in what is to be shown. */
  standing: readonly Suspect[];
  draft: PublishDraft;
  errors: Readonly<Record<string, string>>;
}

/** Everything in a text that looks like personal data, with what is decided about it. */
export function Suspects({ original, standing, draft, errors }: SuspectsProps) {
  const stands = new Set(standing.map(({ key }) => key));
  const all = [...standing, ...original.filter(({ key }) => !stands.has(key))];
  if (all.length === 0) return null;
  return (
    <ul class="suspects">
      {all.map((suspect) => (
        <SuspectLine
          {...{ suspect, stands: stands.has(suspect.key), error: errors[`why-${suspect.key}`] }}
          decision={draft.decisions.get(suspect.key)}
        />
      ))}
    </ul>
  );
}

const KIND_WORDS: Record<Suspect['kind'], string> = {
  ...{ name: 'Tên người', phone: 'Số điện thoại', 'personal-id': 'Số định danh', passport: 'Số hộ chiếu' },
  ...{ plate: 'Biển số xe', email: 'Thư điện tử', 'bank-account': 'Số tài khoản', insurance: 'Số bảo hiểm' },
  ...{ 'tax-code': 'Mã số thuế', birth: 'Ngày sinh', address: 'Địa chỉ', profile: 'Trang cá nhân' },
  ...{ 'dossier-code': 'Mã hồ sơ', number: 'Dãy số', known: 'Của người liên quan' },
};

interface LineProps {
  suspect: Suspect;
  stands: boolean;
  error: string | undefined;
  decision: { keeps: boolean; reason: string } | undefined;
}

function SuspectLine({ suspect, stands, error, decision }: LineProps) {
  const { key, kind, certainty } = suspect;
  const isOpen = stands && certainty === 'sure' && (decision?.reason ?? '').length < SHORTEST_REASON;
  return (
    <li>
      <div>
        <b>{KIND_WORDS[kind]}</b> ({certainty === 'sure' ? 'chắc' : 'chưa chắc'}
        {stands ? (isOpen ? ', còn trong lời công khai' : ', giữ') : ', đã che'}): …{suspect.before}
        <mark>{suspect.shown}</mark>
        {suspect.after}…
      </div>
      {kind === 'known' && !stands ? (
        <div class="text-secondary">Luôn che. Cần nêu thì gõ lại vào ô, bấm "Xem lại", rồi ghi lý do.</div>
      ) : (
        <Choice {...{ suspect, stands, error, decision }} />
      )}
      {error && (
        <div class="field-error" id={`why-${key}-error`}>
          {error}
        </div>
      )}
    </li>
  );
}

function Choice({ suspect: { key, certainty, shown }, stands, error, decision }: LineProps) {
  const chosen = decision === undefined ? (stands ? '' : 'mask') : decision.keeps ? 'keep' : 'mask';
  return (
    <fieldset class="suspect-choice">
      <legend class="visually-hidden">Che hay giữ "{shown}"</legend>
      {(['mask', 'keep'] as const).map((value) => (
        <label class="form-check form-check-inline">
          <input
            class="form-check-input"
            type="radio"
            name={`decide-${key}`}
            value={value}
            checked={chosen === value}
          />
          <span class="form-check-label">{value === 'mask' ? 'Che' : 'Giữ'}</span>
        </label>
      ))}
      <label class="suspect-why">
        Lý do giữ
        {certainty === 'likely' && <span class="text-secondary"> (không bắt buộc)</span>}
        <input
          class={`form-control form-control-sm${error ? ' is-invalid' : ''}`}
          id={`why-${key}`}
          name={`why-${key}`}
          value={decision?.reason ?? ''}
        />
      </label>
    </fieldset>
  );
}
