import { NOTICE_WAY_LABELS, RETURN_LABELS } from '../../features/dossiers/index.ts';
import type { Draft, DraftChoices } from '../../features/drafts/index.ts';
import { describeTerm, type ProcedureVersion } from '../../features/procedures/index.ts';
import { Input } from '../../ui/field.tsx';
import { Choice } from './choice.tsx';

interface DeliveryProps {
  draft: Draft;
  procedure: ProcedureVersion;
  errors: Readonly<Record<string, string>>;
}

/** Which case it is, where the term depends on it; how the result and the news of it come. */
export function DeliveryFields({ draft: { choices }, procedure, errors }: DeliveryProps) {
  const terms = procedure.terms.filter(({ term }) => term !== null);
  return (
    <>
      {terms.length > 1 && (
        <fieldset id="termNo">
          <legend>Trường hợp của bạn</legend>
          {errors.termNo && <p class="field-error">{errors.termNo}</p>}
          {terms.map((variant) => (
            <Choice
              name="termNo"
              value={String(variant.no)}
              checked={choices.termNo === variant.no}
              label={describeTerm(variant)}
            />
          ))}
        </fieldset>
      )}
      <fieldset>
        <legend>Nhận kết quả bằng cách nào?</legend>
        {Object.entries(RETURN_LABELS).map(([value, label]) => (
          <Choice name="returnBy" value={value} checked={choices.returnBy === value} label={label} />
        ))}
        <Input
          name="returnAddress"
          label="Địa chỉ giao kết quả, nếu qua bưu chính"
          value={choices.returnAddress}
          error={errors.returnAddress}
        />
        <p class="form-hint">Giấy tờ gốc phải ký nhận thì Trung tâm sẽ mời đến nhận.</p>
      </fieldset>
      <fieldset>
        <legend>Báo tin cho bạn bằng</legend>
        {Object.entries(NOTICE_WAY_LABELS).map(([value, label]) => (
          <Choice name="noticeBy" value={value} checked={choices.noticeBy === value} label={label} />
        ))}
      </fieldset>
    </>
  );
}

/** What was chosen; what is no choice is left as it stood. */
export function readDelivery(
  body: Record<string, unknown>,
  procedure: ProcedureVersion,
): Partial<DraftChoices> {
  const chosen = procedure.terms.find(({ no }) => String(no) === body.termNo);
  const returnBy = oneOf(RETURN_LABELS, body.returnBy);
  const noticeBy = oneOf(NOTICE_WAY_LABELS, body.noticeBy);
  return {
    ...(chosen && { termNo: chosen.no }),
    ...(returnBy !== undefined && { returnBy }),
    ...(noticeBy !== undefined && { noticeBy }),
    ...(typeof body.returnAddress === 'string' && { returnAddress: body.returnAddress.trim().slice(0, 300) }),
  };
}

function oneOf<Name extends string>(labels: Record<Name, string>, given: unknown): Name | undefined {
  return (Object.keys(labels) as Name[]).find((name) => name === given);
}
