import { Counter, Histogram, Registry } from 'prom-client';

/** Everything that this process counts. Labels are closed lists: never an address, a number or a name of anybody. */
export const registry = new Registry();
const registers = [registry];

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

const requests = new Counter({
  name: 'motcua_http_requests_total',
  help: 'Answered requests by route as it is written in the code, method and status.',
  labelNames: ['route', 'method', 'status'] as const,
  registers,
});
const requestSeconds = new Histogram({
  name: 'motcua_http_request_duration_seconds',
  help: 'Time until an answer begins.',
  labelNames: ['route', 'method'] as const,
  buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers,
});

export function countRequest(
  { route, method, status }: { route: string; method: string; status: number },
  ms: number,
): void {
  const known = METHODS.has(method) ? method : 'other';
  requests.inc({ route, method: known, status });
  requestSeconds.observe({ route, method: known }, ms / 1000);
}

/** Whom this process asks outside. */
export type Peer =
  | 'mail'
  | 'sms'
  | 'zalo'
  | 'lookups'
  | 'payments'
  | 'identity'
  | 'certification'
  | 'files'
  | 'scanner';

const calls = new Counter({
  name: 'motcua_outside_calls_total',
  help: 'Questions to systems outside by peer and outcome: ok, refused (an answer that says no), failed.',
  labelNames: ['peer', 'outcome'] as const,
  registers,
});
const callSeconds = new Histogram({
  name: 'motcua_outside_call_duration_seconds',
  help: 'How long systems outside took to answer, or until they were given up.',
  labelNames: ['peer'] as const,
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40],
  registers,
});

/** Asks a system outside and counts how it ended. `isRefusal` tells an answer that says no from no answer. */
export async function countCall<T>(
  peer: Peer,
  call: () => Promise<T>,
  isRefusal: (error: unknown) => boolean = () => false,
): Promise<T> {
  const end = callSeconds.startTimer({ peer });
  try {
    const answer = await call();
    const isFault = answer instanceof Response && answer.status >= 500;
    calls.inc({ peer, outcome: isFault ? 'failed' : 'ok' });
    return answer;
  } catch (error) {
    calls.inc({ peer, outcome: isRefusal(error) ? 'refused' : 'failed' });
    throw error;
  } finally {
    end();
  }
}

const jobsDone = new Counter({
  name: 'motcua_jobs_total',
  help: 'Jobs that this process did, by task and outcome; a failed one is tried again for a day.',
  labelNames: ['task', 'outcome'] as const,
  registers,
});

export function countJob(task: string, outcome: 'done' | 'failed'): void {
  jobsDone.inc({ task, outcome });
}

const logLines = new Counter({
  name: 'motcua_log_lines_total',
  help: 'Lines of the log by level, written or not.',
  labelNames: ['level'] as const,
  registers,
});

export function countLine(level: string): void {
  logLines.inc({ level });
}

const recurringRuns = new Counter({
  name: 'motcua_recurring_runs_total',
  help: 'Turns of recurring work by name and outcome.',
  labelNames: ['name', 'outcome'] as const,
  registers,
});

export function countTurn(name: string, outcome: 'done' | 'failed'): void {
  recurringRuns.inc({ name, outcome });
}
