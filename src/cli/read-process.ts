import { readFileSync } from 'node:fs';
import {
  describeMinutes,
  NODE_LABELS,
  type ProcessDraft,
  readProcesses,
} from '../features/procedures/index.ts';
import { UnreadableFile } from '../platform/tables/blocks.ts';

/** `process read FILE [--json]`: the internal processes of a decision, with faults and sums. @returns the exit code */
export async function readProcessFile(args: string[]): Promise<number> {
  const file = args.find((each) => !each.startsWith('--'));
  if (file === undefined) {
    process.stderr.write(
      'motcua process read: cần tên tệp quyết định (.docx, .xlsx, .pdf, .html, .csv, .jsonl, .txt)\n',
    );
    return 64;
  }
  try {
    const drafts = await readProcesses(new Uint8Array(readFileSync(file)));
    if (args.includes('--json')) {
      process.stdout.write(`${JSON.stringify(drafts)}\n`);
      return 0;
    }
    for (const draft of drafts) process.stdout.write(describe(draft));
    const sound = drafts.filter((each) => each.faults.length === 0).length;
    process.stdout.write(`${drafts.length} quy trình, ${sound} dùng được ngay\n`);
    return 0;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!(error instanceof UnreadableFile) && code !== 'ENOENT' && code !== 'EISDIR' && code !== 'EACCES')
      throw error;
    const text = code === undefined ? (error as Error).message : `không mở được tệp "${file}" (${code}).`;
    process.stderr.write(`motcua process read: ${text}\n`);
    return 2;
  }
}

/** Steps with who, limit and the guessed kind; then what to mend and what to look at. */
function describe({ name, procedureCodes, nodes, sumMinutes, totalMinutes, ...found }: ProcessDraft): string {
  const written =
    totalMinutes === null ? 'quyết định không ghi' : `quyết định ghi ${describeMinutes(totalMinutes)}`;
  return [
    `${name.slice(0, 120)} [${procedureCodes.join(', ') || 'chưa rõ mã'}]`,
    ...nodes.map(
      ({ id, kind, actor, limitMinutes }) =>
        `  ${id} ${actor.replace(/\s+/g, ' ').slice(0, 60)}: ${describeMinutes(limitMinutes)} (đoán: ${NODE_LABELS[kind]})`,
    ),
    `  cộng ${describeMinutes(sumMinutes)}, ${written}`,
    ...[...found.faults, ...found.warnings].map((text) => `  ! ${text}`),
    '',
  ].join('\n');
}
