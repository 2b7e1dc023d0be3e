import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  describeTarget,
  NoTaskTable,
  type PlanReading,
  readPlan,
  UnreadableFile,
} from '../features/plans/index.ts';

/** `plan read FILE --json`: one JSON object on standard output; notes go to standard error. @returns the exit code */
export async function readPlanFile(args: string[]): Promise<number> {
  const [file] = args.filter((each) => !each.startsWith('-'));
  if (file === undefined) {
    process.stderr.write('motcua plan read: cần tên tệp\n');
    return 64;
  }
  try {
    const plan = await readPlan(new Uint8Array(await readFile(file)), basename(file));
    process.stderr.write(`Đã đọc ${plan.tasks.length} nhiệm vụ từ ${basename(file)}.\n`);
    process.stdout.write(args.includes('--json') ? `${JSON.stringify(plan)}\n` : asText(plan));
    return 0;
  } catch (error) {
    const isReading = error instanceof NoTaskTable || error instanceof UnreadableFile;
    const { code } = error as NodeJS.ErrnoException;
    if (!isReading && code !== 'ENOENT' && code !== 'EISDIR' && code !== 'EACCES') throw error;
    const text = isReading ? (error as Error).message : `không mở được tệp "${file}" (${code}).`;
    process.stderr.write(`motcua plan read: ${text}\n`);
    return 2;
  }
}

function asText(plan: PlanReading): string {
  const lines = plan.tasks.map((task) => {
    const targets = task.targets.map(describeTarget).join(', ');
    return `${task.order}. ${task.text.replace(/\n/g, ' ')}\n   Chủ trì: ${task.leadUnits.join('; ')} | Hạn: ${task.due.raw}${targets ? ` | Chỉ tiêu: ${targets}` : ''}`;
  });
  return `${plan.title}\n${lines.join('\n')}\n`;
}
