import type { Choice } from '../../../ui/field.tsx';

/** The units to ask: as many as are needed. */
export function ConsultedUnits({ units, error }: { units: Choice[]; error: string | undefined }) {
  return (
    <fieldset class="mb-3" id="unitIds">
      <legend class="form-label">Đơn vị của phường</legend>
      {units.map((unit) => (
        <label class="form-check">
          <input class="form-check-input" type="checkbox" name="unitIds" value={unit.value} />
          <span class="form-check-label">{unit.label}</span>
        </label>
      ))}
      {error && <div class="field-error">{error}</div>}
    </fieldset>
  );
}
