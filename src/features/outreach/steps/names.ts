/** What a document or a piece of work comes from. */
export function originOf(itemId: number): string {
  return `outreach/${itemId}`;
}

/** The name for good of what a step made. */
export function refOf(itemId: number, stepNo: number): string {
  return `${originOf(itemId)}/${stepNo}`;
}
