import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';

/** A small scanner that speaks clamd's INSTREAM and knows one word. It can be told to be slow, to err, or to hang up. */
export interface Clamd {
  address: string;
  /** Bytes of the files that it was given. */
  scanned: number[];
  mood: 'well' | 'silent' | 'error' | 'hangs-up';
  close(): Promise<void>;
}

export const BAD_WORD = 'ma-doc-thu-nghiem';

export async function startClamd(path?: string): Promise<Clamd> {
  const clamd: Clamd = { address: '', scanned: [], mood: 'well', close: () => closed(server) };
  const server = createServer((socket) => {
    let got = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      got = Buffer.concat([got, piece]);
      const file = wholeOf(got);
      if (file === null || clamd.mood === 'silent') return;
      clamd.scanned.push(file.length);
      if (clamd.mood === 'hangs-up') socket.destroy();
      else if (clamd.mood === 'error') socket.end('INSTREAM size limit exceeded. ERROR\0');
      else socket.end(file.includes(BAD_WORD) ? 'stream: Thu.Nghiem-1 FOUND\0' : 'stream: OK\0');
    });
  });
  await new Promise<void>((started) => {
    if (path === undefined) server.listen(0, '127.0.0.1', started);
    else server.listen(path, started);
  });
  clamd.address = path ?? `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return clamd;
}

/** The file, once its empty last piece is there. */
function wholeOf(got: Buffer): Buffer | null {
  const head = 'zINSTREAM\0';
  if (got.length < head.length) return null;
  if (got.toString('latin1', 0, head.length) !== head) throw new Error('not INSTREAM');
  const pieces: Buffer[] = [];
  for (let at = head.length; at + 4 <= got.length; ) {
    const length = got.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(got.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()));
}
