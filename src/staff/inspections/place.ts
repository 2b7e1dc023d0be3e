import type { Inspection, InspectionState } from '../../features/inspections/index.ts';

export const PATH = '/can-bo/kiem-tra';

/** With what colour a state stands in a list. */
export const STATE_TONES: Record<InspectionState, 'good' | 'warn' | 'none'> = {
  ...{ planned: 'none', announced: 'none', under_way: 'warn', explaining: 'warn' },
  ...{ concluded: 'good', cancelled: 'none' },
};

/** Where what gave rise to an inspection is shown, and in which words; null: the year's plan. */
export function originLink({
  origin,
}: Pick<Inspection, 'origin'>): { text: string; address: string | null } | null {
  if (origin === null) return null;
  const [kind = '', ...rest] = origin.split('/');
  const id = rest.join('/');
  if (kind === 'feedback') return { text: `Phản ánh, kiến nghị số ${id}`, address: `/can-bo/phan-anh/${id}` };
  if (kind === 'indicator') return { text: `Chỉ tiêu ${id}`, address: `/can-bo/chi-tieu/${id}` };
  return { text: `${kind} ${id}`, address: null };
}
