import type { ProcedureVersion } from './schema.ts';

/** The police take their own dossiers in, in their own system. */
const ELSEWHERE: readonly ProcedureVersion['competentUnitCode'][] = ['CA'];

/** May its dossiers be filed online with us? Where nothing is known of an online service, no. */
export function isReceivedOnline({
  code,
  onlineLevel,
  methods,
  competentUnitCode,
}: Pick<ProcedureVersion, 'code' | 'onlineLevel' | 'methods' | 'competentUnitCode'>): boolean {
  if (code.startsWith('6.') || ELSEWHERE.includes(competentUnitCode) || onlineLevel === 'none') return false;
  return onlineLevel !== null || methods.includes('online');
}
