import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { Ending, LookupSubject } from '../schema.ts';
import type { Adapter, Reading } from './adapter.ts';
import { business } from './business.ts';
import { civilStatus } from './civil-status.ts';
import { insurance } from './insurance.ts';
import { land } from './land.ts';
import { population } from './population.ts';
import type { ConnectedCode } from './wire.ts';

/** Every database that can be asked over the network. */
export const ADAPTERS_BY_CODE: Readonly<Record<ConnectedCode, Adapter>> = {
  population,
  civil_status: civilStatus,
  business,
  land,
  insurance,
};

/** Whether what came is whole and about the person of the dossier. Of a record of somebody else nothing is kept. */
export function judge(reading: Reading, subject: LookupSubject): Ending {
  const isOther = subject.name !== '' && reading.name !== '' && fold(reading.name) !== fold(subject.name);
  if (isOther) return { outcome: 'mismatch', reason: 'Tên trong cơ sở dữ liệu khác với hồ sơ.', facts: [] };
  const isBornElse =
    subject.birthOn !== null && reading.birthOn !== null && reading.birthOn !== subject.birthOn;
  if (isBornElse)
    return { outcome: 'mismatch', reason: 'Ngày sinh trong cơ sở dữ liệu khác với hồ sơ.', facts: [] };
  const { facts, missing } = reading;
  if (missing.length > 0)
    return { outcome: 'incomplete', reason: `Thiếu: ${missing.join(', ').toLowerCase()}.`, facts };
  return { outcome: 'found', reason: '', facts };
}

function fold(name: string): string {
  return foldVietnamese(name).replace(/\s+/g, ' ').trim();
}
