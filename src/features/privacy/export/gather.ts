import type { Db } from '../../../platform/database/database.ts';
import { listOwnOrganisations } from '../../citizens/index.ts';
import { listDrafts } from '../../drafts/index.ts';
import { listOwnFeedback, STATUS_LABELS as PETITION_LABELS } from '../../feedback/index.ts';
import { findWard } from '../../organisation/index.ts';
import { APPOINTMENT_STATUS_LABELS, listAppointmentsOf } from '../../reception/index.ts';
import {
  CHOICE_LABELS,
  findChoice,
  ITEM_SOURCE_LABELS,
  listOwnItems,
  listUses,
  USE_LABELS,
} from '../../vault/index.ts';
import { LOOK_LABELS } from '../looks/labels.ts';
import { listOwnLooks } from '../looks/own-looks.ts';
import { DATA_OUTCOME_LABELS, PART_LABELS, REQUEST_LABELS } from '../requests/labels.ts';
import { listOwnRequests } from '../requests/store.ts';
import { gatherDossiers, type Person } from './gather-dossiers.ts';
import { iso } from './iso.ts';
import { type PersonalData, personalData } from './shape.ts';

const MOST_LOOKS = 100_000;

/**
 * Everything that the ward keeps of a person himself: what he may see, read by the same functions as his pages, without what belongs to
 * organisations for which he acts. Without an account (`isAtDesk`) what only an account leads to is left out.
 */
export async function gather(
  db: Db,
  person: Person,
  { now, isAtDesk }: { now: Date; isAtDesk: boolean },
): Promise<PersonalData> {
  const own: Person = { ...person, actingFor: null };
  const { wardId } = own;
  const { phone, name } = own.citizen;
  const appointments = phone === null ? [] : await listAppointmentsOf(db, wardId, { name, phone });
  const looks = await listOwnLooks(db, own, { before: null, limit: MOST_LOOKS });
  return personalData.parse({
    ...{ format: 'motcua.du-lieu-ca-nhan', version: 1, ward: (await findWard(db, wardId)).name },
    ...{ madeAt: iso(now), madeFor: isAtDesk ? 'desk' : 'account' },
    account: isAtDesk ? null : await accountOf(db, own),
    dossiers: await gatherDossiers(db, own),
    drafts: isAtDesk ? [] : await draftsOf(db, own, now),
    petitions: isAtDesk ? [] : await petitionsOf(db, own),
    vault: {
      choice: isAtDesk ? null : CHOICE_LABELS[await findChoice(db, wardId, { citizenId: own.citizen.id })],
      items: await itemsOf(db, own),
    },
    appointments: appointments.map(({ code, day, minute, status }) => ({
      ...{ code, day, minute, status: APPOINTMENT_STATUS_LABELS[status] },
    })),
    requests: await requestsOf(db, own),
    looks: looks.map(({ at, dossierCode, kind, title, unit }) => ({
      ...{ at: iso(at), dossier: dossierCode, kind: LOOK_LABELS[kind] },
      by: [title, unit].filter(Boolean).join(', '),
    })),
  } satisfies PersonalData);
}

async function accountOf(db: Db, { wardId, citizen }: Person): Promise<PersonalData['account']> {
  const { name, personalId, birthOn, address, phone, email, assurance } = citizen;
  const organisations = await listOwnOrganisations(db, { wardId, citizenId: citizen.id });
  return {
    ...{ name, personalId, birthOn, address, phone, email, assurance },
    organisations: organisations.map((each) => ({ name: each.name, code: each.code, role: each.role })),
  };
}

async function draftsOf(db: Db, person: Person, now: Date): Promise<PersonalData['drafts']> {
  return (await listDrafts(db, person, now)).map(({ procedureCode, savedAt, expiresAt, answers }) => ({
    ...{ procedureCode, savedAt: iso(savedAt), expiresAt: iso(expiresAt), answers },
  }));
}

async function petitionsOf(db: Db, { wardId, citizen }: Person): Promise<PersonalData['petitions']> {
  return (await listOwnFeedback(db, wardId, citizen.id)).map(({ receivedAt, status, ...each }) => ({
    ...{ ...each, receivedAt: iso(receivedAt), status: PETITION_LABELS[status] },
  }));
}

async function requestsOf(db: Db, { wardId, citizen }: Person): Promise<PersonalData['requests']> {
  return (await listOwnRequests(db, wardId, citizen)).map(({ id, kind, parts, words, answer, ...each }) => ({
    ...{ number: id, kind: REQUEST_LABELS[kind], about: parts.map((part) => PART_LABELS[part]), words },
    ...{ filedAt: iso(each.filedAt), dueAt: iso(each.dueAt) },
    answer: answer && {
      ...{ at: iso(answer.at), outcome: DATA_OUTCOME_LABELS[answer.outcome], words: answer.words },
      decisions: answer.decisions.map(({ part, outcome, reason }) => ({
        ...{ about: PART_LABELS[part], outcome: DATA_OUTCOME_LABELS[outcome], reason },
      })),
    },
  }));
}

async function itemsOf(db: Db, person: Person): Promise<PersonalData['vault']['items']> {
  const found: PersonalData['vault']['items'] = [];
  for (const item of await listOwnItems(db, person)) {
    const uses = await listUses(db, person.wardId, item.id);
    found.push({
      ...{ name: item.name, number: item.number, issuedOn: item.issuedOn, validUntil: item.validUntil },
      ...{ source: ITEM_SOURCE_LABELS[item.source], dossier: item.dossierCode, keptAt: iso(item.keptAt) },
      uses: uses.map((use) => ({
        ...{ at: iso(use.at), what: USE_LABELS[use.what] },
        by: use.officer
          ? `${use.officer.title}, ${use.officer.unit}`
          : use.isOwner
            ? 'Chủ giấy tờ'
            : 'Hệ thống',
      })),
    });
  }
  return found;
}
