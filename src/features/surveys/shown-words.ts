/** What an applicant wrote, as others may read it. Every page and file takes it from here. */
export function shownWords(text: string): string {
  return text;
}
