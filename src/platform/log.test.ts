import { expect, test, vi } from 'vitest';
import { log, setLogLevel } from './log.ts';
import { withRequest } from './request.ts';

function written(event: string, details: Record<string, unknown>): string {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  log('info', event, details);
  const line = String(write.mock.calls[0]![0]);
  write.mockRestore();
  return line;
}

test('a personal id inside any text is masked', () => {
  expect(written('x', { path: '/tim/999000000001', list: ['số 0900000000'] })).not.toMatch(/\d{9}/);
});

test('a value under a telling key is masked, at any depth', () => {
  const line = written('x', { form: { password: 'mo-cua', applicantName: 'Người nộp A', note: 'ok' } });
  expect(line).not.toContain('mo-cua');
  expect(line).not.toContain('Người nộp A');
  expect(line).toContain('"note":"ok"');
});

test('a line carries the number of its request whole, be it all digits', () => {
  const requestId = '01234567-0123-0123-0123-012345678901';
  const line = withRequest(requestId, () => written('x', { note: 'ok' }));
  expect(JSON.parse(line)).toMatchObject({ level: 'info', event: 'x', requestId, note: 'ok' });
});

test('what is less grave than the level is not written', () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  setLogLevel('warn');
  log('info', 'x');
  log('error', 'y');
  setLogLevel('info');
  expect(write.mock.calls.map(([line]) => JSON.parse(String(line)).event)).toEqual(['y']);
  write.mockRestore();
});

test('an error without a stack still says what it is', () => {
  const late = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  late.stack = '';
  expect(written('x', { error: late })).toContain('TimeoutError: The operation was aborted due to timeout');
});
