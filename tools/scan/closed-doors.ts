import { createServer, request } from 'node:http';

/** The same server at another address, where some paths are not there: a scanner that sends every form it finds would end its own session. */
export async function closeDoors(
  address: string,
  closed: readonly string[],
): Promise<{ address: string; close(): void }> {
  const proxy = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url ?? '/', address);
    if (closed.includes(pathname)) {
      asked.resume();
      answer.writeHead(404).end();
      return;
    }
    const { method, headers } = asked;
    const sent = request(new URL(asked.url ?? '/', address), { method, headers }, (given) => {
      answer.writeHead(given.statusCode!, given.headers);
      given.pipe(answer);
    });
    sent.on('error', () => answer.destroy());
    asked.pipe(sent);
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const { port } = proxy.address() as { port: number };
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
