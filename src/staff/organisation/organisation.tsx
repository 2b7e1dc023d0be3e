import { Hono } from 'hono';
import {
  collectiveMembers,
  DUTY_LABELS,
  findWard,
  listOfficers,
  listUnits,
  UNIT_KIND_LABELS,
} from '../../features/organisation/index.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffEnv } from '../session.ts';

export const organisationPage = new Hono<StaffEnv>().get('/can-bo/to-chuc', async (c) => {
  const { database } = c.var.platform;
  const { wardId } = c.var.officer;
  const ward = await findWard(database.db, wardId);
  const units = await listUnits(database.db, wardId);
  const officers = await listOfficers(database.db, wardId);
  const members = await collectiveMembers(database.db, wardId);
  const nameOf = new Map(units.map((unit) => [unit.id, unit.shortName]));
  return c.html(
    <StaffPage title="Tổ chức" officer={c.var.officer} token={c.var.token} place="/can-bo/to-chuc">
      <h1>
        Tổ chức: {ward.name}, {ward.city}
      </h1>
      <p>
        {ward.address}. Mã phường {ward.code}, mã cơ quan trong mã hồ sơ {ward.agencyCode}.
      </p>
      <div class="table-responsive card" {...SCROLLS}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              <th scope="col">Loại</th>
              <th scope="col">Người và nhiệm vụ</th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr>
                <td>{unit.name}</td>
                <td>{UNIT_KIND_LABELS[unit.kind]}</td>
                <td>
                  {members.has(unit.id) &&
                    members
                      .get(unit.id)!
                      .map((id) => nameOf.get(id))
                      .join('; ')}
                  {officers
                    .filter((officer) => officer.unitId === unit.id)
                    .map((officer) => (
                      <div>
                        <b>{officer.displayName}</b>{' '}
                        <span class="text-secondary">
                          {officer.duties.map((duty) => DUTY_LABELS[duty]).join(', ')}
                        </span>
                      </div>
                    ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </StaffPage>,
  );
});
