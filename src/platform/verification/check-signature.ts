import { compareStates, type Report } from './changes/changes.ts';
import { permissionOf } from './changes/permission.ts';
import { formatDay } from './day-words.ts';
import { PdfFile } from './pdf/document.ts';
import { type FoundSignature, signaturesOf } from './pdf/fields.ts';
import { textOf } from './pdf/values.ts';
import { type ReadCertificate, USAGE } from './trust/certificates.ts';
import { findChain } from './trust/chain.ts';
import { faultOf, type ReadCms, readCms } from './trust/cms.ts';
import type { Knowledge } from './trust/knowledge.ts';
import { stateOf } from './trust/revocation.ts';
import { readStamp, type Stamp } from './trust/stamp.ts';
import { Findings, type SignatureVerdict } from './verdict.ts';

const CADES = 'ETSI.CAdES.detached';
const SUPPORTED = new Set([CADES, 'adbe.pkcs7.detached']);
/** Purposes of certificates that are not for signing documents. */
const OTHER_PURPOSES = new Set([
  '1.3.6.1.5.5.7.3.1',
  '1.3.6.1.5.5.7.3.3',
  '1.3.6.1.5.5.7.3.8',
  '1.3.6.1.5.5.7.3.9',
]);

/** A signature and the earliest trusted time stamp over the whole document that covers it. */
interface Case {
  file: PdfFile;
  signature: FoundSignature;
  knowledge: Knowledge;
  documentStamp: Stamp | null;
}

/** What can be said of one signature: its own words, who signed, when, and what was done to the file since. */
export function checkSignature(given: Case): SignatureVerdict {
  const { file, signature } = given;
  const findings = new Findings();
  const notes: string[] = [];
  const verdict: SignatureVerdict = {
    ...{ field: signature.field, isTimestamp: false, standing: 'unknown', reasons: [], notes },
    ...{ signer: '', organisation: '', issuer: '', signedAt: null, timeIs: 'unknown', stampedBy: '' },
    coversWholeFile: coversAll(file, signature.until),
  };
  if (!SUPPORTED.has(signature.subFilter)) findings.add('unknown', 'loại chữ ký không được hỗ trợ');
  const cms = readCms(signature.contents);
  if (typeof cms === 'string') findings.add('invalid', cms);
  else checkCms(given, cms, verdict, findings);
  noteChanges(changesSince(file, signature, findings), file, signature, { findings, notes });
  return Object.assign(verdict, { standing: findings.standing, reasons: findings.reasons });
}

export const coveredBytes = ({ bytes }: PdfFile, { hole, until }: FoundSignature): Buffer =>
  Buffer.concat([bytes.subarray(0, hole[0]), bytes.subarray(hole[1], until)]);

const coversAll = ({ bytes }: PdfFile, until: number): boolean =>
  /^[\0\t\n\f\r ]*$/.test(bytes.toString('latin1', until, Math.min(bytes.length, until + 64))) &&
  bytes.length - until <= 64;

function checkCms(given: Case, cms: ReadCms, verdict: SignatureVerdict, findings: Findings): void {
  const { file, signature } = given;
  const { signer } = cms;
  const { subject, issuer } = signer;
  Object.assign(verdict, { signer: subject.name, organisation: subject.organisation, issuer: issuer.name });
  if (cms.content !== null) findings.add('invalid', 'chữ ký mang theo một nội dung khác');
  const fault = faultOf(cms, coveredBytes(file, signature), signature.subFilter === CADES);
  if (fault) findings.add(fault.isUnknown ? 'unknown' : 'invalid', fault.fault);
  checkUse(signer, findings);
  const stamp = ownStamp(cms, given.knowledge, findings);
  const trusted = stamp?.isTrusted ? stamp : given.documentStamp;
  const claimed = cms.signingTime ?? claimedTime(signature);
  const time = trusted?.time ?? claimed;
  Object.assign(verdict, { signedAt: time, timeIs: trusted ? 'stamped' : claimed ? 'claimed' : 'unknown' });
  verdict.stampedBy = trusted?.authority ?? '';
  if (!trusted && time)
    verdict.notes.push('thời gian ký do người ký tự khai, không có dấu thời gian tin cậy');
  checkTrust(given.knowledge, cms, { time: trusted?.time ?? null }, { findings, notes: verdict.notes });
}

function checkUse({ usage, purposes }: ReadCertificate, findings: Findings): void {
  const mayByUsage = usage === null || (usage & (USAGE.digitalSignature | USAGE.nonRepudiation)) !== 0;
  const mayByPurpose = purposes === null || purposes.some((each) => !OTHER_PURPOSES.has(each));
  if (!mayByUsage || !mayByPurpose) findings.add('invalid', 'chứng thư không được cấp để ký văn bản');
}

