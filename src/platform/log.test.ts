import { expect, test, vi } from 'vitest';
import { log } from './log.ts';

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
