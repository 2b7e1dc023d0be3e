import type {
  findOpen311Service,
  listOpen311Attributes,
  Open311Request,
} from '../../features/feedback/index.ts';
import type { Ward } from '../../features/organisation/index.ts';
import { toLocalIso } from '../../law/day.ts';

type Service = ReturnType<typeof findOpen311Service>;
type Attribute = Awaited<ReturnType<typeof listOpen311Attributes>>[number];

/** The longest description that GeoReport allows, in signs. */
const MOST_WORDS = 4000;

export function asService({ code, name, description, keywords }: Service) {
  return {
    ...{ service_code: code, service_name: name, description, metadata: true, type: 'realtime' },
    ...{ keywords: keywords.join(', '), group: 'Phản ánh, kiến nghị' },
  };
}

export function asDefinition(code: string, attributes: readonly Attribute[]) {
  return {
    service_code: code,
    attributes: attributes.map((each, at) => ({
      ...{ variable: each.isAsked, code: each.code, datatype: each.datatype, required: false },
      ...{ datatype_description: each.hint, order: at + 1, description: each.description },
      ...(each.values.length > 0 && { values: each.values }),
    })),
  };
}

/** What is not known is an empty text; a place or a photo that is not there is left out, for no number and no address says "none". */
export function asRequest(each: Open311Request, { ward, origin }: { ward: Ward; origin: string }) {
  const { code, service, shown, photo, expectedAt } = each;
  return {
    ...{
      service_request_id: code,
      status: each.isClosed ? 'closed' : 'open',
      status_notes: shown?.answer ?? '',
    },
    ...{ service_name: service.name, service_code: service.code, description: wordsOf(shown) },
    agency_responsible: shown?.unitName || ward.name,
    service_notice: noticeOf(each, origin),
    ...{ requested_datetime: toLocalIso(each.receivedAt), updated_datetime: toLocalIso(each.updatedAt) },
    ...(expectedAt !== null && { expected_datetime: toLocalIso(expectedAt) }),
    ...{ address: shown?.place ?? '', address_id: '', zipcode: '' },
    ...(shown?.latitude != null && { lat: shown.latitude, long: shown.longitude }),
    ...(photo !== null && { media_url: `${origin}/phan-anh/${code}/anh/${photo}` }),
  };
}

function wordsOf(shown: Open311Request['shown']): string {
  if (shown === null) return '';
  const all = shown.proposal === '' ? shown.content : `${shown.content}\n\nĐề xuất: ${shown.proposal}`;
  const signs = [...all];
  return signs.length <= MOST_WORDS ? all : `${signs.slice(0, MOST_WORDS - 1).join('')}…`;
}

function noticeOf({ code, shown, isClosed }: Open311Request, origin: string): string {
  if (shown !== null) return `Kết quả công khai tại ${origin}/phan-anh/${code}`;
  return isClosed
    ? 'Đã kết thúc. Nội dung và kết quả không công khai; người gửi được báo riêng.'
    : 'Đang xử lý. Nội dung chỉ hiện sau khi được công khai.';
}
