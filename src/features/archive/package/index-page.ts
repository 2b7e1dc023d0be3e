import { formatDay, formatTime } from '../../../law/day.ts';
import {
  CHANNEL_LABELS,
  OUTCOME_LABELS,
  remarkOn,
  SOURCE_LABELS,
  STATUS_LABELS,
  STEP_LABELS,
  takerWithoutOfficer,
} from '../../dossiers/index.ts';
import { readStep } from '../facts.ts';
import { ROLE_LABELS } from '../labels.ts';
import type { Manifest } from '../schema.ts';

/** The page that opens a package for a reader: plain HTML that runs nothing and fetches nothing. */
export function indexPage(manifest: Manifest): string {
  const { dossier, ward } = manifest;
  const title = `Hồ sơ ${dossier.code}`;
  return `<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><p>Gói hồ sơ điện tử · ${safe(ward.name)}, ${safe(ward.city)}</p><h1>${safe(title)}</h1>
<p>${safe(manifest.procedure.name)}</p></header>
<main>
${section('Thông tin hồ sơ', list(factRows(manifest)))}
${section('Giấy tờ', documents(manifest))}
${section('Các tệp trong gói', files(manifest))}
${section('Quá trình giải quyết', steps(manifest))}
${section('Kiểm tra gói này', `<p>Đọc ${link('HUONG-DAN.txt')}: cách kiểm mã băm, chữ ký và chuỗi bước mà không cần hệ thống.</p>`)}
</main>
</body>
</html>
`;
}

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1b1b1b;background:#fff}' +
  'header{background:#0b5566;color:#fff;padding:1rem 1.5rem}header h1{margin:.2rem 0;font-size:1.5rem}header p{margin:0}' +
  'main{max-width:70rem;margin:0 auto;padding:0 1.5rem 3rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}' +
  'dl{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.3rem 1rem;margin:0}dt{color:#555}dd{margin:0;overflow-wrap:anywhere}' +
  '.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;min-width:48rem}th,td{text-align:left;vertical-align:top;padding:.4rem .5rem;border-bottom:1px solid #ddd}' +
  'td:first-child,td:nth-child(2){overflow-wrap:normal}code{font-size:.8rem;word-break:break-all}a{color:#0b5566}' +
  '@media(max-width:40rem){main{padding:0 1rem 2rem}dl{display:block}dd{margin:0 0 .6rem}}';

function factRows({ dossier, applicant, procedure, units }: Manifest): [string, string | null][] {
  const at = (text: string | null) => text && formatTime(new Date(text));
  const result = dossier.resultOutcome && [
    OUTCOME_LABELS[dossier.resultOutcome],
    dossier.resultNumber && `số ${dossier.resultNumber}`,
    dossier.resultOn && `ngày ${formatDay(dossier.resultOn)}`,
  ];
  return [
    ['Mã hồ sơ', dossier.code],
    ['Thủ tục', `${procedure.name} (mã ${dossier.procedureCode}, bản ${dossier.procedureVersion})`],
    ['Lĩnh vực', procedure.field],
    ['Người nộp', applicant.name],
    ['Số định danh', applicant.personalId],
    ['Người nộp thay', applicant.representativeName],
    ['Địa chỉ', applicant.address],
    ['Điện thoại', applicant.phone],
    ['Nội dung yêu cầu', applicant.request],
    ['Cách nộp', CHANNEL_LABELS[dossier.channel]],
    ['Đơn vị giải quyết', units.find((each) => each.id === dossier.competentUnitId)?.name ?? null],
    ['Nộp lúc', at(dossier.submittedAt)],
    ['Tiếp nhận lúc', at(dossier.receivedAt)],
    ['Hẹn trả', at(dossier.dueAt)],
    ['Kết thúc lúc', at(dossier.endedAt)],
    ['Tình trạng', STATUS_LABELS[dossier.status]],
    ['Kết quả', result ? result.filter(Boolean).join(', ') : null],
  ];
}

function documents({ documents: all }: Manifest): string {
  if (all.length === 0) return '<p>Hồ sơ không có giấy tờ nào.</p>';
  const rows = all.map((each) => [
    safe(each.name),
    safe(`${SOURCE_LABELS[each.source]}, ${each.quantity} bản`),
    each.path === null ? safe(each.scanExemptReason ?? 'Không có bản điện tử') : link(each.path),
  ]);
  return table(['Giấy tờ', 'Loại', 'Bản điện tử'], rows);
}

function files({ files: all }: Manifest): string {
  const rows = all
    .filter(({ role }) => role !== 'guide' && role !== 'checker')
    .map((each) => [
      safe(ROLE_LABELS[each.role]),
      link(each.path),
      safe(each.name),
      `<code>${each.sha256}</code>`,
    ]);
  return table(['Loại', 'Tệp', 'Tên', 'Mã băm SHA-256'], rows);
}

function steps({ steps: all, officers, units }: Manifest): string {
  const rows = all.map((each) => {
    const { step } = readStep(each);
    const officer = officers.find(({ id }) => id === step.officerId);
    const unit = units.find(({ id }) => id === step.unitId);
    const who = officer?.name ?? (step.officerId === null ? takerWithoutOfficer(step) : 'Cán bộ');
    return [
      String(step.no),
      safe(formatTime(step.at)),
      safe(STEP_LABELS[step.step]),
      safe([who, unit?.name].filter(Boolean).join(', ')),
      safe(remarkOn(step)),
      `<code>${each.hash}</code>`,
    ];
  });
  return table(['Bước', 'Lúc', 'Việc', 'Ai làm', 'Ghi chú', 'Mã băm'], rows);
}

function section(title: string, body: string): string {
  return `<section><h2>${title}</h2>\n${body}\n</section>`;
}

function list(rows: [string, string | null][]): string {
  const shown = rows.filter(([, value]) => value);
  return `<dl>${shown.map(([label, value]) => `<dt>${label}</dt><dd>${safe(value!)}</dd>`).join('\n')}</dl>`;
}

function table(head: string[], rows: string[][]): string {
  const cells = (texts: string[], open: string, close: string) =>
    `<tr>${texts.map((text) => `${open}${text}${close}`).join('')}</tr>`;
  return `<div class="wide" tabindex="0" role="group" aria-label="Bảng rộng, cuộn ngang được"><table><thead>${cells(head, '<th scope="col">', '</th>')}</thead><tbody>
${rows.map((row) => cells(row, '<td>', '</td>')).join('\n')}
</tbody></table></div>`;
}

function link(path: string): string {
  return `<a href="${safe(path)}">${safe(path)}</a>`;
}

function safe(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
