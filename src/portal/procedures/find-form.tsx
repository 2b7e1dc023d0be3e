import type { listFields } from '../../features/procedures/index.ts';

export interface Filters {
  q: string;
  field: string | null;
  applicant: 'citizen' | 'organisation' | null;
}

/** The filters as an address holds them. */
export function filtersToQuery({ q, field, applicant }: Filters): URLSearchParams {
  return new URLSearchParams({
    ...(q && { q }),
    ...(field && { 'linh-vuc': field }),
    ...(applicant && { 'doi-tuong': applicant }),
  });
}

export function FindForm({ filters }: { filters: Filters }) {
  const { q, field, applicant } = filters;
  return (
    <form class="search-row" method="get" action="/thu-tuc" data-live-search>
      {field && <input type="hidden" name="linh-vuc" value={field} />}
      <label class="visually-hidden" for="q">
        Tên hoặc mã thủ tục
      </label>
      <input
        class="form-control"
        id="q"
        name="q"
        type="search"
        value={q}
        maxlength={100}
        placeholder="Gõ theo cách bạn nói: sổ đỏ, giấy độc thân"
      />
      <label class="visually-hidden" for="doi-tuong">
        Bạn là
      </label>
      <select class="form-select" id="doi-tuong" name="doi-tuong">
        <option value="">Mọi đối tượng</option>
        <option value="citizen" selected={applicant === 'citizen'}>
          Người dân
        </option>
        <option value="organisation" selected={applicant === 'organisation'}>
          Doanh nghiệp, tổ chức
        </option>
      </select>
      <button class="btn btn-primary" type="submit">
        Tìm
      </button>
    </form>
  );
}

interface FieldsProps {
  fields: Awaited<ReturnType<typeof listFields>>;
  applicant: Filters['applicant'];
}

export function Fields({ fields, applicant }: FieldsProps) {
  const sorted = [...fields].sort((a, b) => a.field.localeCompare(b.field, 'vi'));
  return (
    <section class="part">
      <h2>Theo lĩnh vực</h2>
      <ul class="field-list">
        {sorted.map((each) => (
          <li>
            <a href={`/thu-tuc?${filtersToQuery({ q: '', field: each.fieldCode, applicant })}`}>
              {each.field}
            </a>{' '}
            ({each.count})
          </li>
        ))}
      </ul>
      <p>
        <a href="/thu-tuc/niem-yet">Danh mục để niêm yết, in được</a>
      </p>
    </section>
  );
}
