import { listSlipWordings, type SlipWords, wordsAt } from '../../../features/dossiers/index.ts';
import { findWard, listUnits } from '../../../features/organisation/index.ts';
import { addDays, instant } from '../../../law/day.ts';
import { SLIP_FORMS, slipFormNumber } from '../../../law/slip-forms.ts';
import type { StaffContext } from '../../session.ts';

/** What stands over the register: the bodies, the form and its title, as of the last day that it shows. */
export async function readRegisterHead(c: StaffContext, day: string, tried?: SlipWords) {
  const { db } = c.var.platform.database;
  const { wardId } = c.var.officer;
  const ward = await findWard(db, wardId);
  const centre = (await listUnits(db, wardId)).find((unit) => unit.kind === 'centre');
  const endOfDay = new Date(instant(addDays(day, 1), 0).getTime() - 1);
  const words = tried ?? wordsAt(await listSlipWordings(db, wardId), 'register', endOfDay);
  const number = slipFormNumber('register', day);
  const bodies = [words.committee || `Ủy ban nhân dân ${ward.name}`, words.centre || (centre?.name ?? '')];
  return (
    <div class="register-head">
      <div>
        {bodies.map((text, at) => (
          <div class={at === 0 ? '' : 'register-centre'}>{text.replaceAll('\n', ' ').toUpperCase()}</div>
        ))}
      </div>
      <div>{number && `Mẫu số ${number}`}</div>
      <strong class="register-title">{SLIP_FORMS.register.title.toUpperCase()}</strong>
    </div>
  );
}
