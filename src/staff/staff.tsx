import { Hono } from 'hono';
import { formLimit } from '../platform/http/form.ts';
import { administration } from './administration/administration.tsx';
import { archivePages } from './archive/archive.tsx';
import { articlePages } from './articles/articles.tsx';
import { cataloguePages } from './catalogue/catalogue.tsx';
import { certificationPages } from './certification/certifications.tsx';
import { dataRightsPages } from './data-rights/data-rights.tsx';
import { digitisationPages } from './digitisation/digitisation.tsx';
import { dossierPage } from './dossier/dossier.tsx';
import { intake } from './dossier/intake/intake.tsx';
import { vaultFile } from './dossier/intake/vault-file.ts';
import { bulk } from './dossier/list/bulk.tsx';
import { queue } from './dossier/list/queue.tsx';
import { reassign } from './dossier/list/reassign.tsx';
import { register } from './dossier/list/register.tsx';
import { dossierLookups } from './dossier/lookups/lookups.ts';
import { slips } from './dossier/slips.tsx';
import { steps } from './dossier/steps/steps.tsx';
import { staffEvents } from './events.ts';
import { feedbackAlarmPages } from './feedback/alarms/alarms.tsx';
import { feedbackPages } from './feedback/feedback.tsx';
import { takeDownPages } from './feedback/intake/take-down.tsx';
import { publishingPages } from './feedback/publishing/publishing.tsx';
import { home } from './home/home.tsx';
import { indicatorPages } from './indicators/indicators.tsx';
import { inspectionPages } from './inspections/inspections.tsx';
import { login } from './login/login.tsx';
import { lookPages } from './looks/looks.tsx';
import { noteShown } from './looks/note-shown.ts';
import { lookupPages } from './lookups/lookups.tsx';
import { meetingPages } from './meetings/meetings.tsx';
import { officialDocumentPages } from './official-documents/documents.tsx';
import { accessLog } from './organisation/access-log.tsx';
import { organisationPage } from './organisation/organisation.tsx';
import { outreachPages } from './outreach/outreach.tsx';
import { cityPages } from './oversight/city.tsx';
import { paymentPages } from './payments/payments.tsx';
import { plan } from './plan/plan.tsx';
import { postingPages } from './postings/postings.tsx';
import { processPages } from './process/processes.tsx';
import { qualityIndexPages } from './quality-index/quality-index.tsx';
import { reception } from './reception/reception.tsx';
import { reportPages } from './reports/reports.tsx';
import { resultPages } from './results/results.tsx';
import { ownForm, type StaffEnv, signedIn } from './session.ts';
import { certificatePages } from './signatures/certificates.tsx';
import { trustPages } from './signatures/trust.tsx';
import { surveyPages } from './surveys/surveys.tsx';
import { urgingPages } from './urging/urging.tsx';

/** All officers' pages. Everything under /can-bo needs a session. */
export const staff = new Hono<StaffEnv>();
staff.route('/', login as never);
/** Several scanned papers may come with one form, each up to 20 MB. */
for (const path of ['/can-bo', '/can-bo/*']) staff.use(path, signedIn, formLimit(200), ownForm, noteShown);
for (const place of [
  home,
  plan,
  meetingPages,
  outreachPages,
  urgingPages,
  feedbackPages,
  feedbackAlarmPages,
  inspectionPages,
  publishingPages,
  indicatorPages,
  qualityIndexPages,
  surveyPages,
  reportPages,
  queue,
  bulk,
  reassign,
  register,
  intake,
  vaultFile,
  dossierPage,
  digitisationPages,
  takeDownPages,
  steps,
  dossierLookups,
  slips,
  processPages,
  organisationPage,
  cityPages,
  accessLog,
  lookPages,
  dataRightsPages,
  administration,
  certificationPages,
  resultPages,
  officialDocumentPages,
  certificatePages,
  trustPages,
  paymentPages,
  cataloguePages,
  lookupPages,
  postingPages,
  archivePages,
  reception,
  articlePages,
  staffEvents,
])
  staff.route('/', place);
