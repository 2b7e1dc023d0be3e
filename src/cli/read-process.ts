import { readFileSync } from 'node:fs';
import { describeMinutes, NODE_LABELS, readProcesses } from '../features/procedures/index.ts';

/** `process read FILE [--json]`: the internal processes of a decision, with faults and sums. @returns the exit code */
export async function readProcessFile(args: string[]): Promise<number> {
  const file = args.find((each) => !each.startsWith('--'));
  if (file === undefined) {
    process.stderr.write('motcua process read: cần tên tệp quyết định (.docx, .xlsx, .csv, .jsonl)\n');
    return 64;
  }
  try {
    const drafts = await readProcesses(new Uint8Array(readFileSync(file)));
    if (args.includes('--json')) {
      process.stdout.write(`${JSON.stringify(drafts)}\n`);
      return 0;
    }
    for (const { name, nodes, faults, warnings } of drafts) {
      process.stdout.write(`${name.slice(0, 120)}\n`);
      for (const node of nodes)
        process.stdout.write(
          `  ${node.id} ${NODE_LABELS[node.kind]}, ${describeMinutes(node.limitMinutes)}\n`,
        );
      for (const text of [...faults, ...warnings]) process.stdout.write(`  ! ${text}\n`);
    }
    const sound = drafts.filter((each) => each.faults.length === 0).length;
    process.stdout.write(`${drafts.length} quy trình, ${sound} dùng được ngay\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`motcua process read: ${(error as Error).message}\n`);
    return 2;
  }
}
