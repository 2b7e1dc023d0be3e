import { describe, expect, it } from 'vitest';
import { findCardLine, readIdentityCard } from './identity-card.ts';

const LINE = '999012345678|012345678|Nguyễn Thị Ánh|05021990|Nữ|Tổ dân phố số 3, phường Hải Dương|10052021';

describe('the QR code of an identity card', () => {
  it('gives number, name, birth and address', () => {
    expect(readIdentityCard(LINE)).toEqual({
      personalId: '999012345678',
      formerId: '012345678',
      name: 'Nguyễn Thị Ánh',
      birthOn: '1990-02-05',
      address: 'Tổ dân phố số 3, phường Hải Dương',
    });
  });

  it.each([
    ['with more parts at the end', `${LINE}||Nguyễn Văn A|Trần Thị B|`],
    ['with a line break after it', `${LINE}\r\n`],
    ['without a former number', LINE.replace('012345678|N', '|N')],
    ['with letters in two parts (NFD)', LINE.normalize('NFD')],
    ['with the empty part of a former number left out', LINE.replace('|012345678|', '|')],
    ['with the former number in twelve digits', LINE.replace('|012345678|', '|012345678901|')],
    ['after the mark of the code’s kind', `]Q1${LINE}`],
    ['between control signs', `\u0002${LINE}\u001d\t`],
    ['after a byte order mark', `\ufeff${LINE}`],
    ['with spaces around its parts', LINE.replaceAll('|', ' | ')],
    ['with slashes in the day of birth', LINE.replace('05021990', '05/02/1990')],
  ])('is read %s', (_name, text) => {
    expect(readIdentityCard(text)).toMatchObject({ personalId: '999012345678', name: 'Nguyễn Thị Ánh' });
  });

  it('writes a name in capitals as a name', () => {
    expect(readIdentityCard(LINE.replace('Nguyễn Thị Ánh', 'NGUYỄN THỊ ÁNH'))?.name).toBe('Nguyễn Thị Ánh');
  });

  it('leaves out a day of birth that does not exist', () => {
    expect(readIdentityCard(LINE.replace('05021990', '31021990'))?.birthOn).toBeNull();
  });

  it.each(['', 'Nguyễn Thị Ánh', '999012345678', LINE.slice(3), 'https://example.com/|a|b|c|d|e', '|||||'])(
    'is not "%s"',
    (text) => {
      expect(readIdentityCard(text)).toBeNull();
    },
  );

  it('is found after what was typed before it, which is left as it was', () => {
    expect(findCardLine(`Nguyễn ${LINE}`)).toEqual({ line: LINE, rest: 'Nguyễn' });
    expect(findCardLine(LINE)?.rest).toBe('');
  });

  it.each(['', 'Tổ 5 | phường', '999012345678 | số của tôi', `${'9'.repeat(12)}|||||`])(
    'is not found in "%s"',
    (text) => {
      expect(findCardLine(text)).toBeNull();
    },
  );
});
