import type { AnswerFile } from '../../features/dossiers/index.ts';
import { readPaper } from '../../platform/files/paper.ts';
import { Problem } from '../../platform/problem.ts';
import type { Settings } from '../../platform/settings.ts';

/**
 * The files of an answer, each under the name of what was asked for. The one place where they come in: checks of their
 * content are made here and nowhere else.
 * @throws Problem invalid with the field of the file that cannot be taken
 */
export async function readAnswerFiles(
  body: Record<string, unknown>,
  items: readonly string[],
  scanner: Pick<Settings, 'clamd' | 'keepUnscanned'>,
): Promise<AnswerFile[]> {
  const named = items.map((item, at) => [`file${at + 1}`, item] as const);
  const files: AnswerFile[] = [];
  for (const [field, name] of [...named, ['fileOther', 'Giấy tờ khác'] as const])
    for (const given of [body[field]].flat()) {
      const file = await readPaper(given, scanner).catch((error: unknown) => {
        if (!(error instanceof Problem)) throw error;
        throw new Problem('invalid', 'Chưa gửi được bổ sung: có tệp không nhận được.', {
          [field]: error.message,
        });
      });
      if (file !== null) files.push({ name: name.slice(0, 200), file });
    }
  return files;
}
