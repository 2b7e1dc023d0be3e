import { createConnection } from 'node:net';
import { log } from '../log.ts';
import { countCall } from '../metrics/metrics.ts';
import { Problem } from '../problem.ts';
import type { Settings } from '../settings.ts';
import { InfectedFile } from './inspection/refuse.ts';

const TIME_LIMIT_MS = 20_000;
const PIECE = 64 * 1024;

/**
 * Lets clamd look at a file. @returns whether it was looked at; false only where no scanner is installed, or where the
 * settings let files wait unscanned while it is down
 * @throws Problem file_infected; try_later while the scanner does not answer
 */
export async function scanFile(
  { clamd, keepUnscanned }: Pick<Settings, 'clamd' | 'keepUnscanned'>,
  file: { name: string; bytes: Uint8Array },
  timeLimitMs = TIME_LIMIT_MS,
): Promise<boolean> {
  if (clamd === null) return false;
  const answer = await countCall('scanner', () => askClamd(clamd, file.bytes, timeLimitMs)).catch(
    (error: Error) => error.message,
  );
  if (answer === 'OK') return true;
  const found = /^(.+) FOUND$/.exec(answer);
  if (found) throw new InfectedFile(file.name, found[1]!.slice(0, 100));
  log('warn', 'scanner_failed', { error: answer.slice(0, 200) });
  if (keepUnscanned) return false;
  throw new Problem(
    'try_later',
    'Máy quét vi-rút đang bận nên chưa nhận được tệp. Hãy thử lại sau vài phút; những gì đã gửi vẫn còn.',
  );
}

/** One INSTREAM of clamd's protocol: pieces with their length before them, an empty one, and one line back. */
function askClamd(address: string, bytes: Uint8Array, timeLimitMs: number): Promise<string> {
  const [, host, port] = /^([^/]+):(\d+)$/.exec(address) ?? [];
  const socket = createConnection(host ? { host, port: Number(port) } : { path: address });
  return new Promise<string>((resolve, reject) => {
    let answer = '';
    const timer = setTimeout(() => reject(new Error('time limit')), timeLimitMs);
    socket.on('close', () => clearTimeout(timer));
    socket.on('error', reject);
    socket.on('data', (piece) => {
      answer += piece.toString('latin1');
      if (answer.length > 1000 || answer.includes('\0')) resolve(answer);
    });
    socket.on('end', () => (answer === '' ? reject(new Error('no answer')) : resolve(answer)));
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let at = 0; at < bytes.length; at += PIECE) {
        const piece = bytes.subarray(at, at + PIECE);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(piece.length);
        socket.write(length);
        socket.write(piece);
      }
      socket.write(Buffer.alloc(4));
    });
  })
    .then((answer) =>
      answer
        .split('\0')[0]!
        .replace(/^stream: /, '')
        .trim(),
    )
    .finally(() => socket.destroy());
}
