import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { formLimit } from '../../platform/http/form.ts';
import { type KnownEnv, known, ownVisitorForm } from '../visitor.ts';
import { contactPage } from './contact.tsx';
import { deliveryPage } from './delivery.tsx';
import { dossierPage } from './dossier.tsx';
import { ownFiles } from './files.ts';
import { listPage } from './list.tsx';
import { ownCopies } from './own-copies.tsx';
import { ratingPage } from './rating.tsx';
import { supplementPage } from './supplement.tsx';
import { withdrawPage } from './withdraw.tsx';

/** What is someone's own stays in no cache, and its address goes to nobody. */
const keptFromOthers = createMiddleware<KnownEnv>(async (c, next) => {
  c.header('cache-control', 'private, no-store');
  await next();
});

/** "Hồ sơ của tôi": everything that a visitor with a session sees of his own dossiers and does to them. */
export const follow = new Hono<KnownEnv>();
for (const path of ['/ho-so-cua-toi', '/ho-so-cua-toi/*'])
  follow.use(path, keptFromOthers, known, formLimit(60), ownVisitorForm);
for (const page of [
  listPage,
  ownCopies,
  dossierPage,
  supplementPage,
  withdrawPage,
  deliveryPage,
  contactPage,
  ownFiles,
  ratingPage,
])
  follow.route('/', page);
