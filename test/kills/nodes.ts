import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '../../src/platform/root.ts';

/** A server process that answers. */
export interface Running {
  address: string;
  pid: number;
  /** SIGKILL to its process group, and waits until it is gone. */
  kill(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** Its exit code, once it ended by itself. */
  ended: Promise<number | null>;
  /** SIGTERM: it ends as it should. Then only does it leave what makes the next ones start quicker. */
  stop(): Promise<void>;
}

/** Real servers (dist/, as `npm start` runs them) that are told the same. */
export interface Nodes {
  /** Starts one more, on a free port unless one is named, told `more` than the others; returns when it serves. */
  start(port?: number, more?: Record<string, string>): Promise<Running>;
  /** Runs `motcua …` beside them. @returns its exit code and what it printed */
  command(...args: string[]): Promise<{ code: number | null; out: string }>;
  /** SIGKILL to all that still run. */
  killAll(): void;
}

const PATIENCE_MS = 180_000;

/** `env` is all that they are told, but for the port. What they say goes also to the end of `logFile`. */
export function openNodes(env: Record<string, string>, logFile?: string): Nodes {
  const running = new Set<ChildProcess>();
  return {
    async start(wanted, more = {}) {
      const port = wanted ?? (await freePort());
      const child = startProcess('main.js', [], { ...env, ...more, PORT: String(port) });
      running.add(child);
      const address = `http://127.0.0.1:${port}`;
      if (logFile !== undefined) child.stderr!.pipe(createWriteStream(logFile, { flags: 'a' }));
      await untilServing(child, address);
      const ended = new Promise<number | null>((done) => child.once('exit', done));
      void ended.then(() => running.delete(child));
      const signal = (name: NodeJS.Signals) => void process.kill(-child.pid!, name);
      const end = (name: NodeJS.Signals) => async () => {
        signal(name);
        await ended;
      };
      return { address, pid: child.pid!, signal, ended, kill: end('SIGKILL'), stop: end('SIGTERM') };
    },
    async command(...args) {
      const child = startProcess('cli.js', args, env);
      let out = '';
      child.stdout!.on('data', (chunk) => {
        out += chunk;
      });
      const code = await new Promise<number | null>((done) => child.once('close', done));
      return { code, out };
    },
    killAll() {
      for (const child of running)
        if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL');
      running.clear();
    },
  };
}

function startProcess(file: string, args: string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [join(root, 'dist', 'server', file), ...args], {
    ...{ cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  });
}

async function untilServing(child: ChildProcess, address: string): Promise<void> {
  let said = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk) => {
      said = (said + chunk).slice(-4000);
    });
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; ) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`ended: ${said}`);
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  throw new Error(`not serving: ${said}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
