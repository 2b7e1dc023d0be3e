import { createServer, type Server } from 'node:http';
import { log } from '../log.ts';
import { registry } from './metrics.ts';

/** Answers Prometheus at `/metrics`, apart from the pages: who scrapes needs no way to them, and no citizen a way here. */
export async function serveMetrics(
  { host, port }: { host: string; port: number },
  look: () => Promise<void>,
): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    look()
      .then(() => registry.metrics())
      .then(
        (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
        (error) => {
          log('error', 'metrics_failed', { error });
          response.writeHead(500).end();
        },
      );
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, done);
  });
  return server;
}
