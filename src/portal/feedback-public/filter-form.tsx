import { MATTERS, type PublishedChoices } from '../../features/feedback/index.ts';
import { type Choice, FilterSelect } from '../../ui/field.tsx';
import { publishedWords } from '../words/published-feedback.ts';
import { type Filters, filtersToQuery } from './filters.ts';

/** By what a list can be narrowed, in words. */
export interface FilterChoices {
  fields: Choice[];
  procedures: Choice[];
  months: PublishedChoices['months'];
}

interface FormProps {
  path: string;
  filters: Filters;
  choices: FilterChoices;
}

/** Narrows the list or the map; the address holds every filter. */
export function FilterForm({ path, filters, choices }: FormProps) {
  const w = publishedWords();
  const { fields, procedures, months } = choices;
  const isNarrowed = filtersToQuery(filters).size > 0;
  return (
    <search>
      <form method="get" action={path}>
        <div class="search-row">
          <label class="visually-hidden" for="q">
            {w.search}
          </label>
          <input
            class="form-control"
            id="q"
            name="q"
            type="search"
            maxlength={100}
            value={filters.q}
            placeholder={w.search}
          />
          <button class="btn btn-primary" type="submit">
            {w.find}
          </button>
        </div>
        <div class="filter-row">
          <FilterSelect
            {...{ name: 've', label: w.matter, all: w.all, value: filters.matter ?? '' }}
            choices={MATTERS.map((value) => ({ value, label: w[value] }))}
          />
          {fields.length > 0 && (
            <FilterSelect
              {...{ name: 'linh-vuc', label: w.field, all: w.all, value: filters.fieldCode ?? '' }}
              choices={fields}
            />
          )}
          {procedures.length > 0 && (
            <FilterSelect
              {...{ name: 'thu-tuc', label: w.procedure, all: w.all, value: filters.procedureCode ?? '' }}
              choices={procedures}
            />
          )}
          <FilterSelect
            {...{ name: 'thang', label: w.month, all: w.all, value: filters.month ?? '' }}
            choices={months.map((value) => ({ value, label: `${value.slice(5)}/${value.slice(0, 4)}` }))}
          />
        </div>
      </form>
      {isNarrowed && (
        <p>
          <a href={path}>{w.clear}</a>
        </p>
      )}
    </search>
  );
}
