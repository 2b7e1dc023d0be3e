import type { Unit, Ward } from '../../features/organisation/index.ts';
import {
  type DataReplacement,
  describeLegalBase,
  METHOD_LABELS,
  ONLINE_LABELS,
  type ProcedureVersion,
} from '../../features/procedures/index.ts';
import { About } from './about.tsx';
import { Papers } from './papers.tsx';
import { ListOr, Part } from './part.tsx';
import { Fees, Terms } from './terms-and-fees.tsx';

export interface ProcedureProps {
  procedure: ProcedureVersion;
  replacements: readonly DataReplacement[];
  ward: Ward;
  /** The ward's unit that resolves it; none when not known. */
  unit: Unit | undefined;
  /** On the notice board nothing can be opened: everything stands open. */
  isPosted?: boolean;
}

const POLICE = 'CA';

/** Everything that must be made public about a procedure, as answers to a citizen's questions. */
export function ProcedureBody(props: ProcedureProps) {
  const { procedure, ward, unit } = props;
  return (
    <>
      <Part title="Cần mang theo">
        <Papers procedure={procedure} replacements={props.replacements} isOpen={props.isPosted ?? false} />
      </Part>
      <Part title="Mất bao lâu">
        <Terms procedure={procedure} />
      </Part>
      <Part title="Mất bao nhiêu tiền">
        <Fees procedure={procedure} />
      </Part>
      <Part title="Nộp ở đâu, bằng cách nào">
        <Ways procedure={procedure} ward={ward} />
      </Part>
      <Part title="Các bước">
        <Steps {...props} />
      </Part>
      <Part title="Ai được làm">
        <p>{applicantWords(procedure) || 'Chưa xác minh'}</p>
      </Part>
      <Part title="Cơ quan giải quyết">
        <p>{unit ? `${unit.name}, ${ward.name}` : 'Chưa xác minh'}</p>
      </Part>
      <Part title="Kết quả nhận được">
        <ListOr items={procedure.results.map((each) => each.name)} none="Chưa có dữ liệu." />
      </Part>
      <Part title="Yêu cầu, điều kiện">
        <ListOr items={procedure.conditions} none={conditionWords(procedure)} />
      </Part>
      <Part title="Căn cứ pháp lý">
        <ListOr items={procedure.legalBases.map(describeLegalBase)} none="Chưa có dữ liệu." />
      </Part>
      <Part title="Về thông tin này">
        <About procedure={procedure} />
      </Part>
    </>
  );
}

function Ways({ procedure, ward }: { procedure: ProcedureVersion; ward: Ward }) {
  const isPolice = procedure.competentUnitCode === POLICE;
  const place = isPolice ? 'Đến Công an phường' : `${METHOD_LABELS.direct}, ${ward.address}`;
  return (
    <>
      <ListOr
        items={procedure.methods.map((each) => (each === 'direct' ? place : METHOD_LABELS[each]))}
        none={`${place}. Các cách nộp khác: chưa xác minh.`}
      />
      {procedure.onlineLevel && <p>{ONLINE_LABELS[procedure.onlineLevel]}.</p>}
    </>
  );
}

function Steps({ procedure, unit }: ProcedureProps) {
  const isKnown = procedure.steps.length > 0;
  const where = procedure.competentUnitCode === POLICE ? 'Công an phường' : 'Trung tâm';
  const steps = isKnown
    ? procedure.steps
    : [
        `Bạn nộp giấy tờ tại ${where}, hoặc qua mạng, qua bưu chính nếu thủ tục cho phép.`,
        `${where} kiểm tra, nhận hồ sơ và đưa giấy hẹn. Thiếu giấy tờ thì hướng dẫn một lần, đầy đủ.`,
        `${unit ? unit.name : 'Đơn vị chuyên môn của phường'} xem xét, trình ký kết quả.`,
        `Bạn nhận kết quả tại ${where} theo giấy hẹn.`,
      ];
  return (
    <>
      <ol>
        {steps.map((each) => (
          <li>{each}</li>
        ))}
      </ol>
      {!isKnown && (
        <p class="text-secondary">Đây là các bước chung; bước riêng của thủ tục chưa có dữ liệu.</p>
      )}
    </>
  );
}

function applicantWords(procedure: ProcedureVersion): string {
  return procedure.applicants
    .map((each) => (each === 'citizen' ? 'Người dân' : 'Doanh nghiệp, tổ chức'))
    .join('; ');
}

function conditionWords({ hasConditions }: ProcedureVersion): string {
  if (hasConditions === false) return 'Không có yêu cầu, điều kiện riêng.';
  return hasConditions
    ? 'Thủ tục có yêu cầu, điều kiện riêng; xem trên Cổng Dịch vụ công quốc gia hoặc hỏi Trung tâm.'
    : 'Chưa có dữ liệu về yêu cầu, điều kiện riêng.';
}
