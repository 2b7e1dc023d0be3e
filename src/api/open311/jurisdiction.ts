import type { Context } from 'hono';
import { isWard, listWards, type Ward } from '../../features/organisation/index.ts';
import { platformWithin } from '../../platform/platform.ts';
import { Problem } from '../../platform/problem.ts';

/**
 * The ward that is asked: by its code or the host of its portal; where nothing is said, the one whose portal answers on this host,
 * else the first of the installation, as citizens find it. From then on the request is of that ward.
 * @throws Problem not_found
 */
export async function findJurisdiction(c: Context, asked: string | undefined): Promise<Ward> {
  const wards = (await listWards(c.var.platform.database.db)).filter(isWard);
  const name = asked?.trim().toLowerCase();
  const host = c.req.header('host')?.replace(/:\d+$/, '').toLowerCase();
  const isAt = (ward: Ward, at: string | undefined) => ward.portalHost !== null && ward.portalHost === at;
  const ward = name
    ? wards.find((each) => each.code === name || isAt(each, name))
    : (wards.find((each) => isAt(each, host)) ?? wards[0]);
  if (!ward) throw new Problem('not_found', 'Không có jurisdiction_id này.');
  c.set('platform', platformWithin(c.var.platform, ward.id));
  return ward;
}

/** Scheme and host by which the ward is found from outside. */
export function originOf(c: Context, ward: Ward): string {
  return ward.portalHost === null ? c.var.platform.settings.publicUrl : `https://${ward.portalHost}`;
}
