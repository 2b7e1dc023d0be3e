const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const SCALES = ['', ' nghìn', ' triệu'];

/**
 * An amount of whole đồng in words, as receipts write it: 21.005 is "Hai mươi mốt nghìn không trăm linh năm đồng".
 * @throws RangeError when it is no whole number from 0 below 10^15
 */
export function wordsOfVnd(amount: number): string {
  if (!Number.isSafeInteger(amount) || amount < 0 || amount >= 1e15)
    throw new RangeError('Số tiền phải là số nguyên không âm.');
  const words = amount === 0 ? 'không' : wordsOf(amount);
  return `${words[0]!.toUpperCase()}${words.slice(1)} đồng`;
}

function wordsOf(amount: number): string {
  const billions = Math.floor(amount / 1e9);
  const rest = amount % 1e9;
  const high = billions > 0 ? `${wordsOf(billions)} tỷ` : '';
  return [high, groupsOf(rest, billions > 0)].filter(Boolean).join(' ');
}

/** Below a thousand million: three groups of three digits, the empty ones left out. */
function groupsOf(rest: number, hasHigher: boolean): string {
  const parts: string[] = [];
  for (const scale of [2, 1, 0]) {
    const group = Math.floor(rest / 1000 ** scale) % 1000;
    if (group > 0) parts.push(`${hundredsOf(group, hasHigher || parts.length > 0)}${SCALES[scale]}`);
  }
  return parts.join(' ');
}

/** Within a larger number a group says its empty hundred too. */
function hundredsOf(group: number, isInner: boolean): string {
  const [hundreds, tens, ones] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const parts: string[] = [];
  if (hundreds > 0 || isInner) parts.push(`${DIGITS[hundreds]} trăm`);
  if (tens > 1) parts.push(`${DIGITS[tens]} mươi`);
  else if (tens === 1) parts.push('mười');
  else if (ones > 0 && parts.length > 0) parts.push('linh');
  if (ones > 0) parts.push(onesOf(tens, ones));
  return parts.join(' ');
}

function onesOf(tens: number, ones: number): string {
  if (ones === 1 && tens > 1) return 'mốt';
  if (ones === 5 && tens > 0) return 'lăm';
  return DIGITS[ones]!;
}
