import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { receiveResult } from '../../features/payments/index.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import type { PortalEnv } from '../ward.ts';

const MOST_BYTES = 16 * 1024;

/** Where the payment platform tells how a payment ended. No session: the signature of the message is all that counts. */
export const paymentCallback = new Hono<PortalEnv>().post(
  '/thanh-toan/dpnhankqthanhtoanhs',
  bodyLimit({
    maxSize: MOST_BYTES,
    onError: (c) => c.json({ MaLoi: '01', MoTaLoi: 'Bản tin quá lớn' }, 413),
  }),
  async (c) => {
    const incoming = { wardId: c.var.ward.id, text: await c.req.text(), address: callerAddress(c) };
    const { status, ...answer } = await receiveResult(c.var.platform, incoming);
    return c.json(answer, status);
  },
);
