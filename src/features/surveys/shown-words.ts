import { maskPersonalData } from '../../platform/personal-data/index.ts';

/**
 * What an applicant wrote, as others may read it: without what is found of personal data. Every page and file takes it from here. What is
 * found is not all (docs/decisions/0056.md): the words stay with who answers for them.
 */
export function shownWords(text: string): string {
  return maskPersonalData(text);
}
