import type { Duty, Officer } from '../organisation/index.ts';
import type { Article, ArticleKind, ArticleStep } from './schema.ts';

type Subject = Pick<Article, 'kind' | 'state' | 'currentVersion' | 'publishedVersion'> & {
  /** Who wrote the newest version. */
  writtenBy: number;
  /** Who wrote any of it. */
  authors: readonly number[];
};

const LEADS: readonly Duty[] = ['control', 'oversee'];
/** A standstill does not wait for the morning: who runs the system may tell of it himself. */
const TELLS_DOWNTIME: readonly Duty[] = [...LEADS, 'administer'];

const has = (officer: Officer, duties: readonly Duty[]) =>
  duties.some((duty) => officer.duties.includes(duty));

/** Those who let articles out, and so see every draft. */
export function mayLead(officer: Officer, kind: ArticleKind): boolean {
  return has(officer, kind === 'downtime' ? TELLS_DOWNTIME : LEADS);
}

/** Every officer may write; what is written is read by its authors and by those who let it out. */
export function mayRead(officer: Officer, article: Subject): boolean {
  return (
    article.state === 'published' || mayLead(officer, article.kind) || article.authors.includes(officer.id)
  );
}

/** @returns why the officer may not change it; null when he may */
export function whyNotWrite(officer: Officer, article: Subject): string | null {
  if (article.authors.includes(officer.id) || mayLead(officer, article.kind)) return null;
  return 'Chỉ người viết và người duyệt tin được sửa tin này.';
}

/**
 * Four eyes: what one officer wrote another lets out. A notice of a standstill may be let out by its own author.
 * @returns why the step is not open to the officer; null when it is
 */
export function whyNotStep(officer: Officer, article: Subject, step: ArticleStep): string | null {
  if (!mayLead(officer, article.kind))
    return 'Tài khoản của bạn không được đăng, gỡ tin này: việc ấy của người có nhiệm vụ kiểm soát hoặc giám sát.';
  if (step === 'withdraw') return article.state === 'published' ? null : 'Tin này không đang đăng.';
  if (article.state === 'published' && article.publishedVersion === article.currentVersion)
    return 'Bản này đã được đăng.';
  if (article.kind !== 'downtime' && article.writtenBy === officer.id)
    return 'Bản này do chính bạn viết: người khác có nhiệm vụ kiểm soát hoặc giám sát phải duyệt đăng.';
  return null;
}
