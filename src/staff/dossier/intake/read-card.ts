import { randomUUID } from 'node:crypto';
import { type Earlier, findEarlier } from '../../../features/dossiers/index.ts';
import { findCardLine, readIdentityCard } from '../../../law/identity-card.ts';
import { checkOrganisationId } from '../../../law/personal-id.ts';
import { Problem } from '../../../platform/problem.ts';
import { typed } from '../../../ui/field.tsx';
import { sayDossiers } from '../../looks/say-rows.ts';
import type { StaffContext } from '../../session.ts';
import type { Values } from './read-intake.ts';

/** Fields in which a scanner's line may have landed because the cursor stood there. */
const CATCHING = [
  ...['applicantName', 'applicantPersonalId', 'applicantPhone', 'applicantAddress', 'applicantEmail'],
  ...['representativeName', 'representativePersonalId', 'representativeBasis', 'request', 'postalNumber'],
  ...['forBody', 'fromBody', 'foreignCode', 'answerItems', 'answerReason', 'answerDays'],
];

export interface Filled {
  values: Values;
  earlier: Earlier | null;
  problem?: Problem;
  /** What was done with the card, in a sentence. */
  notice?: string;
}

/** The line of a card, or a number, that was given to be read, with the form as it is without it; null when there is none. */
export function takeCardLine(body: Values): { line: string; values: Values } | null {
  const line = (typed(body, 'card') ?? '').trim();
  if (line !== '' || body.answer === 'card') return { line, values: { ...body, card: '' } };
  for (const name of CATCHING) {
    const found = findCardLine(typed(body, name) ?? '');
    if (found) return { line: found.line, values: { ...body, [name]: found.rest } };
  }
  return null;
}

/** The form filled with what a card says, or with what the ward knows of a number; all else that was typed stays. */
export async function fillFromCard(c: StaffContext, line: string, typedSoFar: Values): Promise<Filled> {
  const values: Values = { ...typedSoFar, clientKey: typed(typedSoFar, 'clientKey') ?? randomUUID() };
  const card = readIdentityCard(line);
  if (card) {
    if (isForRepresentative(values))
      return {
        values: { ...values, representativeName: card.name, representativePersonalId: card.personalId },
        earlier: await earlierOf(c, typed(values, 'applicantPersonalId') ?? ''),
        notice: 'Đã điền người nộp thay từ thẻ.',
      };
    const earlier = await earlierOf(c, card.personalId);
    return {
      earlier,
      values: {
        ...values,
        ...reachOf(values, earlier),
        applicantName: card.name,
        applicantPersonalId: card.personalId,
        applicantBirthOn: card.birthOn ?? '',
        applicantAddress: card.address || (typed(values, 'applicantAddress') ?? ''),
      },
    };
  }
  const number = line.replace(/[\s-]/g, '');
  if (/^\d+$/.test(number) && checkOrganisationId(number)) return fillFromNumber(c, number, values);
  return { values: { ...values, card: line }, earlier: null, problem: unreadable(line) };
}

/** An organisation's card is that of whoever comes for it; of a person, when the desk says so. */
function isForRepresentative(values: Values): boolean {
  return values.applicantKind === 'organisation' || values.cardOf === 'representative';
}

/** Who filed under a number before; an organisation has no card to scan. */
async function fillFromNumber(c: StaffContext, number: string, values: Values): Promise<Filled> {
  const earlier = await earlierOf(c, number);
  const known: Values = { ...values, applicantPersonalId: number };
  if (number.length !== 12) known.applicantKind = 'organisation';
  if (!earlier)
    return {
      values: known,
      earlier,
      notice: `Phường chưa có hồ sơ nào của số ${number}: gõ tên và địa chỉ.`,
    };
  return {
    earlier,
    values: {
      ...known,
      ...reachOf(known, earlier),
      applicantKind: earlier.kind,
      applicantName: earlier.name,
      applicantBirthOn: earlier.birthOn ?? '',
      applicantAddress: earlier.address,
      ...(earlier.kind === 'organisation' && {
        representativeName: earlier.representativeName ?? '',
        representativePersonalId: earlier.representativePersonalId ?? '',
        representativeBasis: earlier.representativeBasis ?? '',
      }),
    },
  };
}

/** How to reach him: what was typed now, else what he left before. */
function reachOf(values: Values, earlier: Earlier | null): Values {
  return {
    applicantPhone: typed(values, 'applicantPhone') || (earlier?.phone ?? ''),
    applicantEmail: typed(values, 'applicantEmail') || (earlier?.email ?? ''),
  };
}

function unreadable(line: string): Problem {
  const isGarbled = line.includes('|');
  return new Problem('invalid', 'Không đọc được thẻ. Những gì đã gõ vẫn còn.', {
    card:
      line === ''
        ? 'Quét thẻ, hoặc gõ số định danh, mã số tổ chức.'
        : isGarbled
          ? 'Dòng này thiếu hoặc sai chữ nên không phải mã QR của thẻ căn cước. Tắt bộ gõ tiếng Việt rồi quét lại.'
          : 'Dòng này không phải mã QR của thẻ căn cước. Quét lại, hoặc gõ tên và số ở dưới.',
  });
}

/** Looking at someone's earlier dossiers is noted as seen, as opening one is. */
export async function earlierOf(c: StaffContext, given: string): Promise<Earlier | null> {
  const personalId = given.replace(/[\s-]/g, '');
  if (!/^\d{10,13}$/.test(personalId)) return null;
  const { database } = c.var.platform;
  const earlier = await findEarlier(database.db, c.var.officer.wardId, personalId);
  if (earlier) sayDossiers(c, [earlier.id]);
  return earlier;
}
