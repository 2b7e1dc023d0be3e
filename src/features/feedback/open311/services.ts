import type { Day } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { listFields } from '../../procedures/index.ts';
import type { About } from '../intake/enter.ts';
import type { Matter } from '../schema.ts';

/** A kind of petition as programs know it. */
export interface Open311Service {
  code: string;
  name: string;
  description: string;
  keywords: readonly string[];
  about: Extract<About, 'conduct' | 'regulation' | 'both'>;
}

/** Three that never change; which field of work it is, is an attribute. Every petition is of exactly one of them. */
export const OPEN311_SERVICES: readonly Open311Service[] = [
  {
    ...{ code: 'thai-do', name: 'Phản ánh cách phục vụ', about: 'conduct' },
    description: 'Cán bộ, công chức chậm trễ, gây phiền hà, không làm hoặc làm không đúng quy định.',
    keywords: ['hành vi hành chính', 'thái độ', 'chậm trễ', 'phiền hà'],
  },
  {
    ...{ code: 'quy-dinh', name: 'Phản ánh, kiến nghị về quy định, thủ tục', about: 'regulation' },
    description: 'Quy định, thủ tục vướng mắc, không hợp lý, không thống nhất; đề xuất sửa đổi, sáng kiến.',
    keywords: ['quy định hành chính', 'thủ tục', 'vướng mắc', 'sáng kiến'],
  },
  {
    ...{ code: 'ca-hai', name: 'Phản ánh cả cách phục vụ và quy định', about: 'both' },
    description: 'Vừa về cách phục vụ, vừa về quy định, thủ tục.',
    keywords: ['hành vi hành chính', 'quy định hành chính', 'thủ tục'],
  },
];

export interface Open311Attribute {
  code: string;
  /** False: only something to read. */
  isAsked: boolean;
  datatype: 'string' | 'text' | 'singlevaluelist';
  hint: string;
  description: string;
  values: readonly { key: string; name: string }[];
}

const asked = (code: string, datatype: Open311Attribute['datatype'], hint: string, description: string) => ({
  ...{ code, datatype, hint, description, isAsked: true, values: [] as Open311Attribute['values'] },
});

/** What a program may ask beside the words, in order. Nothing of it must be given. */
export async function listOpen311Attributes(db: Db, today: Day): Promise<Open311Attribute[]> {
  const fields = await listFields(db, today);
  return [
    {
      ...asked('luu-y', 'string', '', 'Khiếu nại, tố cáo có luật riêng; phường sẽ hướng dẫn nơi gửi.'),
      isAsked: false,
    },
    {
      ...asked('linh-vuc', 'singlevaluelist', 'Chọn một', 'Lĩnh vực của việc phản ánh'),
      values: fields.map(({ fieldCode, field }) => ({ key: fieldCode, name: field })),
    },
    asked('thu-tuc', 'string', 'Mã như 1.004873', 'Mã thủ tục hành chính'),
    asked('ho-so', 'string', 'Mã in trên giấy hẹn', 'Mã hồ sơ của việc phản ánh'),
    asked('ve-ai', 'string', 'Tối đa 300 ký tự', 'Cơ quan, bộ phận, người được phản ánh'),
    asked('de-xuat', 'text', 'Tối đa 4000 ký tự', 'Đề xuất cách giải quyết'),
  ];
}

/** @throws Problem not_found */
export function findOpen311Service(code: string): Open311Service {
  const service = OPEN311_SERVICES.find((each) => each.code === code);
  if (!service) throw new Problem('not_found', 'Không có service_code này.');
  return service;
}

/** Of which kind an item is: by what it was found to be about, before that by what its sender said. */
export function open311ServiceOf(matters: readonly Matter[], about: string): Open311Service {
  const found = matters.length > 1 ? 'both' : (matters[0] ?? about);
  return OPEN311_SERVICES.find((each) => each.about === found) ?? OPEN311_SERVICES[0]!;
}
