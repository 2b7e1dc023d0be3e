import type { Child } from 'hono/jsx';
import { NOTICE_WAY_LABELS, RETURN_LABELS } from '../../features/dossiers/index.ts';
import type { checkDraft, Draft, FilingFaults } from '../../features/drafts/index.ts';
import { describeAnswers, describeTerm } from '../../features/procedures/index.ts';
import { DELIVERY, PAPERS, pathOf } from './frame.tsx';

type Checked = Awaited<ReturnType<typeof checkDraft>>;

interface ReviewProps {
  draft: Draft;
  checked: Checked;
}

/** Everything as it will be filed, page by page, each with its way back; what is missing stands on top. */
export function Review({ draft, checked }: ReviewProps) {
  const { form, answers, needs, attached, procedure } = checked;
  const { choices } = draft;
  return (
    <>
      {describeAnswers(form, answers).map(({ id, page, rows }) => (
        <Part draft={draft} step={id} title={page}>
          <Rows rows={rows.map(({ label, value }) => [label, value])} />
        </Part>
      ))}
      <Part draft={draft} step={PAPERS.id} title={PAPERS.title}>
        <ul>
          {needs.map(({ paper, replaced, isDeclared }) => (
            <li>
              {paper.name}:{' '}
              {replaced
                ? `không phải nộp, tra trong ${replaced.database}`
                : attached
                    .filter(({ no }) => no === paper.no)
                    .map(({ name }) => name)
                    .join(', ') ||
                  (choices.fromVault[String(paper.no)] !== undefined && 'dùng lại từ kho giấy tờ của tôi') ||
                  (choices.missing[String(paper.no)] ?? '') ||
                  (isDeclared ? 'khai trên biểu mẫu điện tử' : 'không kèm')}
            </li>
          ))}
          {attached
            .filter(({ no }) => no === 0)
            .map(({ name }) => (
              <li>Giấy tờ khác: {name}</li>
            ))}
        </ul>
      </Part>
      <Part draft={draft} step={DELIVERY.id} title={DELIVERY.title}>
        <Rows
          rows={[
            ...procedure.terms
              .filter(({ no }) => no === choices.termNo)
              .map((variant): [string, string] => ['Trường hợp', describeTerm(variant)]),
            [
              'Kết quả',
              [RETURN_LABELS[choices.returnBy], choices.returnBy === 'post' && choices.returnAddress]
                .filter(Boolean)
                .join(': '),
            ],
            ['Báo tin', NOTICE_WAY_LABELS[choices.noticeBy]],
          ]}
        />
      </Part>
    </>
  );
}

/** What still stands in the way, as links to the pages where it is mended. */
export function ReviewFaults({
  draft,
  faults,
  pageOf,
}: {
  draft: Draft;
  faults: FilingFaults;
  pageOf(field: string): string;
}) {
  const lines = [
    ...Object.entries(faults.form).map(([field, text]) => ({ step: pageOf(field), text })),
    ...Object.values(faults.papers).map((text) => ({ step: PAPERS.id, text })),
    ...Object.values(faults.delivery).map((text) => ({ step: DELIVERY.id, text })),
  ];
  if (lines.length === 0) return null;
  return (
    <div class="summary-error" role="alert" tabindex={-1} id="loi">
      <strong>Còn thiếu trước khi nộp:</strong>
      <ul>
        {lines.map(({ step, text }) => (
          <li>
            <a href={pathOf(draft, step)}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface PartProps {
  draft: Draft;
  step: string;
  title: string;
  children: Child;
}

function Part({ draft, step, title, children }: PartProps) {
  return (
    <section class="part">
      <h2>{title}</h2>
      {children}
      <a class="no-print" href={pathOf(draft, step)} aria-label={`Sửa phần ${title}`}>
        Sửa
      </a>
    </section>
  );
}

function Rows({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <dl class="review-rows">
      {rows.map(([label, value]) => (
        <>
          <dt>{label}</dt>
          <dd>{value === '' ? '–' : value}</dd>
        </>
      ))}
    </dl>
  );
}
