// A line to the database that can fall silent as a network does: nothing is refused, nothing breaks off, and nothing comes through.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Line {
  /** The database's address by this line. */
  url: string;
  cut(): void;
  /** What was under way arrives now, and so does that an end is gone. */
  mend(): void;
  close(): Promise<void>;
}

/** Opens one to a database that listens on a unix socket. */
export async function openLine(databaseUrl: string): Promise<Line> {
  const [, user, name, folder] = /^postgresql:\/\/(\w+)@\/(\w+)\?host=(.+)$/.exec(databaseUrl)!;
  const socket = `${decodeURIComponent(folder!)}/.s.PGSQL.5432`;
  const open = new Set<Socket>();
  const gone = new Set<Socket>();
  let isCut = false;
  const pass = (from: Socket, to: Socket) => {
    open.add(from);
    from.on('data', (bytes) => to.write(bytes));
    from.on('error', () => undefined);
    from.on('close', () => {
      open.delete(from);
      if (isCut) gone.add(to);
      else to.destroy();
    });
    if (isCut) from.pause();
  };
  const server = createServer((near) => {
    const far = connect(socket);
    pass(near, far);
    pass(far, near);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `postgresql://${user}@127.0.0.1:${(server.address() as AddressInfo).port}/${name}`,
    cut: () => {
      isCut = true;
      for (const each of open) each.pause();
    },
    mend: () => {
      isCut = false;
      for (const each of gone) each.destroy();
      gone.clear();
      for (const each of open) each.resume();
    },
    close: async () => {
      for (const each of open) each.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
