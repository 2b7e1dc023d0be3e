import type { Context } from 'hono';
import { toLocalDay } from '../../law/day.ts';
import type { Platform } from '../../platform/platform.ts';
import { answer } from './answer.ts';
import { findJurisdiction, originOf } from './jurisdiction.ts';

const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2';

/** Where the programs of others find what is here. The catalogue may change with any day, so its mark of change is the day. */
export async function discovery(c: Context): Promise<Response> {
  const { settings, now }: Platform = c.var.platform;
  const ward = await findJurisdiction(c, c.req.query('jurisdiction_id'));
  const changeset = `${toLocalDay(now())} 00:00`;
  const phone = ward.phone === null ? '' : `, điện thoại ${ward.phone}`;
  c.header('cache-control', 'public, max-age=3600');
  return answer(c, 'discovery', {
    ...{ changeset, contact: `UBND ${ward.name}, ${ward.address}${phone}` },
    key_service: `Xin khóa (api_key) tại UBND ${ward.name}, ${ward.address}`,
    endpoints: [
      {
        ...{ specification: SPECIFICATION, url: `${originOf(c, ward)}/open311/v2`, changeset },
        ...{
          type: settings.mode === 'demo' ? 'test' : 'production',
          formats: ['text/xml', 'application/json'],
        },
      },
    ],
  });
}
