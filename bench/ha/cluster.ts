// Three PostgreSQL under Patroni over three etcd, as deploy/ha describes them, on the loopback of one machine.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/platform/root.ts';
import {
  ADDRESS,
  fill,
  freePort,
  type Ground,
  makeFolder,
  type Program,
  readLog,
  startProgram,
  until,
} from './programs.ts';

const NODES = ['a', 'b', 'c'] as const;
export type NodeName = (typeof NODES)[number];

interface Member {
  name: NodeName;
  port: number;
  restPort: number;
  program: Program | null;
}

/** A row of Patroni's GET /cluster. */
interface Seen {
  name: NodeName;
  role: string;
  state: string;
  timeline?: number;
}

export interface Cluster {
  ownerPassword: string;
  /** Where each PostgreSQL and its Patroni listen, as deploy/ha/haproxy-database.cfg names them. */
  ports(): Record<string, string | number>;
  /** Waits until one leads and the other two follow it, one of them synchronously. @returns the leader */
  untilWhole(): Promise<NodeName>;
  /** Waits until another than `old` leads. */
  untilLed(old: NodeName): Promise<NodeName>;
  /** SIGKILL to a node's Patroni and its PostgreSQL, as if the machine had lost its power. */
  kill(name: NodeName): Promise<void>;
  /** Starts a killed node again. */
  start(name: NodeName): void;
  /** How many times a node has been taken back by pg_rewind. */
  rewinds(name: NodeName): number;
  close(): Promise<void>;
}

export async function openPatroni(ground: Ground): Promise<Cluster> {
  const passwords = Object.fromEntries(
    ['SUPERUSER', 'REPLICATION', 'REWIND', 'OWNER'].map((who) => [who, randomBytes(24).toString('hex')]),
  ) as Record<string, string>;
  const etcd = await startEtcd(ground);
  const members: Member[] = [];
  for (const name of NODES)
    members.push({ name, port: await freePort(), restPort: await freePort(), program: null });
  const find = (name: NodeName) => members.find((each) => each.name === name)!;
  for (const { name, port, restPort } of members)
    fill(
      ground,
      { from: 'patroni.yml', to: `patroni-${name}.yml` },
      {
        ...{ NODE: name, ADDRESS, PORT: port, REST_PORT: restPort, ETCD_HOSTS: etcd.hosts },
        ...{ NETWORK: '127.0.0.0/8', WATCHDOG: '"off"', SHARED_BUFFERS: '128MB' },
        ...{ DATA_DIR: dataOf(ground, name), SOCKET_DIR: makeFolder(ground, `socket-${name}`) },
        ...{ PGPASS: join(ground.folder, `pgpass-${name}`) },
        CREATE_DATABASE: join(root, 'deploy', 'ha', 'create-database.sh'),
      },
    );
  const start = (name: NodeName) => {
    find(name).program = startProgram(
      ground,
      `patroni-${name}`,
      ['/usr/bin/patroni', join(ground.folder, `patroni-${name}.yml`)],
      {
        PATRONI_SUPERUSER_PASSWORD: passwords.SUPERUSER!,
        PATRONI_REPLICATION_PASSWORD: passwords.REPLICATION!,
        PATRONI_REWIND_PASSWORD: passwords.REWIND!,
        MOTCUA_OWNER_PASSWORD: passwords.OWNER!,
      },
    );
  };
  const kill = async (name: NodeName) => {
    const postmaster = postmasterOf(ground, name);
    if (postmaster !== null) killQuietly(postmaster);
    await find(name).program?.kill();
    find(name).program = null;
  };
  for (const name of NODES) start(name);
  return {
    ownerPassword: passwords.OWNER!,
    ports: () =>
      Object.fromEntries(
        members.flatMap(({ name, port, restPort }) => {
          const upper = name.toUpperCase();
          return [
            [`${upper}_ADDRESS`, ADDRESS],
            [`${upper}_PORT`, port],
            [`${upper}_REST_PORT`, restPort],
          ];
        }),
      ),
    untilWhole: () => until('cụm ba nút', async () => wholeLeader(await look(members))),
    untilLed: (old) =>
      until('nút dẫn mới', async () => {
        const leader = (await look(members)).find(
          ({ role, state }) => role === 'leader' && state === 'running',
        );
        return leader !== undefined && leader.name !== old ? leader.name : null;
      }),
    kill,
    start,
    rewinds: (name) => readLog(ground.folder, `patroni-${name}`).split('running pg_rewind').length - 1,
    async close() {
      for (const name of NODES) await kill(name);
      for (const program of etcd.programs) await program.kill();
    },
  };
}

async function startEtcd(ground: Ground): Promise<{ hosts: string; programs: Program[] }> {
  const members = [];
  for (const name of NODES) members.push({ name, clientPort: await freePort(), peerPort: await freePort() });
  const all = members.map(({ name, peerPort }) => `${name}=http://${ADDRESS}:${peerPort}`).join(',');
  const programs = members.map(({ name, clientPort, peerPort }) => {
    const file = fill(
      ground,
      { from: 'etcd.yml', to: `etcd-${name}.yml` },
      {
        ...{ NODE: name, ADDRESS, CLIENT_PORT: clientPort, PEER_PORT: peerPort, MEMBERS: all },
        DATA_DIR: makeFolder(ground, `etcd-${name}`),
      },
    );
    return startProgram(ground, `etcd-${name}`, ['/usr/bin/etcd', '--config-file', file]);
  });
  for (const { clientPort } of members)
    await until('etcd', async () => ((await ask(clientPort, '/health')) ? true : null));
  return { hosts: members.map(({ clientPort }) => `${ADDRESS}:${clientPort}`).join(','), programs };
}

async function ask(port: number, path: string): Promise<unknown> {
  const answer = await fetch(`http://${ADDRESS}:${port}${path}`, { signal: AbortSignal.timeout(2000) });
  return answer.ok ? answer.json() : null;
}

/** What the first of those that live says of all. */
async function look(members: readonly Member[]): Promise<Seen[]> {
  for (const { program, restPort } of members) {
    if (program === null) continue;
    const seen = (await ask(restPort, '/cluster').catch(() => null)) as { members: Seen[] } | null;
    if (seen !== null) return seen.members;
  }
  return [];
}

function wholeLeader(seen: readonly Seen[]): NodeName | null {
  const leader = seen.find(({ role }) => role === 'leader');
  const isWhole =
    seen.length === NODES.length &&
    seen.every(
      ({ state, timeline }) => /^(running|streaming)$/.test(state) && timeline === leader?.timeline,
    ) &&
    seen.some(({ role }) => role === 'sync_standby');
  return leader !== undefined && isWhole ? leader.name : null;
}

function dataOf({ folder }: Ground, name: NodeName): string {
  return join(folder, `data-${name}`);
}

function postmasterOf(ground: Ground, name: NodeName): number | null {
  try {
    return Number(readFileSync(join(dataOf(ground, name), 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
