import { listOpenSteps, printWorkflow } from '../features/dossiers/index.ts';
import { readOptions } from './options.ts';

/** `workflow [--json]`: the matrix status × duty. @returns the exit code */
export function showWorkflow(args: string[]): number {
  try {
    const given = readOptions(args, { '--json': 'flag' });
    process.stdout.write(given.has('--json') ? `${JSON.stringify(listOpenSteps())}\n` : printWorkflow());
    return 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    process.stderr.write(`motcua workflow: ${error.message}\n`);
    return 64;
  }
}
