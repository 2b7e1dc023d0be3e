import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Binaries } from './binaries.ts';

/** How a program is started so that PostgreSQL accepts its user: it refuses uid 0. */
export interface RunAs {
  /** Put in front of the command, e.g. `unshare -U …`. */
  prefix: string[];
  /** The user that the process changes to; absent when it stays who it is. */
  identity?: { uid: number; gid: number };
  binaries: Binaries;
}

/**
 * Chooses the way for this machine. A normal user runs PostgreSQL directly. As root: change to `postgres` or `nobody`
 * where that user can reach both places; under a closed home keep root's files and wear another uid in a user
 * namespace; where namespaces are forbidden, run from a copy of the binaries in an open place.
 */
export function chooseRunAs(binaries: Binaries, dataDir: string): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [], binaries };
  const identity = unprivilegedUser();
  const owner = existsSync(join(dataDir, 'PG_VERSION')) ? statSync(dataDir).uid : undefined;
  const reachable = isOpenPath(dirname(resolve(dataDir)));
  if (owner !== 0 && reachable && isOpenPath(binaries.home)) return asUser(binaries, dataDir, identity);
  if (owner === undefined || owner === 0) {
    const prefix = ['unshare', '--user', `--map-user=${identity.uid}`, `--map-group=${identity.gid}`, '--'];
    if (spawnSync(prefix[0]!, [...prefix.slice(1), 'true']).status === 0) return { prefix, binaries };
  }
  if (!reachable) {
    throw new Error(
      `Thư mục dữ liệu ${dataDir} nằm trong thư mục mà người dùng không phải root không vào được; đặt DATA_DIR ở nơi khác.`,
    );
  }
  return asUser(stageBinaries(binaries), dataDir, identity);
}

function asUser(binaries: Binaries, dataDir: string, identity: { uid: number; gid: number }): RunAs {
  mkdirSync(dataDir, { recursive: true });
  giveTo(dataDir, identity);
  return { prefix: [], identity, binaries };
}

/** Uid and gid of `postgres`, else of `nobody`. */
function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  return { uid: 65534, gid: 65534 };
}

/** Whether everyone may pass through every folder of the path. */
function isOpenPath(path: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function giveTo(path: string, identity: { uid: number; gid: number }): void {
  const stat = lstatSync(path);
  if (stat.uid !== identity.uid) chownSync(path, identity.uid, identity.gid);
  if (stat.isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), identity);
}

function stageBinaries(binaries: Binaries): Binaries {
  const home = '/var/lib/motcua/postgres';
  if (!existsSync(join(home, 'bin', 'postgres'))) {
    mkdirSync(home, { recursive: true });
    cpSync(binaries.home, home, { recursive: true });
    chmodSync(home, 0o755);
  }
  return { home, initdb: join(home, 'bin', 'initdb'), postgres: join(home, 'bin', 'postgres') };
}
