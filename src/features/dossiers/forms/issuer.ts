import { toLocalDay } from '../../../law/day.ts';
import { signsByOrder } from '../../../law/slip-forms.ts';
import type { Unit, Ward } from '../../organisation/index.ts';
import type { Step } from '../step-payloads.ts';
import type { Issuer, Signature, SlipSource } from './slip.ts';

/** The centre, for the slips of the desk. */
export function centreIssuer({ ward, units }: SlipSource): Issuer {
  const centre = centreOf(units);
  const name = centre?.name ?? 'Trung tâm Phục vụ hành chính công';
  return { parent: committeeOf(ward), name: inTwo(name), sign: centre?.code ?? 'TTPVHCC' };
}

/** The committee where the unit's head signs by order of its chairman, else the unit itself. */
export function headIssuer(source: SlipSource, unit: Unit | undefined, step: Step): Issuer {
  if (unit === undefined) return centreIssuer(source);
  if (signsByOrder(unit.kind, toLocalDay(step.at)))
    return { parent: [], name: committeeOf(source.ward), sign: 'UBND' };
  const named = unit.name.replace(/(phường|xã|đặc khu)$/i, source.ward.name);
  return { parent: [], name: inTwo(named), sign: unit.code };
}

/** Signed by hand, with the name written out. */
export function signedBy(who: string, name: string): Signature {
  return { authority: [], who, hint: '(Ký và ghi rõ họ tên)', name };
}

/** Signed by the unit's head, or by his deputy in his place. */
export function signedByHead(source: SlipSource, unit: Unit | undefined, step: Step): Signature {
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

export function centreOf(units: SlipSource['units']): Unit | undefined {
  return [...units.values()].find((unit) => unit.kind === 'centre');
}

function committeeOf(ward: Ward): string[] {
  return ['Ủy ban nhân dân', ward.name];
}

/** A long name on two lines that are about as long. */
function inTwo(name: string): string[] {
  if (name.length <= 22) return [name];
  const spaces = [...name.matchAll(/ /g)].map((match) => match.index);
  const middle = name.length / 2;
  const at = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return at === undefined ? [name] : [name.slice(0, at), name.slice(at + 1)];
}
