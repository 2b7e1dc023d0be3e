import { workflowRows, workflowText } from '../features/dossiers/index.ts';

/** `workflow [--json]`: the matrix status × duty, needing no server. @returns the exit code */
export function printWorkflow(args: string[]): number {
  const [unknown] = args.filter((each) => each !== '--json');
  if (unknown !== undefined) {
    process.stderr.write(`motcua workflow: không có lựa chọn "${unknown}"; chỉ có --json\n`);
    return 64;
  }
  process.stdout.write(args.includes('--json') ? `${JSON.stringify(workflowRows())}\n` : workflowText());
  return 0;
}
