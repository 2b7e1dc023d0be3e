import {
  findBatch,
  listOpenOf,
  mayScan,
  pagesOf,
  SCAN_LIMITS,
  type WholeBatch,
} from '../../features/digitisation/index.ts';
import type { Dossier } from '../../features/dossiers/index.ts';
import { fieldOf } from '../../features/uploads/index.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken } from '../../ui/field.tsx';
import { UploadBox } from '../../ui/upload-box.tsx';
import type { StaffContext } from '../session.ts';
import { pathOf, uploadsOf } from './own-batch.ts';

/** Where papers of a dossier are dropped, with what is scanned of it now; nothing where none is missing or it is not his turn. */
export async function ScanBox({
  c,
  dossier,
  problem,
}: {
  c: StaffContext;
  dossier: Dossier;
  problem?: Problem | undefined;
}) {
  const { database, now } = c.var.platform;
  const isMissing = dossier.state.documents.some((each) => each.file === null && each.source !== 'database');
  const open = await listOpenOf(database.db, dossier.wardId, dossier.id);
  const mayAdd = isMissing && (await mayScan(database.db, { officer: c.var.officer, now: now() }, dossier));
  if (!mayAdd && open.length === 0) return null;
  const batches = await Promise.all(
    open.map(({ wardId, id }) => findBatch(database.db, { wardId, batchId: id })),
  );
  return (
    <section class="card card-body mt-3" aria-labelledby="so-hoa">
      <h2 id="so-hoa">Số hóa</h2>
      {mayAdd ? (
        <>
          <ScanField {...{ dossierId: dossier.id, token: c.var.token, problem, batches }} />
          <form method="post" action={`${uploadsOf(dossier.id)}/mo`} class="mt-3">
            <FormToken value={c.var.token} />
            <button class="btn" type="submit">
              Chụp bằng điện thoại
            </button>
          </form>
        </>
      ) : (
        <ul class="attachment-list">
          <BatchLines batches={batches} />
        </ul>
      )}
    </section>
  );
}

/** The field of files alone; what is chosen goes to the officer's open batch. */
export function ScanField(props: {
  dossierId: number;
  token: string;
  problem?: Problem | undefined;
  batches?: readonly WholeBatch[];
}) {
  return (
    <UploadBox
      action={uploadsOf(props.dossierId)}
      token={props.token}
      field={fieldOf('')}
      label="Kéo tệp vào đây, hoặc chọn tệp đã quét"
      accept="application/pdf,image/jpeg,image/png"
      longestSide={4000}
      help={`PDF, JPEG, PNG; nhiều tệp một lần, mỗi tệp không quá ${SCAN_LIMITS.fileMegabytes} MB. Trang được xoay thẳng, làm sạch và đọc chữ trong nền.`}
      error={props.problem?.fields[fieldOf('')]}
    >
      <BatchLines batches={props.batches ?? []} />
    </UploadBox>
  );
}

function BatchLines({ batches }: { batches: readonly WholeBatch[] }) {
  return (
    <>
      {batches.map((batch) => (
        <li>
          <span>
            <a href={pathOf(batch)}>Xem và xác nhận</a> <small>{describeProgress(batch)}</small>
          </span>
        </li>
      ))}
    </>
  );
}

/** "3 tệp, đã đọc 4/7 trang, 2 giấy tờ chờ xác nhận" */
export function describeProgress(batch: WholeBatch): string {
  const pages = batch.pages.filter((page) => page.state !== 'removed');
  const done = pages.filter((page) => page.state === 'read' || page.state === 'failed').length;
  const open = batch.documents.filter(
    (each) => each.state === 'proposed' && pagesOf(batch, each.id).length > 0,
  );
  const opening = batch.files.filter((file) => file.state === 'waiting').length;
  return [
    `${batch.files.length} tệp`,
    opening > 0 && `đang mở ${opening} tệp`,
    pages.length > 0 && `đã đọc ${done}/${pages.length} trang`,
    open.length > 0 && `${open.length} giấy tờ chờ xác nhận`,
  ]
    .filter(Boolean)
    .join(', ');
}

export function isBusy(batch: WholeBatch): boolean {
  const isOnItsWay = (state: string) => state === 'waiting' || state === 'reading';
  return (
    batch.files.some((file) => isOnItsWay(file.state)) || batch.pages.some((page) => isOnItsWay(page.state))
  );
}
