/** A pattern that finds these very words inside a text, whatever signs they hold. */
export function containing(words: string): string {
  return `%${escapeLike(words)}%`;
}

export function escapeLike(words: string): string {
  return words.replace(/[\\%_]/g, '\\$&');
}
