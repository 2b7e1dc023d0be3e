import { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { listUnits, listWards } from '../../features/organisation/index.ts';
import {
  completeness,
  type DataReplacement,
  dataReplacementsOf,
  describeFee,
  describeTerm,
  FORM_LABELS,
  findProcedure,
  METHOD_LABELS,
  matchDataReplacement,
  normaliseProcedureCode,
  ONLINE_LABELS,
  type ProcedureVersion,
} from '../../features/procedures/index.ts';
import { toLocalDay } from '../../law/day.ts';
import type { RequestVariables } from '../../platform/platform.ts';
import { Problem } from '../../platform/problem.ts';
import { formatDay } from '../../ui/format.ts';
import { PortalPage } from '../frame.tsx';

export const procedurePage = new Hono<{ Variables: RequestVariables }>().get('/thu-tuc/:code', async (c) => {
  const { database, now } = c.var.platform;
  const given = c.req.param('code');
  const code = normaliseProcedureCode(given);
  if (!code) throw new Problem('not_found', 'Không có thủ tục này.');
  if (code !== given) return c.redirect(`/thu-tuc/${code}`, 301);
  const procedure = await findProcedure(database.db, code, toLocalDay(now()));
  const replacements = await dataReplacementsOf(database.db, code);
  const ward = (await listWards(database.db))[0]!;
  const units = await listUnits(database.db, ward.id);
  const unit = units.find((each) => each.code === procedure.competentUnitCode);
  const lacking = completeness(procedure).filter((part) => !part.present);
  return c.html(
    <PortalPage title={procedure.name} place="/thu-tuc">
      <h1>{procedure.name}</h1>
      <p class="text-secondary">
        Mã thủ tục {procedure.code} ·{' '}
        <a href={`/thu-tuc?linh-vuc=${procedure.fieldCode}`}>{procedure.field}</a>
      </p>
      <Part title="Cần mang theo">
        <Papers procedure={procedure} replacements={replacements} />
      </Part>
      <Part title="Mất bao lâu">
        <ul>
          {procedure.terms.map((each) => (
            <li>{describeTerm(each)}</li>
          ))}
        </ul>
        <p class="text-secondary">Thời gian tính theo ngày làm việc, không kể thứ Bảy, Chủ nhật, ngày lễ.</p>
      </Part>
      <Part title="Mất bao nhiêu tiền">
        <ul>
          {procedure.fees.map((each) => (
            <li>
              {each.what}: {describeFee(each)}
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Nộp ở đâu, bằng cách nào">
        {procedure.methods.length > 0 ? (
          <ul>
            {procedure.methods.map((each) => (
              <li>{METHOD_LABELS[each]}</li>
            ))}
          </ul>
        ) : (
          <p>Đến Trung tâm Phục vụ hành chính công, {ward.address}. Các cách nộp khác: chưa xác minh.</p>
        )}
        {procedure.onlineLevel && <p>{ONLINE_LABELS[procedure.onlineLevel]}.</p>}
      </Part>
      <Part title="Các bước">
        <ol>
          <li>
            Bạn nộp giấy tờ tại Trung tâm Phục vụ hành chính công phường hoặc qua mạng, qua bưu chính nếu thủ
            tục cho phép.
          </li>
          <li>
            Trung tâm kiểm tra, nhận hồ sơ và đưa giấy hẹn. Thiếu giấy tờ thì hướng dẫn một lần, đầy đủ.
          </li>
          <li>{unit ? unit.name : 'Đơn vị chuyên môn của phường'} xem xét, trình ký kết quả.</li>
          <li>Bạn nhận kết quả tại Trung tâm theo giấy hẹn.</li>
        </ol>
      </Part>
      <Part title="Ai được làm">
        <p>
          {procedure.applicants
            .map((each) => (each === 'citizen' ? 'Người dân' : 'Doanh nghiệp, tổ chức'))
            .join('; ') || 'Chưa xác minh'}
        </p>
      </Part>
      <Part title="Cơ quan giải quyết">
        <p>{unit ? `${unit.name}, ${ward.name}` : 'Chưa xác minh'}</p>
      </Part>
      <Part title="Kết quả nhận được">
        {procedure.results.length > 0 ? (
          <ul>
            {procedure.results.map((each) => (
              <li>{each.name}</li>
            ))}
          </ul>
        ) : (
          <p>Chưa có dữ liệu.</p>
        )}
      </Part>
      <Part title="Yêu cầu, điều kiện">
        <p>
          {procedure.hasConditions
            ? 'Thủ tục có yêu cầu, điều kiện riêng; xem trên Cổng Dịch vụ công quốc gia.'
            : 'Chưa có dữ liệu về yêu cầu, điều kiện riêng.'}
        </p>
      </Part>
      <Part title="Căn cứ pháp lý">
        {procedure.legalBases.length > 0 ? (
          <ul>
            {procedure.legalBases.map((each) => (
              <li>{each}</li>
            ))}
          </ul>
        ) : (
          <p>Chưa có dữ liệu.</p>
        )}
      </Part>
      <Part title="Về thông tin này">
        <p>
          Có hiệu lực từ {formatDay(procedure.validFrom)}, phiên bản {procedure.version}
          {procedure.decision ? `, theo quyết định ${procedure.decision}` : ''}. Độ tin cậy:{' '}
          {confidenceWords(procedure.confidence)}.
        </p>
        {lacking.length > 0 && (
          <p>
            Phần chưa đủ theo Điều 8 Nghị định 63/2010/NĐ-CP:{' '}
            {lacking.map((part) => part.name.toLowerCase()).join('; ')}.
          </p>
        )}
        <p class="text-secondary">Nguồn: {procedure.source}.</p>
        {procedure.detailUrl && (
          <p>
            <a href={procedure.detailUrl} rel="noopener">
              Xem trên Cổng Dịch vụ công quốc gia
            </a>
          </p>
        )}
      </Part>
    </PortalPage>,
  );
});

function Part({ title, children }: { title: string; children: Child }) {
  return (
    <section class="part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Papers({
  procedure,
  replacements,
}: {
  procedure: ProcedureVersion;
  replacements: DataReplacement[];
}) {
  return (
    <>
      {procedure.documents.length === 0 && <p>Chưa có dữ liệu. Hãy hỏi Trung tâm trước khi đi.</p>}
      <ol class="papers">
        {procedure.documents.map((each) => {
          const replaced = matchDataReplacement(each.name, replacements);
          return (
            <li>
              {each.name} ({FORM_LABELS[each.form]}
              {each.quantity > 1 ? `, ${each.quantity} bản` : ''})
              {each.when && <small>Chỉ cần khi: {each.when}.</small>}
              {replaced && <small>Không phải nộp: cơ quan tự tra trong {replaced.database}.</small>}
            </li>
          );
        })}
      </ol>
      {replacements.length > 0 && (
        <details>
          <summary>Giấy tờ cơ quan không được đòi (Nghị quyết 66.7/2025/NQ-CP)</summary>
          <ul>
            {replacements.map((each) => (
              <li>
                {each.paper}: tra trong {each.database}.
              </li>
            ))}
          </ul>
        </details>
      )}
      {procedure.documents.length > 0 && <p class="text-secondary">Số lượng: 01 bộ hồ sơ.</p>}
    </>
  );
}

function confidenceWords(confidence: string): string {
  if (confidence === 'high') return 'cao, lấy từ Cổng Dịch vụ công quốc gia';
  if (confidence === 'medium') return 'vừa, chưa đối chiếu đủ';
  if (confidence === 'low') return 'thấp, chưa xác minh';
  return confidence.replace('high', 'cao').replace('medium', 'vừa');
}
