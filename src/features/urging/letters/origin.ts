/** The name under which the documents desk knows the letter of a step. */
export function letterOrigin(caseId: number, step: number): string {
  return `urging/${caseId}/${step}`;
}
