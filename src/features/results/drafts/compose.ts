import { formatDay, toLocalDay } from '../../../law/day.ts';
import { signatureBlock } from '../../../law/signature-block.ts';
import { NO_WORDS, type SlipSource, wordingAt } from '../../dossiers/index.ts';
import type { Officer } from '../../organisation/index.ts';
import { checkAddress } from '../code.ts';
import type { ResultBlock, ResultDocument } from '../drawing/result-document.ts';
import { fillPlaces, type Places, shownFields, type Written } from '../templates/fill-template.ts';
import type { ResultTemplate, TemplatePart } from '../templates/template.ts';

/** What the places of the dossier stand for, in words. */
export function placesOf(source: SlipSource): Places {
  const { applicant, state } = source.dossier;
  return {
    nguoiNop: applicant.name,
    ngaySinh: applicant.birthOn === null ? '' : formatDay(applicant.birthOn),
    soDinhDanh: applicant.personalId ?? '',
    diaChi: applicant.address,
    yeuCau: applicant.request,
    maHoSo: state.code,
    ngayTiepNhan: formatDay(toLocalDay(state.receivedAt ?? state.submittedAt)),
    thuTuc: source.procedure.name,
    ketQua: state.resultName ?? source.procedure.results[0]?.name ?? '',
    uyBan: `Ủy ban nhân dân ${source.ward.name.replace(/^(Phường|Xã|Đặc khu)/, (word) => word.toLowerCase())}`,
    phuong: source.ward.name,
  };
}

export interface Composing {
  source: SlipSource;
  template: ResultTemplate;
  written: Written;
  signer: Officer;
  checkCode: string;
  drawnAt: Date;
}

/** Template, dossier and what was written, put together; without number and day. */
export function composeResult(composing: Composing): ResultDocument {
  const { source, template, written, signer, checkCode, drawnAt } = composing;
  const words = wordingAt(source.wordings, 'all', drawnAt)?.words ?? NO_WORDS;
  const values = { ...placesOf(source), ...shownFields(template, written) };
  const { blocks, articles } = blocksOf(template.parts, values);
  const filled = (text: string) => fillPlaces(text, { ...values, soDieu: String(articles) }).trim();
  return {
    dossierCode: source.dossier.state.code,
    issuer: words.committee === '' ? ['Ủy ban nhân dân', source.ward.name] : words.committee.split('\n'),
    place: words.place || source.ward.name.replace(/^(phường|xã|đặc khu)\s+/i, ''),
    symbol: symbolOf(template, source),
    title: template.title,
    subject: filled(template.subject),
    addressee: filled(template.addressee ?? ''),
    blocks,
    recipients: template.recipients.map(filled),
    office: signatureBlock(template.authority, officeOf(signer), toLocalDay(drawnAt)).lines,
    signerName: signer.displayName,
    ...{ checkCode, checkUrl: checkAddress(source.publicUrl, checkCode), drawnAt },
  };
}

/** "GXN-UBND"; an official letter has the sign of the unit that drafts it: "UBND-VP". */
export function symbolOf({ symbol }: ResultTemplate, { dossier, units }: SlipSource): string {
  if (symbol !== '') return `${symbol}-UBND`;
  return `UBND-${units.get(dossier.state.competentUnitId)?.code ?? 'VP'}`;
}

/** The office without whose it is: "Phó Chủ tịch". */
export function officeOf({ title }: Officer): string {
  return title.replace(/\s+(Ủy ban nhân dân|UBND)\b.*$/iu, '');
}

/** Facts without a value are left out; articles are counted. */
function blocksOf(
  parts: readonly TemplatePart[],
  values: Readonly<Record<string, string>>,
): { blocks: ResultBlock[]; articles: number } {
  const blocks: ResultBlock[] = [];
  let articles = 0;
  for (const part of parts) {
    if (part.kind === 'facts') {
      const rows = part.rows
        .map(([label, text]): [string, string] => [label, fillPlaces(text, values).trim()])
        .filter(([, text]) => text !== '');
      if (rows.length > 0) blocks.push({ kind: 'facts', rows });
      continue;
    }
    const text = fillPlaces(part.text, values).trim();
    if (part.kind === 'heading') blocks.push({ kind: 'heading', text });
    else if (part.kind === 'basis') blocks.push({ kind: 'basis', lines: basesOf(text) });
    else if (part.kind === 'paragraph') blocks.push({ kind: 'paragraph', lines: linesOf(text) });
    else blocks.push({ kind: 'article', no: ++articles, lines: linesOf(text) });
  }
  return { blocks, articles };
}

/** Each basis in a line of its own that ends with ";", the last with ".". */
function basesOf(text: string): string[] {
  const lines = linesOf(text).map((line) => line.replace(/[;.,]+$/, ''));
  const said = lines.map((line) => (/^(căn cứ|theo|xét)/i.test(line) ? line : `Căn cứ ${line}`));
  return said.map((line, at) => `${line}${at === said.length - 1 ? '.' : ';'}`);
}

/** Paragraphs without their blanks; "./." ends a document, whether or not a full stop was written before it. */
function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => line.replace(/[\s.]*\.?\/\.$/, './.'));
}
