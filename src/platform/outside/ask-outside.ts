import { type ClientRequest, type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { lookUpPublic, mustNotBePrivate, NotPublic } from './public-address.ts';

/** A question to a service; without one, what lies at the address. */
export interface Question {
  type: string;
  body: Uint8Array;
}

export interface Limits {
  /** Origins that the installation's own configuration names; they may lie on this machine or in its network. */
  own: readonly string[];
  /** From the first name looked up to the last byte. */
  patienceMs: number;
  mostBytes: number;
}

/**
 * What lies at an address that came with data of others, e.g. in a certificate. It connects to the very address that was
 * judged, so that a name cannot change its mind in between, keeps no connection and follows nothing that leads on.
 * @throws NotPublic when it leads to this machine or its network; Error when it does not answer well in time
 */
export async function askOutside(
  address: string,
  question: Question | null,
  limits: Limits,
): Promise<Uint8Array> {
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new NotPublic(`${url.host} is no address that is asked.`);
  const isOwn = limits.own.includes(url.origin);
  if (!isOwn) mustNotBePrivate(url.hostname);
  const request = (url.protocol === 'https:' ? overHttps : overHttp)(url, {
    method: question ? 'POST' : 'GET',
    headers: {
      'user-agent': 'motcua',
      ...(question && { 'content-type': question.type, 'content-length': question.body.length }),
    },
    agent: false,
    ...(!isOwn && { lookup: lookUpPublic }),
    signal: AbortSignal.timeout(limits.patienceMs),
  });
  return readAnswer(await sent(request, question), limits.mostBytes);
}

function sent(request: ClientRequest, question: Question | null): Promise<IncomingMessage> {
  return new Promise((answered, failed) => {
    request.once('response', answered);
    request.on('error', failed);
    request.end(question?.body);
  });
}

async function readAnswer(answer: IncomingMessage, mostBytes: number): Promise<Uint8Array> {
  const { statusCode: status = 0 } = answer;
  if (status < 200 || status > 299) {
    answer.destroy();
    throw new Error(`It answered ${status}.`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > mostBytes) {
      answer.destroy();
      throw new Error(`It answered more than ${mostBytes} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