function ownStamp(cms: ReadCms, knowledge: Knowledge, findings: Findings): Stamp | null {
  const [token] = cms.stamps;
  if (!token) return null;
  const stamp = readStamp(Buffer.from(token), new Uint8Array(cms.info.signature.getValue()), knowledge);
  if (typeof stamp !== 'string') return stamp;
  findings.add('unknown', `dấu thời gian của chữ ký không dùng được (${stamp})`);
  return null;
}

/** "D:20261123100000+07'00'" */
function claimedTime({ dict }: FoundSignature): Date | null {
  const text = textOf(dict.get('M')) ?? '';
  const found = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:([+-])(\d{2})'?(\d{2})'?|Z.*)?$/.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, sign, hours = '00', minutes = '00'] = found;
  const zone = sign ? `${sign}${hours}:${minutes}` : 'Z';
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(time.getTime()) ? null : time;
}

interface Pen {
  findings: Findings;
  notes: string[];
}

/** `time`: what a trusted stamp says; without one, only now counts, for whoever signs may claim any time. */
function checkTrust(knowledge: Knowledge, cms: ReadCms, { time }: { time: Date | null }, pen: Pen): void {
  const { findings, notes } = pen;
  const at = time ?? knowledge.now;
  const pool = [...cms.certificates, ...knowledge.pool];
  const chain = findChain(cms.signer, pool, knowledge.roots, at);
  if ('fault' in chain) {
    if (chain.fault === 'not in force') findings.add(...outOfForce(cms.signer, time, at));
    else if (chain.fault === 'untrusted')
      findings.add('unknown', 'chứng thư người ký không thuộc nguồn được tin cậy ở đây');
    else findings.add('unknown', 'chứng thư có quy tắc mà hệ thống không hiểu');
    return;
  }
  if (/thử nghiệm/i.test(chain.way.at(-1)!.subject.name))
    notes.push('chứng thư thử nghiệm, không có giá trị pháp lý');
  const proofs = {
    crls: [...cms.crls, ...knowledge.proofs.crls],
    ocsps: [...cms.ocsps, ...knowledge.proofs.ocsps],
  };
  const states = chain.way
    .slice(0, -1)
    .map((each, index) => stateOf(each, chain.way[index + 1]!, proofs, at));
  for (const state of states)
    if (typeof state === 'object') {
      const isBefore = time === null || state.revokedAt <= time;
      if (isBefore) findings.add('invalid', `chứng thư đã bị thu hồi ngày ${formatDay(state.revokedAt)}`);
      else notes.push(`chứng thư bị thu hồi sau khi ký, ngày ${formatDay(state.revokedAt)}`);
    }
  if (states.includes('unknown'))
    findings.add('valid_but', 'không kiểm tra được chứng thư có bị thu hồi hay không');
}

function outOfForce(signer: ReadCertificate, time: Date | null, at: Date): ['invalid' | 'unknown', string] {
  if (time !== null) return ['invalid', 'chứng thư không có hiệu lực vào lúc ký'];
  return signer.until < at
    ? ['unknown', 'chứng thư đã hết hạn và không có dấu thời gian tin cậy nào cho biết đã ký trước đó']
    : ['unknown', 'chứng thư hoặc nguồn cấp của nó không có hiệu lực lúc này'];
}

/** Null when the file was not touched since. */
function changesSince(file: PdfFile, signature: FoundSignature, findings: Findings): Report | null {
  if (coversAll(file, signature.until)) return null;
  const before = new PdfFile(file.bytes.subarray(0, signature.until));
  const isThere = signaturesOf(before).some(
    (each) => !('fault' in each) && each.hole[0] === signature.hole[0] && each.until === signature.until,
  );
  if (!isThere) findings.add('invalid', 'chữ ký được gắn vào phần mà nó không ký');
  return compareStates(before, file);
}

function noteChanges(
  report: Report | null,
  file: PdfFile,
  signature: FoundSignature,
  { findings, notes }: Pen,
): void {
  if (!report) return;
  for (const each of report.changes) findings.add('invalid', `sau khi ký, ${each}`);
  for (const each of report.doubts) findings.add('unknown', `sau khi ký, ${each}`);
  const permits = permissionOf(file, signature);
  const filled = [...report.filled];
  if (filled.length > 0) {
    if (permits === 'nothing') findings.add('invalid', 'sau khi ký, biểu mẫu được điền dù không được phép');
    else if (permits === 'unknown') findings.add('unknown', 'sau khi ký, có ô bị khóa được điền');
    else if (report.signed.size === 0)
      findings.add('valid_but', `có ô được điền mà không ai ký sau đó: ${filled.join(', ')}`);
    else notes.push(`ô được điền sau chữ ký này, trước chữ ký tiếp theo: ${filled.join(', ')}`);
  }
  if (report.signed.size > 0 && permits === 'nothing')
    findings.add('invalid', 'văn bản được ký thêm dù không được phép');
  if (report.placed.size > 0)
    findings.add('valid_but', 'sau chữ ký này có chữ ký khác được đặt thêm lên trang');
}
