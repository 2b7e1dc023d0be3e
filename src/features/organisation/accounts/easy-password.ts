import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { Problem } from '../../../platform/problem.ts';

/** Of 0–4: from here on, guessing it takes more than ten milliard tries (zxcvbn). */
const LEAST = 3;

/** Words that stand for the office or for nothing, which are tried first here, and of which no list of the world knows. */
const LOCAL = ['motcua', 'matkhau', 'canbo', 'ubnd', 'phuong', 'trungtam', 'hanhchinh', 'vietnam'];

/**
 * Refuses a password that a list of well-known ones, a keyboard, a date or what is known of its owner leads to quickly.
 * @param of words that whoever guesses would know: username, name, ward
 * @throws Problem invalid
 */
export async function mustBeHardToGuess(
  password: string,
  of: readonly string[],
  field: string,
): Promise<void> {
  // Read when somebody chooses a password, which is seldom: the lists take a second and thirty megabytes.
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const known = of.flatMap((each) => [each, foldVietnamese(each), foldVietnamese(each).replace(/\W+/g, '')]);
  if (judge.check(password, [...known, ...LOCAL]).score >= LEAST) return;
  throw new Problem('invalid', 'Chưa đặt được mật khẩu.', {
    [field]: 'Mật khẩu quá dễ đoán. Hãy dùng một câu dài hơn, không có tên, ngày tháng hay từ quen thuộc.',
  });
}
