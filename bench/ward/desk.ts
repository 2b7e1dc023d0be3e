// What a desk hands in over HTTP: a dossier accepted, and its first step.
import { randomInt, randomUUID } from 'node:crypto';
import { RemoteVisitor } from './visitor.ts';
import type { BenchWard } from './ward.ts';

export const INTAKE = '/can-bo/ho-so/moi';
const PROCEDURE = '1.000656';
/** A page that the desk may see and that has a form. */
export const DESK_PAGE = `${INTAKE}?thu-tuc=${PROCEDURE}`;

/** The form of a dossier by somebody who was never here; `number` has nine digits and is all that tells him from others. */
export function intakeForm(
  { unitId }: Pick<BenchWard, 'unitId'>,
  number = someNumber(),
): Record<string, string> {
  return {
    ...{ clientKey: randomUUID(), procedureCode: PROCEDURE, termNo: '1', competentUnitId: String(unitId) },
    ...{ channel: 'direct', returnBy: 'centre', answer: 'accept', applicantKind: 'citizen' },
    ...{
      applicantName: `Người đo ${number}`,
      applicantPhone: `0${number}`,
      applicantAddress: 'Tổ dân phố số 3',
    },
  };
}

export function transferForm(): Record<string, string> {
  return { step: 'transfer', clientKey: randomUUID(), stepCount: '1', note: '' };
}

export const stepPath = (dossierId: number) => `/can-bo/ho-so/${dossierId}/buoc`;

const first = randomInt(900_000_000);
let given = 0;

/** Nine digits, never twice in one run and far from those before: a person who was here lately would be asked about. */
export function someNumber(): number {
  return 100_000_000 + ((first + 611_953 * given++) % 900_000_000);
}

/** @throws Error when it was not accepted */
export async function accept(desk: RemoteVisitor, ward: Pick<BenchWard, 'unitId'>): Promise<number> {
  const { location } = await desk.post(INTAKE, intakeForm(ward));
  return Number(/ho-so\/(\d+)/.exec(location)![1]);
}

/** So many desks, each in a session of its own. */
export function openDesks(address: string, count: number): Promise<RemoteVisitor[]> {
  const names = ['quay1', 'quay2'];
  return Promise.all(
    Array.from({ length: count }, (_, at) => new RemoteVisitor(address).signIn(names[at % 2]!, DESK_PAGE)),
  );
}
