import { readTypedShare } from '../../features/surveys/index.ts';
import { StaffPage } from '../frame.tsx';
import { periodOf } from '../indicators/figure.tsx';
import type { StaffContext } from '../session.ts';
import { Shares } from './checks-page.tsx';
import { PLACE, Tabs } from './place.tsx';

/** How applicants were served, by what can be told apart without telling who said it. */
export async function resultsPage(c: StaffContext) {
  const { officer, token } = c.var;
  const { db } = c.var.platform.database;
  const period = periodOf(c);
  const share = await readTypedShare(db, officer.wardId, period);
  return (
    <StaffPage title="Mức độ hài lòng" officer={officer} token={token} place={PLACE}>
      <h1>Mức độ hài lòng</h1>
      <Tabs officer={officer} path={PLACE} />
      <Shares share={share} />
    </StaffPage>
  );
}
