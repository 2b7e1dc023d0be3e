import { toLocalDay } from '../../../law/day.ts';
import { signsByOrder } from '../../../law/slip-forms.ts';
import type { Unit } from '../../organisation/index.ts';
import type { Step } from '../step-payloads.ts';
import { type FormSource, type Issuer, officerName, type Signature } from './slip.ts';
import { linesOf, type Signer } from './words/slip-words.ts';

/** The centre, for the slips of the desk. */
export function centreIssuer(source: FormSource): Issuer {
  const centre = centreOf(source.units);
  const own = linesOf(source.words.centre);
  const name = own.length > 0 ? own : inTwo(centre?.name ?? 'Trung tâm Phục vụ hành chính công');
  return { parent: committeeOf(source), name, sign: centre?.code ?? 'TTPVHCC' };
}

/** The committee where the unit's head signs by order of its chairman, else the unit itself. */
export function headIssuer(source: FormSource, unit: Unit | undefined, step: Step): Issuer {
  if (unit === undefined) return centreIssuer(source);
  if (signsByOrder(unit.kind, toLocalDay(step.at))) return committeeIssuer(source);
  const named = unit.name.replace(/(phường|xã|đặc khu)$/i, source.ward.name);
  return { parent: [], name: inTwo(named), sign: unit.code };
}

/** Signed by hand, with the name written out. */
export function signedBy(who: string, name: string): Signature {
  return { authority: [], who, hint: '(Ký và ghi rõ họ tên)', name };
}

/** Signed by the unit's head, or by his deputy in his place. */
export function signedByHead(source: FormSource, unit: Unit | undefined, step: Step): Signature {
  const head = unit?.headTitle || 'Thủ trưởng cơ quan giải quyết';
  const officer = source.officers.get(step.officerId ?? 0);
  const isDeputy = /^phó\s/i.test(officer?.title ?? '');
  const byOrder = unit !== undefined && signsByOrder(unit.kind, toLocalDay(step.at));
  return {
    authority: [...(byOrder ? ['TL. Chủ tịch'] : []), ...(isDeputy ? [`KT. ${head}`] : [])],
    who: isDeputy ? `Phó ${head}` : head,
    hint: '',
    name: officer?.displayName ?? '',
  };
}

interface Usual {
  signer: Signer;
  /** What the one who made the slip is called under it. */
  taker: string;
}

/** Under whose letterhead a slip stands and who signs it: as is usual for the form, or as the ward decided. */
export function signedAs(
  source: FormSource,
  step: Step,
  usual: Usual,
): { issuer: Issuer; signature: Signature } {
  const { units, dossier, words } = source;
  const chosen = words.signer || usual.signer;
  if (chosen === 'taker')
    return {
      issuer: centreIssuer(source),
      signature: signedBy(usual.taker, officerName(source, step.officerId)),
    };
  if (chosen === 'chairman') return { issuer: committeeIssuer(source), signature: byChairman(source, step) };
  const unit = chosen === 'director' ? centreOf(units) : units.get(dossier.state.competentUnitId);
  const signature = signedByHead(source, unit, step);
  const isUsual = chosen === usual.signer;
  return {
    issuer: headIssuer(source, unit, step),
    signature: isUsual || isOf(source, unit, step) ? signature : { ...signature, name: '' },
  };
}

/** Somebody else than who took the step signs: his name is left for his hand and stamp. */
function isOf({ officers }: FormSource, unit: Unit | undefined, { officerId }: Step): boolean {
  const officer = officers.get(officerId ?? 0);
  return officer?.unitId === unit?.id && officer?.duties.includes('review') === true;
}

function byChairman({ officers }: FormSource, { officerId }: Step): Signature {
  const officer = officers.get(officerId ?? 0);
  const isChairman = /^chủ tịch/i.test(officer?.title ?? '');
  return { authority: [], who: 'Chủ tịch', hint: '', name: isChairman ? officer!.displayName : '' };
}

export function centreOf(units: FormSource['units']): Unit | undefined {
  return [...units.values()].find((unit) => unit.kind === 'centre');
}

function committeeIssuer(source: FormSource): Issuer {
  return { parent: [], name: committeeOf(source), sign: 'UBND' };
}

function committeeOf({ ward, words }: FormSource): string[] {
  const own = linesOf(words.committee);
  return own.length > 0 ? own : ['Ủy ban nhân dân', ward.name];
}

/** A long name on two lines that are about as long. */
function inTwo(name: string): string[] {
  if (name.length <= 22) return [name];
  const spaces = [...name.matchAll(/ /g)].map((match) => match.index);
  const middle = name.length / 2;
  const at = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return at === undefined ? [name] : [name.slice(0, at), name.slice(at + 1)];
}
