import { type Archived, ROLE_LABELS } from '../../features/archive/index.ts';
import {
  CHANNEL_LABELS,
  OUTCOME_LABELS,
  remarkOn,
  STATUS_LABELS,
  STEP_LABELS,
  takerWithoutOfficer,
} from '../../features/dossiers/index.ts';
import { formatDay, formatTime } from '../../law/day.ts';
import { maskPersonalId } from '../../law/personal-id.ts';
import { Status as StatusMark } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { PATH } from './place.ts';

/** A dossier of another installation, as its package says; nothing can be done with it here. */
export function archivedPage(c: StaffContext, archived: Archived) {
  const { dossier, procedure } = archived.manifest;
  return (
    <StaffPage
      title={`Hồ sơ lưu trữ ${dossier.code}`}
      officer={c.var.officer}
      token={c.var.token}
      place="/can-bo/ho-so"
    >
      <div class="page-head">
        <div>
          <h1>{procedure.name}</h1>
          <p class="mb-0">
            <b>{dossier.code}</b> · {STATUS_LABELS[dossier.status]} · hồ sơ lưu trữ, chỉ xem
          </p>
        </div>
        <span class="slip-files">
          {c.var.officer.duties.includes('control') && (
            <a class="btn" href={`${PATH}/ho-so/${archived.id}.zip`} data-turbo="false">
              Lấy gói gốc
            </a>
          )}
          <a class="btn" href={PATH}>
            Về Lưu trữ
          </a>
        </span>
      </div>
      <div class="two-columns">
        <div>
          <Facts archived={archived} />
          <Files archived={archived} />
        </div>
        <div>
          <Origin archived={archived} />
          <Steps archived={archived} />
        </div>
      </div>
    </StaffPage>
  );
}

function Facts({ archived: { manifest } }: { archived: Archived }) {
  const { dossier, applicant, procedure, units } = manifest;
  const at = (text: string | null) => text && formatTime(new Date(text));
  const result = [
    dossier.resultOutcome && OUTCOME_LABELS[dossier.resultOutcome],
    dossier.resultNumber && `số ${dossier.resultNumber}`,
    dossier.resultOn && `ngày ${formatDay(dossier.resultOn)}`,
  ];
  return (
    <FactCard
      title="Thông tin hồ sơ"
      id="thong-tin"
      rows={[
        ['Người nộp', applicant.name],
        ['Số định danh', applicant.personalId && maskPersonalId(applicant.personalId)],
        ['Người nộp thay', applicant.representativeName],
        ['Điện thoại', applicant.phone],
        ['Địa chỉ', applicant.address],
        ['Nội dung yêu cầu', applicant.request],
        ['Cách nộp', CHANNEL_LABELS[dossier.channel]],
        ['Lĩnh vực', procedure.field],
        ['Đơn vị giải quyết', units.find(({ id }) => id === dossier.competentUnitId)?.name ?? null],
        ['Tiếp nhận', at(dossier.receivedAt)],
        ['Hẹn trả', at(dossier.dueAt)],
        ['Kết thúc', at(dossier.endedAt)],
        ['Kết quả', result.filter(Boolean).join(', ')],
      ]}
    />
  );
}

function Origin({ archived }: { archived: Archived }) {
  const { manifest, signer, signerKey, packageSha256, importedAt } = archived;
  return (
    <section class="card card-body mb-3" aria-labelledby="nguon">
      <h2 id="nguon">Nguồn gói</h2>
      <p>
        {signer === 'known' ? (
          <StatusMark tone="good">Chữ ký đúng với khóa của nơi xuất</StatusMark>
        ) : (
          <StatusMark tone="warn">Chữ ký chỉ kiểm bằng khóa kèm trong gói</StatusMark>
        )}
      </p>
      <dl class="fact-list">
        {[
          ['Nơi xuất', `${manifest.ward.name}, ${manifest.ward.city}`],
          ['Nhập lúc', formatTime(importedAt)],
          ['Mã băm của gói', packageSha256],
          ['Dấu vân tay khóa', signerKey],
        ].map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd class="text-break">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function FactCard(props: { title: string; id: string; rows: [string, string | null][] }) {
  return (
    <section class="card card-body" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      <dl class="fact-list">
        {props.rows
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

const NOT_SHOWN = new Set(['page', 'guide', 'checker', '']);

function Files({ archived }: { archived: Archived }) {
  const lacking = archived.manifest.documents.filter(({ path }) => path === null);
  return (
    <section class="card card-body mt-3" aria-labelledby="tep">
      <h2 id="tep">Phiếu, giấy tờ, kết quả</h2>
      <ol class="document-list">
        {archived.files
          .filter(({ role }) => !NOT_SHOWN.has(role))
          .map((file) => (
            <li>
              <a href={`${PATH}/ho-so/${archived.id}/tep/${file.no}`} data-turbo="false">
                {file.name}
              </a>{' '}
              <span class="text-secondary">({ROLE_LABELS[file.role as keyof typeof ROLE_LABELS]})</span>
            </li>
          ))}
        {lacking.map((document) => (
          <li>
            {document.name}{' '}
            <span class="text-secondary">({document.scanExemptReason ?? 'không có bản điện tử'})</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Steps({ archived: { steps, manifest } }: { archived: Archived }) {
  const officers = new Map(manifest.officers.map((each) => [each.id, each.name]));
  const units = new Map(manifest.units.map((each) => [each.id, each.name]));
  return (
    <section class="card card-body" aria-labelledby="qua-trinh">
      <h2 id="qua-trinh">Quá trình</h2>
      <ol class="control-steps">
        {steps.map(({ step }) => (
          <li>
            <b>{STEP_LABELS[step.step]}</b>
            {step.toUnitId !== null && <> → {units.get(step.toUnitId) ?? 'đơn vị khác'}</>}
            <div>
              <time datetime={step.at.toISOString()}>{formatTime(step.at)}</time>{' '}
              {step.officerId === null
                ? takerWithoutOfficer(step)
                : (officers.get(step.officerId) ?? 'Cán bộ')}
            </div>
            {remarkOn(step) && <div>{remarkOn(step)}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}
