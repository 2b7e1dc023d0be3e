import type { ProcedureVersion } from '../../../features/procedures/index.ts';
import {
  type DeskOffer,
  NOTHING_OFFERED,
  noteSeen,
  offerAtDesk,
  paperOwnerOf,
  type VaultItem,
  VERIFIED_LABELS,
} from '../../../features/vault/index.ts';
import { addDays, formatDay, toLocalDay } from '../../../law/day.ts';
import { isClientKey } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { typed } from '../../../ui/field.tsx';
import { actOf, type StaffContext } from '../../session.ts';

type Values = Record<string, unknown>;

/** The field by which the desk says that the owner agrees; its value is whose it is. */
const CONSENT = 'vaultConsent';
/** The owner was not known when the box was drawn. */
const WHOEVER = '1';

/** Whether the owner whom the form names now agreed: a tick that was made for another number is none. */
export function isAgreed(values: Values): boolean {
  const given = typed(values, CONSENT);
  if (given === undefined || given === '') return false;
  return given === WHOEVER || given === paperOwnerOf(values)?.number;
}

/** What the vault of the person in the form has for the procedure; what is shown of it is noted in its log. */
export async function offerOf(
  c: StaffContext,
  procedure: ProcedureVersion,
  values: Values,
): Promise<DeskOffer> {
  const owner = paperOwnerOf(values);
  if (owner === null) return NOTHING_OFFERED;
  const { database, now } = c.var.platform;
  const names = procedure.documents.map(({ name }) => name);
  const asked = { owner, names, today: toLocalDay(now()), isAgreed: isAgreed(values) };
  const offer = await offerAtDesk(database.db, c.var.officer.wardId, asked);
  const clientKey = typed(values, 'clientKey');
  if (offer.items.size > 0 && isClientKey(clientKey))
    await database.transact((tx) => noteSeen(tx, actOf(c), offer, clientKey));
  return offer;
}

/** Why the vault cannot be opened as it was asked; null when it can. */
export function cannotOpen(values: Values): Problem | null {
  const owner = paperOwnerOf(values);
  if (owner === null)
    return new Problem('invalid', 'Chưa mở được kho giấy tờ.', {
      applicantPersonalId: 'Cần họ tên và số định danh hoặc mã số tổ chức để mở kho.',
    });
  if (isAgreed(values)) return null;
  return new Problem('invalid', 'Chưa mở được kho giấy tờ.', {
    [CONSENT]: 'Hỏi người nộp, và đánh dấu khi họ đồng ý.',
  });
}

/** Asking for the owner's consent, and opening the vault with it. */
export function VaultConsent({
  values,
  offer,
  error,
}: {
  values: Values;
  offer: DeskOffer;
  error: string | undefined;
}) {
  const agreed = isAgreed(values);
  return (
    <div class="vault-consent no-print">
      <label class="form-check mb-0">
        <input
          class="form-check-input"
          type="checkbox"
          id={CONSENT}
          name={CONSENT}
          value={paperOwnerOf(values)?.number ?? WHOEVER}
          checked={agreed}
          {...(error && { 'aria-invalid': 'true' as const, 'aria-describedby': `${CONSENT}-error` })}
        />
        <span class="form-check-label">Người nộp đồng ý cho dùng lại giấy tờ trong kho của họ</span>
      </label>
      <button class="btn" type="submit" name="answer" value="vault">
        Lấy giấy tờ từ kho
      </button>
      <span class="form-hint">{wordsOf(offer, agreed)}</span>
      {error && (
        <span class="field-error" id={`${CONSENT}-error`}>
          {error}
        </span>
      )}
    </div>
  );
}

function wordsOf({ items, waiting }: DeskOffer, agreed: boolean): string {
  const shown = items.size > 0 && `${items.size} giấy tờ lấy được từ kho, xem ở từng dòng.`;
  const more = waiting > 0 && `Kho có ${waiting} giấy tờ thuộc hồ sơ này, hiện ra khi người nộp đồng ý.`;
  const none = agreed && !shown && 'Kho không có giấy tờ nào dùng được cho hồ sơ này.';
  return [shown, more, none].filter(Boolean).join(' ');
}

/** The items that may stand for one paper: which one, and that the officer compared what its owner put in himself. */
export function VaultChoice({
  at,
  items,
  values,
}: {
  at: number;
  items: readonly VaultItem[];
  values: Values;
}) {
  const name = (part: string) => `doc.${at}.${part}`;
  const chosen = typed(values, name('vault'));
  return (
    <div class="form-hint">
      {items.length === 1 ? (
        <input type="hidden" name={name('vault')} value={String(items[0]!.id)} />
      ) : (
        <select class="form-select" name={name('vault')} aria-label="Bản trong kho">
          {items.map((item) => (
            <option value={String(item.id)} selected={String(item.id) === chosen}>
              {describeItem(item)}
            </option>
          ))}
        </select>
      )}
      {items.map((item) => (
        <div>
          Trong kho: {describeItem(item)}.{' '}
          <a href={`/can-bo/ho-so/moi/kho/${item.id}`} target="_blank" rel="noreferrer">
            Xem bản này
          </a>
        </div>
      ))}
      {items.some((item) => item.verified === null) && (
        <label class="form-check">
          <input
            class="form-check-input"
            type="checkbox"
            name={name('compared')}
            value="1"
            checked={values[name('compared')] === '1'}
          />
          <span class="form-check-label">Đã đối chiếu với bản chính</span>
        </label>
      )}
    </div>
  );
}

function describeItem(item: VaultItem): string {
  const words = [
    item.number !== null && `số ${item.number}`,
    item.issuedOn !== null && `cấp ngày ${formatDay(item.issuedOn)}`,
    item.validUntil !== null && `có giá trị đến hết ngày ${formatDay(addDays(item.validUntil, -1))}`,
    item.dossierCode !== null && `hồ sơ ${item.dossierCode}`,
    item.verified === null
      ? 'người dân tự đưa vào, chưa xác minh'
      : VERIFIED_LABELS[item.verified.how].toLowerCase(),
  ];
  return words.filter(Boolean).join(', ');
}
