import { countLine } from './metrics/metrics.ts';
import { presentRequestId } from './request.ts';

/** From the least to the most grave. */
export const LOG_LEVELS = ['info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

let least: LogLevel = 'info';

/** What is less grave is no longer written. */
export function setLogLevel(level: LogLevel): void {
  least = level;
}

/** Keys whose values never reach a log, at any depth. */
const SECRET = /pass|secret|token|cookie|personal|phone|email|name|address|authorization/i;
/** Twelve or nine digits in a row: a personal id or an old identity card number. A phone number: ten digits. */
const NUMBERS = /\b\d{9,12}\b/g;

/**
 * One JSON line on standard error, with the number of the request under way. Words that could name or number a person are masked
 * before they are written.
 */
export function log(level: LogLevel, event: string, details: Record<string, unknown> = {}): void {
  countLine(level);
  if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(least)) return;
  const requestId = presentRequestId();
  const of = requestId === null ? {} : { requestId };
  const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...of, ...masked(details) });
  process.stderr.write(`${line}\n`);
}

function masked(details: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [key, SECRET.test(key) ? '***' : maskedValue(value)]),
  );
}

function maskedValue(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(NUMBERS, '***');
  if (value instanceof Error) return maskedValue(textOf(value));
  if (Array.isArray(value)) return value.map(maskedValue);
  if (typeof value === 'object' && value !== null) return masked(value as Record<string, unknown>);
  return value;
}

/** PostgreSQL quotes what it could not take: in its errors everything in quotes is left out, the code says enough. */
function textOf(error: Error & { severity?: string; code?: string; constraint?: string }): string {
  const text = error.stack || `${error.name}: ${error.message}`;
  if (error.severity === undefined) return text;
  return `${error.code} ${error.constraint ?? ''} ${text.replace(/"[^"]*"/g, '"***"')}`;
}
