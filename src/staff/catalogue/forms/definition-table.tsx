import type { DescribedDefinition } from '../../../features/procedures/index.ts';
import { SCROLLS } from '../../../ui/page.tsx';

/** A page of a form in words: what it asks, and when. */
export function PageTable({ page }: { page: DescribedDefinition }) {
  return (
    <details class="card card-body mb-2">
      <summary>
        <b>{page.title}</b>, {page.fields.length} mục{page.when && `; hỏi khi ${page.when}`}
      </summary>
      <div class="table-responsive" {...SCROLLS}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Mục</th>
              <th scope="col">Hỏi gì</th>
              <th scope="col">Khi nào</th>
            </tr>
          </thead>
          <tbody>
            {page.fields.map((field) => (
              <tr>
                <td>
                  {field.label}
                  <div class="text-secondary">{field.name}</div>
                </td>
                <td>{field.words}</td>
                <td>{field.when || 'Luôn hỏi'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
