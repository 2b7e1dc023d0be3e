import { acceptanceSlip } from './acceptance-slip.ts';
import { controlSlip } from './control-slip.ts';
import { refusalSlip } from './refusal-slip.ts';
import type { Slip, SlipKind, SlipSource } from './slip.ts';
import { stopNotice } from './stop-notice.ts';
import { supplementRequest } from './supplement-request.ts';

/** Every form that a dossier can have; null while the dossier has none of its kind. */
export const SLIPS: Record<SlipKind, (source: SlipSource) => Slip | null> = {
  'acceptance-slip': acceptanceSlip,
  'supplement-request': supplementRequest,
  'refusal-slip': refusalSlip,
  'stop-notice': stopNotice,
  'control-slip': controlSlip,
};
