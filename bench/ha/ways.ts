// The ways between citizens, servers and the leader: HAProxy before the servers, PgBouncer and HAProxy before PostgreSQL.
import { OWNER } from '../../src/platform/postgres/cluster.ts';
import type { Cluster } from './cluster.ts';
import { ADDRESS, fill, freePort, type Ground, startProgram, untilListening, writeOwn } from './programs.ts';

export interface Way {
  port: number;
  close(): Promise<void>;
}

/** PgBouncer over a HAProxy that knows who leads. @returns also the owner's connection string through both */
export async function openWayToLeader(ground: Ground, cluster: Cluster): Promise<Way & { url: string }> {
  const [leaderPort, port] = [await freePort(), await freePort()];
  const haproxyFile = fill(
    ground,
    { from: 'haproxy-database.cfg', to: 'haproxy-database.cfg' },
    { ADDRESS, PORT: leaderPort, ...cluster.ports() },
  );
  const users = writeOwn(ground, 'users.txt', `"${OWNER}" "${cluster.ownerPassword}"\n`);
  const pgbouncerFile = fill(
    ground,
    { from: 'pgbouncer.ini', to: 'pgbouncer.ini' },
    { ADDRESS, PORT: port, LEADER_ADDRESS: ADDRESS, LEADER_PORT: leaderPort, USERS_FILE: users },
  );
  const haproxy = startProgram(ground, 'haproxy-database', ['/usr/sbin/haproxy', '-f', haproxyFile]);
  const pgbouncer = startProgram(ground, 'pgbouncer', ['/usr/sbin/pgbouncer', pgbouncerFile]);
  await untilListening('haproxy', leaderPort);
  await untilListening('pgbouncer', port);
  return {
    port,
    url: `postgresql://${OWNER}:${cluster.ownerPassword}@${ADDRESS}:${port}/motcua`,
    close: async () => {
      await pgbouncer.kill();
      await haproxy.kill();
    },
  };
}

/** The HAProxy that citizens meet, over two servers. */
export async function openWayToServers(ground: Ground, ports: readonly [number, number]): Promise<Way> {
  const port = await freePort();
  const file = fill(
    ground,
    { from: 'haproxy-web.cfg', to: 'haproxy-web.cfg' },
    { WEB_BIND: `${ADDRESS}:${port}`, ONE: `${ADDRESS}:${ports[0]}`, TWO: `${ADDRESS}:${ports[1]}` },
  );
  const haproxy = startProgram(ground, 'haproxy-web', ['/usr/sbin/haproxy', '-f', file]);
  await untilListening('haproxy', port);
  return { port, close: () => haproxy.kill() };
}
