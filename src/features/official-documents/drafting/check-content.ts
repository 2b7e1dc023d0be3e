import { Problem } from '../../../platform/problem.ts';
import type { Block } from '../layout/model.ts';
import type { OfficialContent } from '../schema.ts';

const MOST_LINES = 60;
const MOST_BLOCKS = 3000;

/** The content without blanks that say nothing. @throws Problem invalid, with the fields */
export function checkContent(given: OfficialContent): OfficialContent {
  const { subject, addressees, basis, body, annexes, recipients } = given;
  const content = {
    ...{ subject: subject.replace(/\s+/g, ' ').trim(), addressees: lines(addressees), basis: lines(basis) },
    ...{ body: [...body], annexes: [...annexes], recipients: lines(recipients) },
  };
  const faults: Record<string, string> = {};
  if (content.subject.length < 3 || content.subject.length > 500)
    faults.subject = 'Ghi trích yếu từ 3 đến 500 ký tự.';
  for (const name of ['addressees', 'basis', 'recipients'] as const)
    if (content[name].length > MOST_LINES || content[name].some((line) => line.length > 1000))
      faults[name] = `Nhiều nhất ${MOST_LINES} dòng, mỗi dòng 1000 ký tự.`;
  if (!body.some((block) => block.kind !== 'heading')) faults.body = 'Ghi nội dung văn bản.';
  const all = [...body, ...annexes.flatMap((annex) => annex.body)];
  if (all.length > MOST_BLOCKS || all.some(isUneven))
    faults.body = 'Nội dung quá dài, hoặc có bảng lệch cột.';
  if (Object.keys(faults).length > 0) throw new Problem('invalid', 'Chưa lưu được văn bản.', faults);
  return content;
}

function isUneven(block: Block): boolean {
  return block.kind === 'table' && block.rows.some((row) => row.length !== block.columns.length);
}

function lines(given: readonly string[]): string[] {
  return given.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
}
