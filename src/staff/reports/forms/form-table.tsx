import {
  cellText,
  type FilledColumn,
  type FilledForm,
  type FilledRow,
} from '../../../features/reports/index.ts';
import { SCROLLS, Status } from '../../../ui/page.tsx';

interface FormTableProps {
  form: FilledForm;
  /** The address of the dossiers behind a number; null where nothing is listed. */
  linkOf(row: FilledRow, column: FilledColumn): string | null;
}

/** A form as a table: its numbers lead to their rows, its identities are said, what is empty says why. */
export function FormTable({ form, linkOf }: FormTableProps) {
  return (
    <section class="mb-4" aria-labelledby={`bieu-${form.code}`}>
      <h3 id={`bieu-${form.code}`}>
        {form.code} {form.name}
      </h3>
      <p class="text-secondary">
        {form.law}. Đơn vị tính: {form.unit}. {!form.isVerified && 'Mẫu chưa xác minh.'}
      </p>
      {form.missing !== null ? (
        <p class="empty-state">{form.missing}</p>
      ) : (
        <Numbers form={form} linkOf={linkOf} />
      )}
    </section>
  );
}

function Numbers({ form, linkOf }: FormTableProps) {
  const missing = [...new Set(form.columns.flatMap(({ missing: why }) => (why === null ? [] : [why])))];
  return (
    <>
      <div class="table-responsive card mb-2" {...SCROLLS}>
        <table class="table report-form">
          <Head columns={form.columns} />
          <tbody>
            {form.rows.map((row) => (
              <tr>
                <th scope="row" class={row.kind === 'group' || row.kind === 'line' ? 'fw-normal' : ''}>
                  {row.ordinal} {row.label}
                </th>
                {form.columns.map((column, at) => (
                  <td>
                    <Figure text={cellText(row.cells[at]!, column)} href={linkOf(row, column)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {missing.map((why) => (
        <p class="text-secondary">
          Cột{' '}
          {form.columns
            .filter((each) => each.missing === why)
            .map((each) => each.number)
            .join(', ')}{' '}
          để trống: {why}
        </p>
      ))}
      <Proof form={form} />
    </>
  );
}

function Figure({ text, href }: { text: string; href: string | null }) {
  return <>{href === null || text === '–' || text === '0' ? text : <a href={href}>{text}</a>}</>;
}

function Head({ columns }: { columns: readonly FilledColumn[] }) {
  const groups: { name: string | null; size: number; column: FilledColumn }[] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last && column.group !== null && last.name === column.group) last.size += 1;
    else groups.push({ name: column.group, size: 1, column });
  }
  const isGrouped = groups.some(({ name }) => name !== null);
  return (
    <thead>
      {isGrouped && (
        <tr>
          <td></td>
          {groups.map(({ name, size }) =>
            name === null ? (
              <td></td>
            ) : (
              <th scope="colgroup" colspan={size}>
                {name}
              </th>
            ),
          )}
        </tr>
      )}
      <tr>
        <th scope="col">Nội dung</th>
        {columns.map(({ label, number }) => (
          <th scope="col">
            {label} <span class="text-secondary">{number}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Proof({ form }: { form: FilledForm }) {
  if (form.breaches.length === 0)
    return form.columns.some(({ sumOf }) => sumOf.length > 0) ? (
      <p>
        <Status tone="good">Các đẳng thức của biểu đều khớp</Status>
      </p>
    ) : null;
  return (
    <div role="alert">
      <Status tone="bad">Biểu không khớp, báo cáo chưa trình được</Status>
      <ul>
        {form.breaches.map((each) => (
          <li>
            {each.row}: {each.what}
          </li>
        ))}
      </ul>
    </div>
  );
}
