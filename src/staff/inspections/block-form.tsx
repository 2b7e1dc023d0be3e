import { randomUUID } from 'node:crypto';
import {
  checklistOf,
  FIGURE_LABELS,
  type Finding,
  type FoundFigure,
  readInspectionFigures,
  VERDICT_LABELS,
  VERDICTS,
} from '../../features/inspections/index.ts';
import { formatTime } from '../../law/day.ts';
import type { InspectionPoint } from '../../law/inspection-checklist.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, typed } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { Photos } from './checklist.tsx';
import { type InspectionView, readView, type SentForm } from './inspection-view.ts';
import { PATH } from './place.ts';

/** One block at a time, to be filled in on a phone while standing there; each block is saved by itself. @throws Problem not_found */
export async function blockPage(c: StaffContext, form: SentForm | null) {
  const view = await readView(c, form);
  const { inspection, unit } = view;
  const { blocks } = checklistOf(inspection);
  const at = blocks.findIndex((each) => each.block === c.req.param('block'));
  const block = blocks[at];
  if (!block) throw new Problem('not_found', 'Bảng kiểm không có phần này.');
  const only = block.points.flatMap((point) => (point.figure ? [point.figure] : []));
  const looked = { unit, from: inspection.fromOn, until: inspection.untilOn, asOf: c.var.platform.now() };
  const figures = await readInspectionFigures(c.var.platform.database.db, c.var.officer.wardId, looked, only);
  const action = `${PATH}/${inspection.id}/khoi/${block.block}`;
  return (
    <StaffPage title={block.title} officer={c.var.officer} token={c.var.token} place="/can-bo/ke-hoach">
      <p class="no-print">
        <a href={`${PATH}/${inspection.id}`}>Kiểm tra {unit.name}</a>
      </p>
      <h1>{block.title}</h1>
      <p class="text-secondary">
        Phần {at + 1}/{blocks.length}. Lưu xong phần này thì sang phần sau; mục chưa chọn có thể ghi sau.
      </p>
      {form && <ErrorSummary message={form.problem.message} fields={form.problem.fields} />}
      <form class="inspected-form" method="post" action={action} enctype="multipart/form-data">
        <FormToken value={view.token} />
        <input
          type="hidden"
          name="clientKey"
          value={typed(form?.values ?? {}, 'clientKey') ?? randomUUID()}
        />
        {block.points.map((point) => (
          <PointFields {...{ view, point }} figure={point.figure ? figures.get(point.figure)! : null} />
        ))}
        <button class="btn btn-primary btn-lg" type="submit">
          Lưu phần này
        </button>
      </form>
    </StaffPage>
  );
}

interface PointProps {
  view: InspectionView;
  point: InspectionPoint;
  figure: FoundFigure | null;
}

function PointFields({ view, point, figure }: PointProps) {
  const { findings, photos, form, earlier } = view;
  const finding = findings.find((each) => each.point === point.code);
  const given = (name: string, kept: string) =>
    form ? (typed(form.values, `${name}.${point.code}`) ?? '') : kept;
  const errorOf = (name: string) => form?.problem.fields[`${name}.${point.code}`];
  const isStale = form?.problem.code === 'changed_meanwhile';
  const seen = isStale ? String(finding?.stepNo ?? 0) : given('seen', String(finding?.stepNo ?? 0));
  const before = earlier.get(point.code) ?? 0;
  const note = `note.${point.code}`;
  return (
    <fieldset class="card card-body mb-3">
      <legend>{point.text}</legend>
      {before > 0 && <p>Các lần kiểm tra trước đã {before} lần không đạt mục này.</p>}
      {isStale && finding && (
        <p>
          Đang ghi: {VERDICT_LABELS[finding.verdict]}
          {finding.note && `, ${finding.note}`}
        </p>
      )}
      <input type="hidden" name={`seen.${point.code}`} value={seen || '0'} />
      {figure && <FigureFields {...{ view, point, figure }} agrees={given('agrees', agreesOf(finding))} />}
      <VerdictChoices point={point} verdict={given('verdict', finding?.verdict ?? '')} />
      <Fault id={`verdict.${point.code}`} text={errorOf('verdict')} />
      <label class="form-label" for={note}>
        Đã thấy gì
      </label>
      <textarea class="form-control" id={note} name={note} rows={2}>
        {given('note', finding?.note ?? '')}
      </textarea>
      <Fault text={errorOf('note')} />
      <label class="form-label mt-2" for={`photo.${point.code}`}>
        Ảnh (chụp hoặc chọn, nhiều ảnh được)
      </label>
      <input
        class="form-control"
        type="file"
        id={`photo.${point.code}`}
        name={`photo.${point.code}`}
        accept="image/jpeg,image/png"
        multiple
      />
      <Fault text={errorOf('photo')} />
      <Photos view={view} point={point} photos={photos.filter((each) => each.point === point.code)} />
    </fieldset>
  );
}

const agreesOf = (finding: Finding | undefined) =>
  finding?.agrees == null ? '1' : finding.agrees ? '1' : '0';

function Fault({ id, text }: { id?: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <div class="field-error" {...(id && { id })}>
      {text}
    </div>
  );
}

/** Big enough for a thumb. */
function VerdictChoices({ point, verdict }: { point: InspectionPoint; verdict: string }) {
  const name = `verdict.${point.code}`;
  return (
    <div class="verdicts" role="radiogroup" aria-label={`Kết quả: ${point.text}`}>
      {VERDICTS.map((each) => (
        <label>
          <input type="radio" name={name} value={each} checked={verdict === each} />
          <span>{VERDICT_LABELS[each]}</span>
        </label>
      ))}
    </div>
  );
}

function FigureFields({ view, point, figure, agrees }: PointProps & { figure: FoundFigure; agrees: string }) {
  const { bad, of } = FIGURE_LABELS[figure.figure];
  const words = figure.of === 0 ? `Không có ${of}` : `${figure.count}/${figure.of} ${bad}`;
  const name = `agrees.${point.code}`;
  return (
    <div class="notice mb-2">
      <p class="mb-1">
        Hệ thống: <a href={`${PATH}/${view.inspection.id}/so-lieu/${figure.figure}`}>{words}</a>{' '}
        <span class="text-secondary">lúc {formatTime(figure.asOf)}</span>
      </p>
      <label class="me-3">
        <input type="radio" name={name} value="1" checked={agrees !== '0'} /> Đúng thực tế
      </label>
      <label>
        <input type="radio" name={name} value="0" checked={agrees === '0'} /> Khác thực tế
      </label>
    </div>
  );
}
