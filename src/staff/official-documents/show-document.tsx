import {
  composeDocument,
  findContent,
  kindOf,
  listDeliveries,
  listOfficialVersions,
  OFFICIAL_STEP_LABELS,
  type OfficialDocumentRecord,
  whyNotWrite,
} from '../../features/official-documents/index.ts';
import { listOfficersEver, listUnits } from '../../features/organisation/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import type { Problem } from '../../platform/problem.ts';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { StateMark } from './document-table.tsx';
import { DocumentView } from './document-view.tsx';
import { DOCUMENTS } from './place.ts';
import { OpenSteps } from './steps.tsx';

/** The page, with what was typed into one of its forms and what was wrong with it. */
export async function showDocument(
  c: StaffContext,
  document: OfficialDocumentRecord,
  values: Record<string, unknown>,
  problem?: Problem,
) {
  const { database, now } = c.var.platform;
  const { officer, token } = c.var;
  const { wardId, id } = document;
  const content = await findContent(database.db, wardId, id);
  const composed = await composeDocument(database.db, document, content, now());
  const path = `${DOCUMENTS}/${id}`;
  return (
    <StaffPage title={document.subject} officer={officer} token={token} place={DOCUMENTS}>
      <div class="page-head">
        <h1>{document.subject}</h1>
        <StateMark document={document} />
        {whyNotWrite(officer, document) === null && (
          <a class="btn" href={`${path}/soan`}>
            Sửa
          </a>
        )}
        <a class="btn" href={`${path}.pdf`} data-turbo="false">
          PDF
        </a>
        <a class="btn" href={`${path}.docx`} data-turbo="false">
          Word (bản để sửa, không có giá trị)
        </a>
      </div>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <div class="two-columns">
        <div>
          <DocumentView document={composed} record={document} />
        </div>
        <div>
          <Facts c={c} document={document} />
          <OpenSteps {...{ c, document, values, problem }} />
          <Deliveries c={c} document={document} />
          <History c={c} document={document} />
        </div>
      </div>
    </StaffPage>
  );
}

interface PartProps {
  c: StaffContext;
  document: OfficialDocumentRecord;
}

async function namesOf({ c, document }: PartProps): Promise<(id: number | null) => string> {
  const people = await listOfficersEver(c.var.platform.database.db, document.wardId);
  const names = new Map(people.map((each) => [each.id, each.displayName]));
  return (id) => (id === null ? 'Hệ thống' : (names.get(id) ?? ''));
}

async function Facts({ c, document }: PartProps) {
  const name = await namesOf({ c, document });
  const units = await listUnits(c.var.platform.database.db, document.wardId);
  return (
    <section class="card card-body mb-3" aria-label="Thông tin văn bản">
      <dl class="mb-0">
        <dt>Loại</dt>
        <dd>{kindOf(document.kind, toLocalDay(document.createdAt)).label}</dd>
        {document.number !== null && (
          <>
            <dt>Số, ký hiệu, ngày</dt>
            <dd>
              {document.number}, {document.day && formatDay(document.day)}
            </dd>
          </>
        )}
        <dt>Đơn vị soạn thảo</dt>
        <dd>{units.find((unit) => unit.id === document.unitId)?.name}</dd>
        <dt>Người ký</dt>
        <dd>{document.signerId === null ? 'Chưa chọn' : name(document.signerId)}</dd>
        {document.tasks.length > 0 && (
          <>
            <dt>Thực hiện nhiệm vụ</dt>
            <dd>
              {document.tasks.map(({ taskKey }) => (
                <a class="me-2" href={`/can-bo/ke-hoach/nhiem-vu/${taskKey}`}>
                  Nhiệm vụ {taskKey}
                </a>
              ))}
            </dd>
          </>
        )}
        {document.revoked && (
          <>
            <dt>Thu hồi</dt>
            <dd>
              {formatTime(document.revoked.at)}: {document.revoked.reason}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

async function Deliveries({ c, document }: PartProps) {
  const { db } = c.var.platform.database;
  const sent = await listDeliveries(db, document.wardId, document.id);
  if (sent.length === 0) return null;
  const units = new Map((await listUnits(db, document.wardId)).map((unit) => [unit.id, unit.name]));
  const name = await namesOf({ c, document });
  return (
    <section class="card card-body mb-3" aria-labelledby="da-gui">
      <h2 id="da-gui">Đã gửi</h2>
      <ul class="mb-0">
        {sent.map(({ unitId, sentAt, read }) => (
          <li>
            {units.get(unitId)}, {formatTime(sentAt)}:{' '}
            {read ? `${name(read.by)} đã đọc lúc ${formatTime(read.at)}` : 'chưa đọc'}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every version and every step, with who and when. */
async function History({ c, document }: PartProps) {
  const versions = await listOfficialVersions(c.var.platform.database.db, document.wardId, document.id);
  const name = await namesOf({ c, document });
  const path = `${DOCUMENTS}/${document.id}`;
  return (
    <section class="card card-body mb-3" aria-labelledby="qua-trinh">
      <h2 id="qua-trinh">Quá trình</h2>
      <ol class="document-list">
        {document.steps.map((step) => (
          <li>
            {OFFICIAL_STEP_LABELS[step.step]} bản {step.versionNo}: {name(step.by)}, {formatTime(step.at)}
            {step.why !== '' && <div>{step.why}</div>}
            {step.file !== null && (
              <div>
                <a href={`${path}.pdf?buoc=${step.no}`} data-turbo="false">
                  Tệp của bước {step.no}
                </a>
              </div>
            )}
          </li>
        ))}
      </ol>
      <h3>Các bản</h3>
      <ul class="mb-0">
        {versions.map(({ no, at, by }) => (
          <li>
            <a href={`${path}.pdf?ban=${no}`} data-turbo="false">
              Bản {no}
            </a>
            , {name(by)}, {formatTime(at)}
          </li>
        ))}
      </ul>
    </section>
  );
}
