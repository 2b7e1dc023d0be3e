/** "II.2.1" as the plan numbers it; a task without a number of its own has that of its group. */
export function taskNumber(task: {
  section: string | null;
  group: string | null;
  no: string | null;
}): string {
  const head = (text: string | null) => /^([IVX]+|\d+)[.)]?\s/.exec(text ?? '')?.[1] ?? '';
  return [head(task.section), head(task.group), task.no ?? ''].filter(Boolean).join('.');
}
