import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { formLimit } from '../../platform/http/form.ts';
import { type KnownEnv, knownCitizen, ownVisitorForm } from '../visitor.ts';
import { addPage } from './add.tsx';
import { itemPages } from './item.tsx';
import { listPages } from './list.tsx';

export const VAULT_PATH = '/kho-giay-to';
/** One paper may come with a form, up to 20 MB. */
const FORM_MEGABYTES = 22;

const keptFromOthers = createMiddleware<KnownEnv>(async (c, next) => {
  c.header('cache-control', 'private, no-store');
  await next();
});

/** "Kho giấy tờ của tôi": what the ward keeps of someone's papers, what he allows, and what was done with them. */
export const vault = new Hono<KnownEnv>();
for (const path of [VAULT_PATH, `${VAULT_PATH}/*`])
  vault.use(path, keptFromOthers, knownCitizen, formLimit(FORM_MEGABYTES), ownVisitorForm);
// What has a name of its own stands before what is named by a number.
for (const page of [listPages, addPage, itemPages]) vault.route('/', page);
