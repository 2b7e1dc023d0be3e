/** Kinds of legal documents by the end of their number. Laws and resolutions of the National Assembly share one. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/NĐ-CP$/, 'Nghị định'],
  [/NQ-CP$/, 'Nghị quyết'],
  [/\/TT(LT)?-/, 'Thông tư'],
  [/QĐ-/, 'Quyết định'],
  [/\/QH\d+$/, 'Văn bản của Quốc hội, số'],
];

/** "123/2015/NĐ-CP" → "Nghị định 123/2015/NĐ-CP"; a number of no known kind stays as it is. */
export function describeLegalBase(number: string): string {
  const kind = KINDS.find(([end]) => end.test(number))?.[1];
  return kind ? `${kind} ${number}` : number;
}
