import { serve } from '@hono/node-server';
import { createApp } from '../src/app.tsx';
import { findDossier, type IntakeInput } from '../src/features/dossiers/index.ts';
import { type Intent, listCharges, listIntents } from '../src/features/payments/index.ts';
import { type LocalPayments, startLocalPayments } from '../src/platform/messages/local-payments.ts';
import { citizenVisitor } from './citizens.ts';
import type { TestDatabase } from './database.ts';
import { dossierLife } from './dossier-life.ts';

/** 8.000 đ a copy, by the catalogue. */
export const EXTRACT = '2.000635';

/** Serves the application over a test's database on a real port. */
async function serveApp(at: TestDatabase): Promise<{ address: string; close(): Promise<void> }> {
  const app = createApp(at.platform);
  return new Promise((started) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info) =>
      started({
        address: `http://127.0.0.1:${info.port}`,
        close: () => new Promise((done) => void server.close(() => done())),
      }),
    );
  });
}

/** The application (where it is not served yet) and a payment platform on another port, both knowing each other. */
export async function paymentLife(at: TestDatabase, served?: string) {
  const own = served === undefined ? await serveApp(at) : null;
  const address = served ?? own!.address;
  const peer: LocalPayments = await startLocalPayments({
    callbackUrl: () => `${address}/thanh-toan/dpnhankqthanhtoanhs`,
    now: at.platform.now,
  });
  at.platform.settings.publicUrl = address;
  at.platform.settings.payments = { url: peer.url, partner: peer.partner, secret: peer.secret };
  const life = dossierLife(at);
  const accept = async (change: Partial<IntakeInput> = {}) => {
    const dossierId = await life.accept({ procedureCode: EXTRACT, ...change });
    return findDossier(at.database.db, { wardId: at.wardId, dossierId });
  };
  /** A dossier of a person with an account, and that person's browser. */
  const owned = async (change: Partial<IntakeInput> = {}) => {
    const personalId = change.applicantPersonalId ?? `999${String(++people).padStart(9, '0')}`;
    const dossier = await accept({ applicantPersonalId: personalId, ...change });
    const { visitor } = await citizenVisitor(at, { personalId });
    return { dossier, visitor, path: `/ho-so-cua-toi/${dossier.state.code}/thanh-toan` };
  };
  let people = 0;
  const key = (dossierId: number) => ({ wardId: at.wardId, dossierId });
  const intentsOf = (dossierId: number): Promise<Intent[]> => listIntents(at.database.db, key(dossierId));
  const chargesOf = (dossierId: number) => listCharges(at.database.db, key(dossierId));
  return {
    ...{ address, peer, life, accept, owned, intentsOf, chargesOf },
    /** Tells the ward what a message says, as anybody may. */
    tell: (message: unknown) =>
      fetch(`${address}/thanh-toan/dpnhankqthanhtoanhs`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: typeof message === 'string' ? message : JSON.stringify(message),
      }),
    close: async () => {
      await peer.close();
      await own?.close();
    },
  };
}
export type PaymentLife = Awaited<ReturnType<typeof paymentLife>>;
