// Desks that accept dossiers and pass them on to the unit that examines, in the browser's own forms.
import { addOfficer, listUnits, listWards } from '../../src/features/organisation/index.ts';
import { asOwner } from '../../src/platform/database/database.ts';
import { DEMO_PASSWORD, readOrganisationSeed } from '../../src/seed/seed-organisation.ts';
import { DESK_PAGE, INTAKE, intakeForm, stepPath, transferForm } from '../ward/desk.ts';
import { RemoteVisitor, type Session } from '../ward/visitor.ts';
import { PATIENCE_MS, type Send, type Work } from './load.ts';

/** Makes an account for the desk and signs it in at a server. @returns what a desk does */
export async function openDesk(ownerUrl: string, address: string): Promise<Work> {
  const desk = readOrganisationSeed().officers.find((each) => each.username === 'quay1')!;
  const unitId = await asOwner(ownerUrl, async (owner) => {
    const wardId = (await listWards(owner.db))[0]!.id;
    await owner.transact((tx) => addOfficer(tx, wardId, { ...desk, password: DEMO_PASSWORD }));
    return (await listUnits(owner.db, wardId)).find((each) => each.code === 'VP')!.id;
  });
  const visitor = await new RemoteVisitor(address).signIn(desk.username, DESK_PAGE);
  visitor.close();
  const session = visitor.session();
  return async (deliver) => {
    const accepted: Record<string, string> = { ...intakeForm({ unitId }), noticeBy: 'sms' };
    const id = await deliver(accepted.clientKey!, form(session, INTAKE, accepted));
    if (id === null) return;
    const passedOn = transferForm();
    await deliver(passedOn.clientKey!, form(session, stepPath(Number(id)), passedOn));
  };
}

/** A form that was taken is answered by the way to its dossier. */
function form({ cookie, token }: Session, path: string, fields: Record<string, string>): Send {
  return async (address) => {
    const answer = await fetch(address + path, {
      method: 'POST',
      headers: { cookie, origin: address },
      body: new URLSearchParams({ _token: token, ...fields }),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.body?.cancel();
    const code = /ho-so\/(\d+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? null;
    return { status: answer.status, code: answer.status === 303 ? code : null };
  };
}
