import { NOTICE_WAY_LABELS, RETURN_LABELS } from '../../features/dossiers/index.ts';
import type { Draft, DraftChoices } from '../../features/drafts/index.ts';
import { describeTerm, type ProcedureVersion } from '../../features/procedures/index.ts';
import { choicesOf, Input } from '../../ui/field.tsx';
import { ChoiceField } from '../../ui/form-page/choice-field.tsx';

interface DeliveryProps {
  draft: Draft;
  procedure: ProcedureVersion;
}

/** Which case it is, where the term depends on it; how the result and the news of it come. */
export function DeliveryFields({ draft: { choices }, procedure }: DeliveryProps) {
  const terms = procedure.terms.filter(({ term }) => term !== null);
  return (
    <div class="form-page">
      {terms.length > 1 && (
        <ChoiceField
          field={oneChoice('termNo', 'Trường hợp của bạn', String(choices.termNo ?? ''), [
            ...terms.map((variant) => ({ value: String(variant.no), label: describeTerm(variant) })),
          ])}
          error={undefined}
        />
      )}
      <ChoiceField
        field={oneChoice(
          'returnBy',
          'Nhận kết quả bằng cách nào?',
          choices.returnBy,
          choicesOf(RETURN_LABELS),
        )}
        error={undefined}
      />
      <Input
        name="returnAddress"
        label="Địa chỉ giao kết quả, nếu qua bưu chính"
        value={choices.returnAddress}
        help="Giấy tờ gốc phải ký nhận thì Trung tâm sẽ mời đến nhận."
      />
      <ChoiceField
        field={oneChoice('noticeBy', 'Báo tin cho bạn bằng', choices.noticeBy, choicesOf(NOTICE_WAY_LABELS))}
        error={undefined}
      />
    </div>
  );
}

function oneChoice(name: string, label: string, chosen: string, choices: { value: string; label: string }[]) {
  return {
    ...{ kind: 'choice' as const, name, label, help: undefined, isRequired: true, isMany: false },
    ...{ choices, chosen: [chosen] },
  };
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
