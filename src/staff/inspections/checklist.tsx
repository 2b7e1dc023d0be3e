import { checklistOf, figureText, VERDICT_LABELS } from '../../features/inspections/index.ts';
import type { InspectionPoint } from '../../law/inspection-checklist.ts';
import { Status } from '../../ui/page.tsx';
import type { InspectionView } from './inspection-view.ts';
import { PATH } from './place.ts';

const TONES = { met: 'good', reminder: 'warn', unmet: 'bad', not_applicable: 'none' } as const;

/** The checklist as it stands, block by block; whoever inspects goes from here to each block's form. */
export function Checklist({ view }: { view: InspectionView }) {
  const { inspection, findings, open, sees } = view;
  if (inspection.startedOn === null) return null;
  if (!sees) return <p class="notice">Kết quả từng mục hiện ra ở đây khi đoàn gửi để đơn vị giải trình.</p>;
  return (
    <section aria-labelledby="bang-kiem">
      <h2 id="bang-kiem">Bảng kiểm</h2>
      {checklistOf(inspection).blocks.map(({ block, letter, title, points }) => {
        const done = points.filter((point) => findings.some((each) => each.point === point.code)).length;
        return (
          <section class="card card-body mb-2 inspected-block" aria-label={title}>
            <h3>
              {letter && `${letter}) `}
              {title}{' '}
              <small class="text-secondary">
                {done}/{points.length}
              </small>
            </h3>
            {open.includes('find') && (
              <p class="no-print">
                <a class="btn btn-primary text-wrap" href={`${PATH}/${inspection.id}/khoi/${block}`}>
                  {done === 0 ? 'Kiểm tra' : 'Ghi tiếp'}: {title.toLowerCase()}
                </a>
              </p>
            )}
            <ul class="list-unstyled mb-0">
              {points.map((point) => (
                <Point view={view} point={point} />
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

function Point({ view, point }: { view: InspectionView; point: InspectionPoint }) {
  const { inspection, findings, photos, earlier } = view;
  const finding = findings.find((each) => each.point === point.code);
  if (!finding) return <li class="text-secondary">{point.text}: chưa ghi</li>;
  const before = earlier.get(point.code) ?? 0;
  const figure = figureText(point, finding.figure);
  return (
    <li class="mb-2">
      {point.text}: <Status tone={TONES[finding.verdict]}>{VERDICT_LABELS[finding.verdict]}</Status>
      {finding.verdict === 'unmet' && before > 0 && (
        <>
          {' '}
          <Status tone="bad">Lặp lại lần {before + 1}</Status>
        </>
      )}
      {finding.note && <div>{finding.note}</div>}
      {figure && (
        <div class="text-secondary">
          Hệ thống: <a href={`${PATH}/${inspection.id}/so-lieu/${point.figure}`}>{figure}</a>
          {finding.agrees === false && '. Đoàn thấy khác số liệu.'}
        </div>
      )}
      <Photos view={view} point={point} photos={photos.filter((each) => each.point === point.code)} />
    </li>
  );
}

/** Small pictures that open whole. */
export function Photos({
  view,
  point,
  photos,
}: {
  view: Pick<InspectionView, 'inspection'>;
  point: InspectionPoint;
  photos: InspectionView['photos'];
}) {
  if (photos.length === 0) return null;
  return (
    <div class="inspected-photos">
      {photos.map(({ no }) => (
        <a href={`${PATH}/${view.inspection.id}/anh/${no}`} data-turbo="false">
          <img
            src={`${PATH}/${view.inspection.id}/anh/${no}`}
            alt={`Ảnh ${no}: ${point.text}`}
            loading="lazy"
          />
        </a>
      ))}
    </div>
  );
}
