import { instant, toLocalDay } from '../../../../law/day.ts';
import type { ProcedureVersion } from '../../../procedures/index.ts';
import { fold } from '../../state.ts';
import type { ChainedStep, Step } from '../../step-payloads.ts';
import type { SlipKind, SlipSource } from '../slip.ts';

interface Given extends Omit<SlipSource, 'dossier' | 'procedure'> {
  procedure: Pick<ProcedureVersion, 'code' | 'name' | 'terms'> & ProcedureVersion;
  now: Date;
}

const HOUR = 3_600_000;

/** A made-up dossier in which this slip was just made: nobody's name, a number that no dossier can have. */
export function exampleSource({ now, ...given }: Given, kind: SlipKind): SlipSource {
  const chain = chainOf(given, kind, now);
  return {
    ...given,
    dossier: {
      wardId: given.ward.id,
      id: 0,
      applicant: {
        ...{ name: 'NGUYỄN VĂN VÍ DỤ', personalId: null, birthOn: null, phone: '0000000000' },
        ...{ address: 'Tổ dân phố số 0', email: 'vidu@example.vn', representativeName: null },
        ...{
          representativePersonalId: null,
          representativeBasis: null,
          request: '',
          returnBy: 'centre',
          returnAddress: '',
          noticeBy: '',
        },
      },
      state: fold(chain),
      steps: chain.map(chained),
    },
  };
}

function chained(step: Step): ChainedStep {
  return { step, clientKey: '', previousHash: Buffer.alloc(32), hash: Buffer.alloc(32) };
}

function chainOf(
  { ward, units, officers, procedure }: Omit<Given, 'now'>,
  kind: SlipKind,
  now: Date,
): Step[] {
  const all = [...units.values()];
  const centre = all.find((unit) => unit.kind === 'centre') ?? all[0]!;
  const division = all.find((unit) => unit.kind === 'division') ?? centre;
  const someoneOf = (unitId: number) =>
    [...officers.values()].find((each) => each.unitId === unitId)?.id ?? null;
  const [desk, head] = [someoneOf(centre.id), someoneOf(division.id)];
  const day = toLocalDay(now);
  const dueAt = instant(day, 17 * 60);
  const code = `${ward.agencyCode}-${day.slice(2).replaceAll('-', '')}-0000`;
  const term = procedure.terms.find((each) => each.term !== null) ?? null;
  const shared = { toUnitId: null, toOfficerId: null, dueAt };
  /** The step that makes the slip is taken now, those before it by the hour. */
  const before = kind === 'acceptance-slip' ? 0 : kind === 'control-slip' ? 2 : 3;
  const at = (no: number) => new Date(now.getTime() - (before - no) * HOUR);
  const paper = {
    source: 'original' as const,
    quantity: 1,
    reusable: false,
    file: null,
    scanExemptReason: null,
  };
  const arrival: Step = {
    ...{ ...shared, step: 'accept', no: 1, statusAfter: 'received', at: at(0), officerId: desk },
    unitId: centre.id,
    payload: {
      ...{ code, procedureCode: procedure.code, procedureVersion: procedure.version, channel: 'direct' },
      ...{ termNo: term?.no ?? null, term: term?.term ?? null, origin: 'system', applicantKind: 'citizen' },
      ...{ competentUnitId: division.id, resultIsDocument: true, receivedAt: at(0).toISOString() },
      documents: [
        { ...paper, no: 1, name: 'Tờ khai (ví dụ)' },
        { ...paper, no: 2, name: 'Giấy tờ kèm theo (ví dụ)' },
      ],
    },
  };
  if (kind === 'acceptance-slip') return [arrival];
  const given: Step = {
    ...{ ...shared, step: 'transfer', no: 2, statusAfter: 'transferred', at: at(1), officerId: desk },
    ...{ unitId: centre.id, toUnitId: division.id, payload: { note: '' } },
  };
  const taken: Step = {
    ...{ ...shared, step: 'take_over', no: 3, statusAfter: 'in_process', at: at(2), officerId: head },
    ...{ unitId: division.id, payload: { note: '' } },
  };
  if (kind === 'control-slip') return [arrival, given, taken];
  const last = { ...shared, no: 4, at: now, officerId: head, unitId: division.id };
  return [arrival, given, taken, lastStep(kind, { last, dueAt })];
}

type Own = Pick<Step, 'no' | 'at' | 'officerId' | 'unitId' | 'toUnitId' | 'toOfficerId' | 'dueAt'>;

function lastStep(
  kind: Exclude<SlipKind, 'acceptance-slip' | 'control-slip'>,
  { last, dueAt }: { last: Own; dueAt: Date },
): Step {
  const reason = 'Lý do ví dụ.';
  switch (kind) {
    case 'supplement-request':
      return {
        ...{ ...last, step: 'request_supplement', statusAfter: 'awaiting_supplement', dueAt: null },
        payload: {
          ...{ number: '0', items: ['Giấy tờ cần bổ sung (ví dụ)'], reason, mode: 'pause' },
          ...{ until: dueAt.toISOString(), remainingMinutes: null },
        },
      };
    case 'refusal-slip':
      return { ...last, step: 'refuse', statusAfter: 'refused', payload: { number: '0', reason } };
    case 'stop-notice':
      return { ...last, step: 'stop', statusAfter: 'stopped', payload: { number: '0', reason } };
    case 'apology-letter':
      return {
        ...{ ...last, step: 'extend', statusAfter: 'in_process' },
        payload: { number: '0', cause: 'coordination', reason, dueBefore: dueAt.toISOString() },
      };
  }
}
