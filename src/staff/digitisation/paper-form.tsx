import { randomUUID } from 'node:crypto';
import {
  type judgePages,
  PAPER_FIELD_LABELS,
  PAPER_FIELDS,
  PAPER_KIND_LABELS,
  type PaperField,
  personWarnings,
  type ScanDocument,
  type ScanPage,
  seenOf,
  type WholeBatch,
} from '../../features/digitisation/index.ts';
import type { Dossier, DossierDocument } from '../../features/dossiers/index.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import type { Problem } from '../../platform/problem.ts';
import { choicesOf, FormToken, fieldsOf, Input, Select, TextArea } from '../../ui/field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Status } from '../../ui/page.tsx';
import { pathOf } from './own-batch.ts';
import { FORM_ID } from './paper-pages.tsx';

interface FormProps {
  batch: WholeBatch;
  document: ScanDocument;
  pages: readonly ScanPage[];
  dossier: Dossier;
  verdicts: ReturnType<typeof judgePages>;
  problem: Problem | undefined;
  /** What was typed before. */
  values: Record<string, unknown>;
  token: string;
}

/** Asked of every paper, whatever was read. */
const USUAL: readonly PaperField[] = ['name', 'personalId', 'number', 'issuedOn'];
const DAYS: readonly PaperField[] = ['bornOn', 'issuedOn'];

/** What an officer confirms; nothing that the machine proposes counts before that. */
export function PaperForm(props: FormProps) {
  const { batch, document, pages, dossier, problem, values, token } = props;
  const field = fieldsOf(values, problem?.fields);
  const clientKey = problem?.code === 'invalid' ? String(values.clientKey) : randomUUID();
  const open = dossier.state.documents.filter((each) => each.file === null && each.source !== 'database');
  return (
    <form
      id={FORM_ID}
      method="post"
      action={`${pathOf(batch)}/giay/${document.id}`}
      class="card card-body paper-form"
    >
      <FormToken value={token} />
      <input type="hidden" name="clientKey" value={clientKey} />
      <input type="hidden" name="seen" value={seenOf(pages)} />
      <Select
        {...field('documentNo')}
        label="Là giấy tờ nào của hồ sơ"
        required
        value={field('documentNo').value ?? likeliest(open, document)}
        choices={[
          { value: '', label: 'Chọn giấy tờ' },
          ...open.map((each) => ({ value: String(each.no), label: each.name })),
        ]}
      />
      <Select
        {...field('kind')}
        label="Loại giấy tờ"
        required
        value={field('kind').value ?? document.kind}
        help={document.kindWhy}
        choices={choicesOf(PAPER_KIND_LABELS)}
      />
      <PaperFields {...props} />
      <Input
        {...field('originalPages')}
        label="Số trang của bản gốc"
        type="number"
        required
        value={field('originalPages').value ?? String(pages.length)}
        help="Đếm trên giấy. Khác số trang đã quét thì phải ghi lý do."
      />
      <Verdicts {...props} />
      <button class="btn btn-primary" type="submit">
        Xác nhận và đưa vào hồ sơ
      </button>
    </form>
  );
}

/** Those that were read or are usual stand open, the rest folds away. */
function PaperFields({ document, problem, values }: FormProps) {
  const field = fieldsOf(values, problem?.fields);
  const isShown = (name: PaperField) =>
    USUAL.includes(name) ||
    document.proposed.some((each) => each.field === name) ||
    problem?.fields[name] !== undefined ||
    Boolean(values[name]);
  const input = (name: PaperField) => {
    const proposed = document.proposed.find((each) => each.field === name);
    return (
      <div data-field={name}>
        <Input
          {...field(name)}
          label={PAPER_FIELD_LABELS[name]}
          type={DAYS.includes(name) ? 'date' : 'text'}
          value={field(name).value ?? proposed?.value ?? ''}
          {...(proposed && {
            help: `Máy đọc ở trang ${proposed.page + 1}, chắc ${formatNumber(proposed.confidence * 100)} %. Hãy so với ảnh.`,
          })}
        />
      </div>
    );
  };
  const rest = PAPER_FIELDS.filter((name) => !isShown(name));
  return (
    <>
      {PAPER_FIELDS.filter(isShown).map(input)}
      {rest.length > 0 && (
        <details class="mb-3">
          <summary>Mục khác trên giấy</summary>
          {rest.map(input)}
        </details>
      )}
    </>
  );
}

/** What does not hold, and why it is accepted all the same. */
function Verdicts({ document, dossier, verdicts, problem, values }: FormProps) {
  const field = fieldsOf(values, problem?.fields);
  const proposed = Object.fromEntries(document.proposed.map((each) => [each.field, each.value]));
  const said = { ...proposed, ...values } as Partial<Record<PaperField, string>>;
  const persons = personWarnings(
    {
      ...(said.personalId && { personalId: said.personalId }),
      ...(said.otherPersonalId && { otherPersonalId: said.otherPersonalId }),
    },
    dossier,
  );
  const faults = verdicts.filter((each) => each.weight === 'fault');
  const whole = verdicts.filter((each) => each.page === null);
  return (
    <>
      {persons.map(({ text }) => (
        <p>
          <Status tone="warn">{text}</Status>
        </p>
      ))}
      {whole.map((each) => (
        <p>
          <Status tone={each.weight === 'fault' ? 'bad' : 'warn'}>{each.text}</Status>
        </p>
      ))}
      {verdicts.length === 0 && (
        <p>
          <Status tone="good">Các trang đạt yêu cầu số hóa đã kiểm tra.</Status>
        </p>
      )}
      {(faults.length > 0 || field('reason').error || values.reason) && (
        <TextArea
          {...field('reason')}
          label="Vì sao vẫn nhận bản quét chưa đạt"
          required
          help={faults
            .map((each) => (each.page === null ? each.text : `Trang ${each.page + 1}: ${each.text}`))
            .join(' ')}
        />
      )}
    </>
  );
}

/** The paper of the dossier that this seems to be: whose name says the kind, or the only one that is left. */
function likeliest(open: readonly DossierDocument[], { kind }: ScanDocument): string {
  if (open.length === 1) return String(open[0]!.no);
  const words = PAPER_KIND_LABELS[kind].split(',').map((each) => foldVietnamese(each.trim()));
  const found = open.filter((each) => words.some((word) => foldVietnamese(each.name).includes(word)));
  return found.length === 1 && kind !== 'other' ? String(found[0]!.no) : '';
}
