import {
  describeFee,
  describeTerm,
  listFields,
  type ProcedureVersion,
} from '../../../features/procedures/index.ts';
import { toLocalDay } from '../../../law/day.ts';
import { PortalPage } from '../../frame.tsx';
import { boardOf, LIST, type PortalContext, readList } from './board.ts';
import { PaperLinks, PosterFoot } from './poster-page.tsx';

/** The whole list by field as it hangs, to be printed from the browser. */
export async function listPage(c: PortalContext) {
  const { procedures, field, fieldCode, query, address } = await readList(c);
  const { database, now } = c.var.platform;
  const fields = await listFields(database.db, toLocalDay(now()));
  const shown = [...new Map(procedures.map((each) => [each.fieldCode, each.field]))].sort((a, b) =>
    a[1].localeCompare(b[1], 'vi'),
  );
  return (
    <PortalPage title="Danh mục thủ tục niêm yết" ward={c.var.ward} place="/thu-tuc">
      <form class="search-row no-print" method="get" action={LIST}>
        <label class="visually-hidden" for="linh-vuc">
          Lĩnh vực
        </label>
        <select class="form-select" id="linh-vuc" name="linh-vuc">
          <option value="">Mọi lĩnh vực</option>
          {fields.map((each) => (
            <option value={each.fieldCode} selected={each.fieldCode === fieldCode}>
              {each.field}
            </option>
          ))}
        </select>
        <button class="btn btn-primary" type="submit">
          Xem
        </button>
      </form>
      <p class="door-row no-print">
        <PaperLinks label="Danh mục" path={`${LIST}.pdf${query}`} />
        {fieldCode !== null && <PaperLinks label="Từng thủ tục" path={`${LIST}/tung-to.pdf${query}`} />}
      </p>
      <article class="poster">
        <header>
          <p>
            Ủy ban nhân dân {c.var.ward.name}, {c.var.ward.city} · Trung tâm Phục vụ hành chính công
          </p>
          <h1>{field ? `Danh mục thủ tục: ${field}` : 'Danh mục thủ tục hành chính'}</h1>
          <p>
            {procedures.length} thủ tục thực hiện tại phường, đang có hiệu lực ngày {boardOf(c).printedOn}.
          </p>
        </header>
        {shown.map(([code, name]) => (
          <FieldRows name={name} procedures={procedures.filter((each) => each.fieldCode === code)} />
        ))}
        <PosterFoot c={c} address={address} opens="từng thủ tục" />
      </article>
    </PortalPage>
  );
}

function FieldRows({ name, procedures }: { name: string; procedures: readonly ProcedureVersion[] }) {
  return (
    <section class="part">
      <h2>
        {name} ({procedures.length})
      </h2>
      <ul class="posted-list">
        {procedures.map((each) => (
          <li>
            <a href={`/thu-tuc/${each.code}`}>{each.name}</a>
            <small>
              Mã {each.code}. {[...new Set(each.terms.map(describeTerm))].join('; ')}.{' '}
              {[...new Set(each.fees.map((fee) => describeFee({ ...fee, waivers: '' })))].join('; ')}.
              {each.decision && ` Quyết định ${each.decision}.`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
