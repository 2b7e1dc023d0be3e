import { callerAddress } from '../../../platform/http/caller.ts';
import { Problem } from '../../../platform/problem.ts';
import { limitsOf, type UploadOwner } from '../schema.ts';
import { takeUpload } from '../take-upload.ts';
import type { UploadContext } from './upload-place.ts';

/** The field of a part's files, and so the name of its error. */
export function fieldOf(part: string): string {
  return `tep-${part}`;
}

/**
 * Takes the files of a plain form one after the other: the good ones stay, whatever is said of the others.
 * @throws Problem with a sentence for each file that was refused, at the field of its part
 */
export async function takeForm(
  c: UploadContext,
  owner: UploadOwner,
  body: Record<string, string | File | (string | File)[]>,
): Promise<void> {
  const { platform } = c.var;
  const part = String(body.part ?? '').slice(0, 200);
  const given = [body.tep ?? []]
    .flat()
    .filter((each) => each instanceof File && !isLeftEmpty(each)) as File[];
  const { files } = limitsOf(owner);
  if (given.length > files)
    throw new Problem('invalid', `Mỗi lần gửi nhiều nhất ${files} tệp. Hãy chọn ít hơn.`);
  const problems: Problem[] = [];
  for (const file of given) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const one = { name: file.name, bytes, part, caller: callerAddress(c) };
    await takeUpload(platform, owner, one, platform.now()).catch((error) => {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    });
  }
  if (given.length === 0) problems.push(new Problem('invalid', 'Chưa chọn tệp nào. Hãy chọn tệp rồi gửi.'));
  if (problems.length === 0) return;
  const words = problems.map((each) => each.message).join(' ');
  throw new Problem(problems[0]!.code, words, { [fieldOf(part)]: words });
}

/** How a browser sends a field of files in which nothing was chosen. */
function isLeftEmpty(file: File): boolean {
  return file.name === '' && file.size === 0;
}
