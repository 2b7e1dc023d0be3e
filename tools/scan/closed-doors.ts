import { createServer, request } from 'node:http';

/** The same server at another address, where some paths are not there: a scanner that sends every form it finds would end its own session. */
export async function closeDoors(
  address: string,
  closed: readonly string[],
): Promise<{ address: string; close(): void }> {
  const { hostname, port } = new URL(address);
  const proxy = createServer((asked, answer) => {
    // As it came: what a scanner asks for need not be an address.
    const { method, headers, url: path = '/' } = asked;
    if (closed.includes(path.split('?')[0]!)) {
      asked.resume();
      answer.writeHead(404).end();
      return;
    }
    const sent = request({ hostname, port, path, method, headers }, (given) => {
      answer.writeHead(given.statusCode!, given.headers);
      given.pipe(answer);
    });
    sent.on('error', () => answer.destroy());
    asked.pipe(sent);
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const own = proxy.address() as { port: number };
  return {
    address: `http://127.0.0.1:${own.port}`,
    close: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
