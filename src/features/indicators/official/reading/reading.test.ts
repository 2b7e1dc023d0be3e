import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { normaliseCode, readOfficialDossiers } from './read-dossiers.ts';
import { readOfficialFigures } from './read-figures.ts';
import { readCount, readMoment, readNumber, readPercent, readSpan } from './read-values.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('con số và ngày như người ta viết', () => {
  test.each([
    ['79,9 %', 79.9],
    ['79.9', 79.9],
    ['1.234', 1234],
    ['1.234,5', 1234.5],
    ['0.799', 0.799],
    ['100%', 100],
    ['', null],
    ['chưa có', null],
  ])('số "%s"', (text, value) => expect(readNumber(text)).toBe(value));

  test('phần trăm không có hàng nghìn', () => {
    expect(readPercent('99.234 %')).toBe(99.234);
    expect(readPercent('99,2')).toBe(99.2);
  });

  test.each([
    ['1.234', 1234],
    ['1,234', 1234],
    ['1 234', 1234],
    ['56', 56],
    ['5,6', null],
  ])('số đếm "%s"', (text, value) => expect(readCount(text)).toBe(value));

  test.each([
    ['Tháng 10/2026', '2026-10-01', '2026-10-31'],
    ['10/2026', '2026-10-01', '2026-10-31'],
    ['Quý III năm 2026', '2026-07-01', '2026-09-30'],
    ['Quý 4/2026', '2026-10-01', '2026-12-31'],
    ['Năm 2026', '2026-01-01', '2026-12-31'],
    ['Từ 15/01/2026 đến 14/02/2026', '2026-01-15', '2026-02-14'],
  ])('kỳ "%s"', (text, from, until) => expect(readSpan(text)).toEqual({ from, until }));

  test('ngày có giờ và không giờ', () => {
    expect(readMoment('05/03/2026 14:30')).toEqual({
      day: '2026-03-05',
      at: new Date('2026-03-05T07:30:00Z'),
    });
    expect(readMoment('2026-03-05')).toEqual({ day: '2026-03-05', at: null });
    expect(readMoment('31/02/2026')).toBe(null);
  });
});

describe('bảng chỉ số', () => {
  test('CSV dấu chấm phẩy, có dòng thừa ở trên, tìm ra chỉ tiêu của hệ thống', async () => {
    const text = [
      'CỔNG DỊCH VỤ CÔNG QUỐC GIA;;;;;',
      'TT;Tên chỉ số;Kỳ;Tử số;Mẫu số;Tỷ lệ (%)',
      '1;2.1 Hồ sơ giải quyết đúng hạn;Tháng 10/2026;1.190;1.200;99,2',
      '2;Tỷ lệ hồ sơ nộp trực tuyến;;80;100;85',
      '3;Chỉ số chưa ai biết;;;;12',
      '4;Mức độ hài lòng;;;;không có',
    ].join('\n');
    const { figures, faults } = await readOfficialFigures(bytesOf(text));
    expect(figures).toEqual([
      {
        ...{ line: 1, name: '2.1 Hồ sơ giải quyết đúng hạn', indicator: 'on-time' },
        ...{ from: '2026-10-01', until: '2026-10-31', numerator: 1190, denominator: 1200 },
        ...{ percent: 99.2, points: null },
      },
      expect.objectContaining({ line: 2, indicator: 'received-online', from: null, percent: 85 }),
      expect.objectContaining({ line: 3, indicator: null, numerator: null }),
    ]);
    expect(faults).toEqual([
      'Dòng 2 dưới tiêu đề ("Tỷ lệ hồ sơ nộp trực tuyến"): tỷ lệ không bằng tử số chia mẫu số.',
      'Dòng 4 dưới tiêu đề ("Mức độ hài lòng"): không có con số.',
    ]);
  });

  test('Excel ghi phần trăm thành phân số', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Chi so').addRows([
      ['Mã chỉ số', 'Chỉ tiêu', 'Giá trị'],
      ['4.1', 'Cấp kết quả điện tử', 0.875],
      ['4.2', 'Số hóa hồ sơ', 1],
    ]);
    const { figures } = await readOfficialFigures(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(figures.map((each) => [each.indicator, each.percent])).toEqual([
      ['electronic-result', 87.5],
      ['digitised', 100],
    ]);
  });

  test('không có bảng thì nói cần cột nào', async () => {
    await expect(readOfficialFigures(bytesOf('Họ tên,Địa chỉ\nA,B\n'))).rejects.toThrow('cần cột chỉ số');
  });
});

describe('danh sách hồ sơ', () => {
  const LIST = [
    'STT,Mã hồ sơ,Họ tên người nộp,Số CCCD,Số điện thoại,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc,Kênh tiếp nhận,Trạng thái,Địa chỉ',
    '1,h23.32.1–260305–0001,Nguyễn Văn Mẫu,030099000001,0912345678,05/03/2026 08:00,06/03/2026 08:00,06/03/2026 08:01,Trực tuyến,Đã trả kết quả,Tổ 1',
    '2,030099000002,Trần Thị Mẫu,030099000002,0912345679,05/03/2026,06/03/2026,,Trực tiếp,Của 030099000002,Tổ 2',
    '3,H23.32.1-260305-0002,Lê Thị Mẫu,030099000003,0912345670,05/03/2026,06/03/2026,06/03/2026,Bưu chính,Người nộp 030099000003,Tổ 3',
  ].join('\r\n');

  test('chỉ các cột để so; không còn gì về người', async () => {
    const { reading, dossiers } = await readOfficialDossiers(bytesOf(LIST));
    expect(dossiers).toEqual([
      {
        ...{ code: 'H23.32.1-260305-0001', status: 'Đã trả kết quả', channel: 'online' },
        ...{ receivedOn: '2026-03-05', dueOn: '2026-03-06', finishedOn: '2026-03-06' },
        ...{ isLate: true, hasResultFile: null },
      },
      expect.objectContaining({ code: 'H23.32.1-260305-0002', channel: 'post', isLate: false, status: '' }),
    ]);
    expect(reading).toMatchObject({ dossiers: 2, dropped: 5, faults: [expect.stringContaining('Dòng 2')] });
    const kept = JSON.stringify({ reading, dossiers });
    for (const secret of ['Mẫu', '0300990000', '09123456', 'Tổ'])
      expect(kept.includes(secret), secret).toBe(false);
  });

  test('mã viết kiểu nào cũng gặp nhau', () => {
    const same = ['H23.32.1-260305-0001', ' h23.32.1 - 260305 - 0001', 'H23.32.1—260305—00001'];
    expect(new Set(same.map(normaliseCode))).toEqual(new Set(['H23.32.1-260305-0001']));
    expect(normaliseCode('030099000001')).toBe(null);
    expect(normaliseCode('Nguyễn Văn A')).toBe(null);
  });
});
