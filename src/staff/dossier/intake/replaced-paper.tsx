import { ADAPTER_LABELS, type Fact, type Lookup, OUTCOME_LABELS } from '../../../features/lookups/index.ts';
import { formatDay, formatTime, isDay } from '../../../law/day.ts';
import { isWrongThere } from '../../../law/failed-look-up.ts';
import type { NationalDatabase } from '../../../law/national-databases.ts';
import { maskPersonalId } from '../../../law/personal-id.ts';
import { Status as StatusMark } from '../../../ui/page.tsx';

/** A look-up of a row, with what came as far as the officer may read it. */
export interface ShownLookup {
  lookup: Lookup;
  facts: Fact[] | null;
}

interface ReplacedPaperProps {
  at: number;
  title: string;
  database: NationalDatabase;
  isConnected: boolean;
  shown: ShownLookup | undefined;
  values: Record<string, unknown>;
  errors: Readonly<Record<string, string>>;
}

/** A paper that data replace: what the database said, and the ways to look. */
export function ReplacedPaper({
  at,
  title,
  database,
  isConnected,
  shown,
  values,
  errors,
}: ReplacedPaperProps) {
  const name = (part: string) => `doc.${at}.${part}`;
  const value = (part: string) => String(values[name(part)] ?? '');
  const hasFault = ['subject', 'handOutcome', 'handReason', 'handAt'].some((part) => errors[name(part)]);
  return (
    <div class="lookup" id={name('lookup')} tabindex={-1}>
      {shown ? (
        <LookupResult {...shown} database={database} />
      ) : (
        <div class="form-hint">
          {database.name} ({database.owner})
          {!isConnected && ': chưa kết nối, tra cứu ngoài hệ thống rồi ghi lại'}
        </div>
      )}
      {shown && <input type="hidden" name={name('lookup')} value={String(shown.lookup.id)} />}
      {errors[name('lookup')] && <div class="field-error">{errors[name('lookup')]}</div>}
      {isConnected && <Press answer={`lookup.${at}`} label={shown ? 'Tra lại' : 'Tra cứu'} title={title} />}
      <details open={hasFault}>
        <summary>
          {isConnected ? 'Tra theo số khác, tra cứu ngoài hệ thống' : 'Ghi kết quả tra cứu ngoài hệ thống'}
        </summary>
        <label class="form-label">
          Số cần tra, nếu không phải của người nộp
          <input
            class="form-control"
            id={name('subject')}
            name={name('subject')}
            inputmode="numeric"
            autocomplete="off"
            value={value('subject')}
          />
        </label>
        {errors[name('subject')] && <div class="field-error">{errors[name('subject')]}</div>}
        <ByHand {...{ name, value, errors }} />
        <Press answer={`by_hand.${at}`} label="Ghi kết quả đã tra" title={title} />
      </details>
    </div>
  );
}

interface Named {
  name(part: string): string;
  value(part: string): string;
  errors: Readonly<Record<string, string>>;
}

/** What was seen in the database's own portal. */
export function ByHand({ name, value, errors }: Named) {
  return (
    <>
      <label class="form-label">
        Kết quả đã thấy
        <select class="form-select" id={name('handOutcome')} name={name('handOutcome')}>
          <option value="">Chọn</option>
          {Object.entries(OUTCOME_LABELS).map(([outcome, label]) => (
            <option value={outcome} selected={outcome === value('handOutcome')}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {errors[name('handOutcome')] && <div class="field-error">{errors[name('handOutcome')]}</div>}
      <label class="form-label">
        Tra ở đâu, thấy gì
        <input
          class="form-control"
          id={name('handReason')}
          name={name('handReason')}
          value={value('handReason')}
        />
      </label>
      {errors[name('handReason')] && <div class="field-error">{errors[name('handReason')]}</div>}
      <label class="form-label">
        Lúc tra (để trống: bây giờ)
        <input
          class="form-control"
          id={name('handAt')}
          name={name('handAt')}
          type="datetime-local"
          value={value('handAt')}
        />
      </label>
      {errors[name('handAt')] && <div class="field-error">{errors[name('handAt')]}</div>}
    </>
  );
}

/** The whole form goes along, so that nothing that was typed is lost; the page comes back at the papers. */
function Press({ answer, label, title }: { answer: string; label: string; title: string }) {
  return (
    <button
      class="btn btn-sm"
      type="submit"
      name="answer"
      value={answer}
      formaction="/can-bo/ho-so/moi#giay-to"
      aria-label={`${label}: ${title}`}
    >
      {label}
    </button>
  );
}

/** A day as people write it; the numbers of persons masked. */
function readable(value: string): string {
  return isDay(value) ? formatDay(value) : value.replace(/\d{9,13}/g, maskPersonalId);
}

/** How a look-up ended and what came, with the numbers of persons masked. */
export function LookupResult({ lookup, facts, database }: ShownLookup & { database: NationalDatabase }) {
  const isFound = lookup.outcome === 'found';
  const isReal = lookup.adapter !== 'none';
  return (
    <>
      <div>
        <StatusMark tone={isFound ? 'good' : 'warn'}>{OUTCOME_LABELS[lookup.outcome]}</StatusMark>{' '}
        <span class="form-hint">
          {database.name}, {ADAPTER_LABELS[lookup.adapter]} {formatTime(lookup.checkedAt)}
          {lookup.subjectMask && `, số ${lookup.subjectMask}`}
        </span>
      </div>
      {lookup.reason && <div class="form-hint">{lookup.reason}</div>}
      {facts && (
        <dl class="fact-list">
          {facts.map(({ label, value }) => (
            <div>
              <dt>{label}</dt>
              <dd>{readable(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {!isFound && isReal && (
        <div class="form-hint">
          Người dân có mang giấy thì nhận giấy; không mang thì yêu cầu bổ sung.{' '}
          {isWrongThere(lookup.outcome) && database.update}
        </div>
      )}
    </>
  );
}
