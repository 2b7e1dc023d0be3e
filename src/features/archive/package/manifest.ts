import type { ChainedStep, SlipSource } from '../../dossiers/index.ts';
import { documentOf, factsOf, writeStep } from '../facts.ts';
import { FORMAT, type Manifest, manifestSchema } from '../schema.ts';
import type { Part } from './part.ts';

/** The manifest over these files. @throws Error when the dossier holds something that no manifest can say: a bug */
export function manifestOf(
  source: SlipSource,
  parts: readonly Part[],
  keptUntil: Manifest['keptUntil'],
): Manifest {
  const { ward, dossier, procedure } = source;
  const { state, steps, applicant } = dossier;
  const pathOf = new Map(parts.map((part) => [part.sha256, part.path]));
  const { code, name, city, agencyCode, address, phone } = ward;
  return manifestSchema.parse({
    format: FORMAT,
    ward: { code, name, city, agencyCode, address, phone },
    procedure: { name: procedure.name, field: procedure.field },
    dossier: factsOf(state),
    applicant,
    ...peopleOf(source),
    documents: state.documents.map((each) => ({
      ...documentOf(each),
      path: each.file === null ? null : (pathOf.get(each.file) ?? null),
    })),
    steps: steps.map(writeStep),
    keptUntil,
    files: parts.map(({ read: _, ...file }) => file),
  });
}

/** The units and officers that the steps name. */
function peopleOf({ dossier, units, officers }: SlipSource): Pick<Manifest, 'units' | 'officers'> {
  const { state, steps } = dossier;
  const officerIds = idsOf(steps, ({ step }) => [step.officerId, step.toOfficerId]);
  const named = officerIds.flatMap((id) => officers.get(id) ?? []);
  const unitIds = new Set([
    ...idsOf(steps, ({ step }) => [step.unitId, step.toUnitId]),
    ...named.map((each) => each.unitId),
    ...state.consultations.flatMap(({ unitId }) => unitId ?? []),
    state.competentUnitId,
  ]);
  return {
    officers: named.map(({ id, unitId, displayName, title }) => ({ id, unitId, name: displayName, title })),
    units: [...unitIds]
      .sort((a, b) => a - b)
      .flatMap((id) => units.get(id) ?? [])
      .map(({ id, code, name, shortName, kind, headTitle }) => ({
        ...{ id, code, name, shortName, kind, headTitle },
      })),
  };
}

function idsOf(steps: readonly ChainedStep[], of: (step: ChainedStep) => (number | null)[]): number[] {
  const ids = steps.flatMap(of).filter((id): id is number => id !== null);
  return [...new Set(ids)].sort((a, b) => a - b);
}
