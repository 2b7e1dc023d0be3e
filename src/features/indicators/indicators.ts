import { Problem } from '../../platform/problem.ts';
import type { Indicator } from './indicator.ts';
import { anyPlace } from './list/any-place.ts';
import { askedAgain } from './list/asked-again.ts';
import { businessOnline } from './list/business-online.ts';
import { completeProcedures } from './list/complete-procedures.ts';
import { digitised } from './list/digitised.ts';
import { electronicResult } from './list/electronic-result.ts';
import { FEEDBACK } from './list/feedback.ts';
import { fullOnlineServices } from './list/full-online-services.ts';
import { lookUpFailures } from './list/look-up-failures.ts';
import { MISSING } from './list/missing.ts';
import { onSystem } from './list/on-system.ts';
import { onTime } from './list/on-time.ts';
import { onlineServices } from './list/online-services.ts';
import { papersNotAsked } from './list/papers-not-asked.ts';
import { paymentsOnline } from './list/payments-online.ts';
import { processedOnline } from './list/processed-online.ts';
import { publishedProcedures } from './list/published-procedures.ts';
import { receivedOnline } from './list/received-online.ts';
import { reportsOnTime } from './list/reports-on-time.ts';
import { reuse } from './list/reuse.ts';
import { reusePapers } from './list/reuse-papers.ts';
import { satisfied, satisfiedLand } from './list/satisfaction.ts';
import { stepOnTime } from './list/step-on-time.ts';
import { weekly766 } from './list/weekly-766.ts';

/** Every figure that the house knows, in the order in which pages show them. */
export const INDICATORS: readonly Indicator[] = [
  onTime,
  stepOnTime,
  receivedOnline,
  processedOnline,
  paymentsOnline,
  onSystem,
  digitised,
  electronicResult,
  reuse,
  reusePapers,
  papersNotAsked,
  askedAgain,
  lookUpFailures,
  publishedProcedures,
  completeProcedures,
  onlineServices,
  fullOnlineServices,
  businessOnline,
  anyPlace,
  satisfied,
  satisfiedLand,
  ...FEEDBACK,
  weekly766,
  reportsOnTime,
  ...MISSING,
];

/** @throws Problem not_found */
export function findIndicator(code: string): Indicator {
  const found = INDICATORS.find((each) => each.code === code);
  if (!found) throw new Problem('not_found', 'Không có chỉ tiêu này.');
  return found;
}
