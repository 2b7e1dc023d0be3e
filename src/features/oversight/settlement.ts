/** What came, what was ended and what is open of one row of Biểu II.06, in dossiers. */
export interface Settlement {
  online: number;
  /** At the desk, by post, at a mobile team. */
  direct: number;
  carried: number;
  early: number;
  onTime: number;
  late: number;
  inTerm: number;
  overdue: number;
}

/** The columns with their numbers in the form; a sum says of which. */
export const SETTLEMENT_COLUMNS: readonly {
  no: number;
  group: string;
  label: string;
  of(row: Settlement): number;
}[] = [
  { no: 3, group: 'Tiếp nhận', label: 'Tổng số', of: (row) => row.online + row.direct + row.carried },
  { no: 4, group: 'Tiếp nhận', label: 'Trực tuyến', of: (row) => row.online },
  { no: 5, group: 'Tiếp nhận', label: 'Trực tiếp, bưu chính', of: (row) => row.direct },
  { no: 6, group: 'Tiếp nhận', label: 'Từ kỳ trước', of: (row) => row.carried },
  { no: 7, group: 'Đã giải quyết', label: 'Tổng số', of: (row) => row.early + row.onTime + row.late },
  { no: 8, group: 'Đã giải quyết', label: 'Trước hạn', of: (row) => row.early },
  { no: 9, group: 'Đã giải quyết', label: 'Đúng hạn', of: (row) => row.onTime },
  { no: 10, group: 'Đã giải quyết', label: 'Quá hạn', of: (row) => row.late },
  { no: 11, group: 'Đang giải quyết', label: 'Tổng số', of: (row) => row.inTerm + row.overdue },
  { no: 12, group: 'Đang giải quyết', label: 'Trong hạn', of: (row) => row.inTerm },
  { no: 13, group: 'Đang giải quyết', label: 'Quá hạn', of: (row) => row.overdue },
];

export type Scope = 'own' | 'forwarded';

const CHANNELS = ['online', 'direct', 'post', 'mobile'] as const;
const ENDS = ['early', 'on_time', 'late'] as const;

/** Every fact that a row is added up from. */
export const SETTLEMENT_CODES: readonly string[] = (['own', 'forwarded'] as const).flatMap((scope) => [
  ...CHANNELS.map((channel) => `${scope}-arrived-${channel}`),
  ...ENDS.map((end) => `${scope}-ended-${end}`),
  `${scope}-overdue`,
]);

/** A sum of facts in the period, or before it. */
export interface Flow {
  code: string;
  total: number;
  isBefore: boolean;
}

/**
 * A row from its flows. What was open when the period began is what had come less what had ended, and so the columns prove one
 * another: all that came or was open is what was ended and what is open now.
 */
export function settle(flows: readonly Flow[], scope: Scope): Settlement {
  const sum = (names: readonly string[], where: (flow: Flow) => boolean) =>
    flows
      .filter((flow) => where(flow) && names.includes(flow.code))
      .reduce((total, flow) => total + flow.total, 0);
  const within = (name: string) => sum([`${scope}-${name}`], (flow) => !flow.isBefore);
  const before = (names: readonly string[]) =>
    sum(
      names.map((name) => `${scope}-${name}`),
      (flow) => flow.isBefore,
    );
  const online = within('arrived-online');
  const direct = within('arrived-direct') + within('arrived-post') + within('arrived-mobile');
  const carried =
    before(CHANNELS.map((channel) => `arrived-${channel}`)) - before(ENDS.map((end) => `ended-${end}`));
  const [early, onTime, late] = [within('ended-early'), within('ended-on_time'), within('ended-late')];
  const overdue = within('overdue') + before(['overdue']);
  const open = online + direct + carried - early - onTime - late;
  return { online, direct, carried, early, onTime, late, inTerm: open - overdue, overdue };
}
