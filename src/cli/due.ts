import { formatDay, parseLocal } from '../law/day.ts';
import { due, parseTerm } from '../law/due.ts';

/** `due --from 2026-02-13T15:30 --term 3wd --json`. @returns the exit code */
export function explainDue(args: string[]): number {
  const from = optionOf(args, '--from');
  const term = optionOf(args, '--term');
  if (from === undefined || term === undefined) {
    process.stderr.write('motcua due: cần --from và --term, ví dụ --from 2026-02-13T15:30 --term 3wd\n');
    return 64;
  }
  try {
    const found = due(parseLocal(from), parseTerm(term));
    for (const warning of found.warnings) process.stderr.write(`${warning}\n`);
    process.stdout.write(args.includes('--json') ? `${JSON.stringify(found)}\n` : asText(found));
    return 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    process.stderr.write(`motcua due: ${error.message}\n`);
    return 64;
  }
}

function asText(found: ReturnType<typeof due>): string {
  const lines = found.days.map((day) => `  ${formatDay(day.on)} ${day.counted ? '+' : '–'} ${day.why}`);
  return [
    `Hẹn trả ${found.dueAt.slice(11, 16)} ngày ${formatDay(found.dueAt.slice(0, 10))}`,
    ...lines,
    '',
  ].join('\n');
}

/** The value after an option, or in `--option=value`. */
export function optionOf(args: string[], name: string): string | undefined {
  const at = args.indexOf(name);
  if (at !== -1) return args[at + 1];
  return args.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
}
