import type { Visitor } from '../citizens/index.ts';
import type { IntakeInput } from '../dossiers/index.ts';
import {
  type Answers,
  applicantOf,
  type FormDefinition,
  type KnownOfApplicant,
} from '../procedures/index.ts';

/** What fills in a form before anyone types: the account's person, the organisation he acts for, his last dossier here. */
export function knownOf(
  visitor: Visitor | null,
  earlier: { phone: string | null; email: string | null; address: string } | null,
): KnownOfApplicant {
  if (visitor?.kind !== 'citizen') return {};
  const { citizen, actingFor } = visitor;
  return {
    ...{ 'applicant.name': citizen.name, 'applicant.personalId': citizen.personalId ?? '' },
    'applicant.birthOn': citizen.birthOn ?? '',
    'applicant.phone': citizen.phone ?? earlier?.phone ?? '',
    'applicant.email': citizen.email ?? earlier?.email ?? '',
    'applicant.address': citizen.address || (earlier?.address ?? ''),
    ...(actingFor && {
      ...{ 'organisation.name': actingFor.name, 'organisation.code': actingFor.code },
      ...{ 'organisation.address': actingFor.address, 'organisation.phone': actingFor.phone ?? '' },
      'organisation.email': actingFor.email ?? '',
    }),
  };
}

type Applicant = Pick<
  IntakeInput,
  | 'applicantKind'
  | 'applicantName'
  | 'applicantPersonalId'
  | 'applicantBirthOn'
  | 'applicantPhone'
  | 'applicantEmail'
  | 'applicantAddress'
  | 'representativeName'
  | 'representativePersonalId'
  | 'representativeBasis'
  | 'request'
>;

/**
 * Who files, for the dossier's columns. Whoever sits at the portal is whom the account vouches for: for himself he bears the
 * account's name and number, for another he stands as the representative; an organisation is the one he acts for.
 */
export function applicantColumns(form: FormDefinition, answers: Answers, visitor: Visitor): Applicant {
  const typed = applicantOf(form, answers);
  if (visitor.kind !== 'citizen') throw new Error('Only a person with an account files.');
  const { citizen, actingFor } = visitor;
  const isVouched = citizen.assurance === 2;
  const self = { name: citizen.name, personalId: citizen.personalId ?? '' };
  const contact = {
    ...{ applicantPhone: typed.phone || (citizen.phone ?? ''), request: typed.summary },
    ...{ applicantEmail: typed.email || (citizen.email ?? ''), applicantAddress: typed.address },
  };
  const representative = {
    representativeName: isVouched ? self.name : typed.representativeName || self.name,
    representativePersonalId: isVouched ? self.personalId : typed.representativePersonalId,
    representativeBasis: typed.representativeBasis || 'Người của tổ chức, theo tài khoản',
  };
  if (actingFor)
    return {
      ...{ ...contact, ...representative, applicantKind: 'organisation', applicantName: actingFor.name },
      ...{ applicantPersonalId: actingFor.code, applicantBirthOn: '' },
      applicantAddress: actingFor.address || typed.address,
    };
  const isForOther = typed.representativeName !== '' || typed.kind === 'organisation';
  const own = {
    applicantName: isVouched && !isForOther ? self.name : typed.name,
    applicantPersonalId: isVouched && !isForOther ? self.personalId : typed.personalId,
    applicantBirthOn: isVouched && !isForOther ? (citizen.birthOn ?? typed.birthOn) : typed.birthOn,
  };
  return { ...contact, ...own, ...(isForOther && representative), applicantKind: typed.kind };
}
