import { spawn } from 'node:child_process';

/** What a program said, both streams as they came; after the time limit it is ended. */
export function runProgram(
  program: string,
  args: readonly string[],
  limitMs: number,
): Promise<{ text: string; timedOut: boolean }> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let text = `$ ${program} ${args.join(' ').replace(/(motcua_session=)[^ ;]+/g, '$1…')}\n`;
    let timedOut = false;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8').replace(/(motcua_\w+=)[\w-]{20,}/g, '$1…');
      });
    const timer = setTimeout(() => {
      timedOut = true;
      process.kill(-child.pid!, 'SIGKILL');
    }, limitMs);
    child.once('error', failed);
    child.once('close', () => {
      clearTimeout(timer);
      done({ text, timedOut });
    });
  });
}
