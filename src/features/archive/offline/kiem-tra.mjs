// Kiểm tra một gói hồ sơ điện tử của Một Cửa mà không cần hệ thống. Cần Node 20 trở lên:
//   node kiem-tra.mjs [THƯ-MỤC] [--khoa KHOA-DA-CONG-BO.pem]
// Mã thoát: 0 đúng, 1 có chỗ sai. Chương trình chỉ đọc.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const args = process.argv.slice(2);
const keyAt = args.indexOf('--khoa');
const keyFile = keyAt === -1 ? null : args.splice(keyAt, 2)[1];
const folder = args[0] ?? dirname(fileURLToPath(import.meta.url));
const faults = [];
const wrong = (text) => faults.push(text);
const read = (path) => readFileSync(join(folder, path));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** JSON with sorted keys and no spaces: the words over which a step is hashed. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

/** 1. Every file of the folder stands in SHA256SUMS with its hash, and nothing else does. */
function checkSums() {
  const sums = new Map();
  for (const line of read('SHA256SUMS').toString().split('\n').filter(Boolean)) {
    const [, hash, path] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? [];
    if (!path || path.startsWith('/') || path.includes('..')) wrong('SHA256SUMS có dòng không đọc được');
    else sums.set(path, hash);
  }
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => !each.isDirectory())
    .map((each) =>
      relative(folder, join(each.parentPath ?? each.path, each.name))
        .split(sep)
        .join('/'),
    );
  for (const path of found)
    if (!sums.has(path) && !path.startsWith('SHA256SUMS')) wrong(`tệp lạ, không có trong gói: ${path}`);
  for (const [path, hash] of sums)
    if (!found.includes(path)) wrong(`thiếu tệp ${path}`);
    else if (sha256(read(path)) !== hash) wrong(`tệp đã bị thay đổi: ${path}`);
  return sums;
}

/** 2. The signature over SHA256SUMS is that of the key. */
function checkSignature() {
  const pem = keyFile === null ? read('khoa-cong-khai.pem') : readFileSync(keyFile);
  const key = createPublicKey(pem);
  if (!verify(null, read('SHA256SUMS'), key, read('SHA256SUMS.sig'))) wrong('chữ ký không đúng với khóa');
  return sha256(key.export({ type: 'spki', format: 'der' }));
}

/** 3. The manifest names the same files; each step's hash follows from the one before. */
function checkManifest(sums) {
  const manifest = JSON.parse(read('manifest.json').toString());
  const own = ['manifest.json', 'khoa-cong-khai.pem'];
  const named = new Map(manifest.files.map((each) => [each.path, each.sha256]));
  for (const [path, hash] of sums)
    if (!own.includes(path) && named.get(path) !== hash) wrong(`manifest.json không khớp tệp ${path}`);
  for (const path of named.keys()) if (!sums.has(path)) wrong(`manifest.json nhắc tệp không có: ${path}`);
  let previous = '0'.repeat(64);
  for (const [at, { previousHash, hash, ...words }] of manifest.steps.entries()) {
    const computed = createHash('sha256').update(Buffer.from(previous, 'hex')).update(canonical(words));
    if (words.no !== at + 1 || previousHash !== previous || computed.digest('hex') !== hash)
      wrong(`chuỗi băm đứt ở bước ${at + 1}`);
    previous = hash;
  }
  const last = manifest.steps.at(-1);
  const { dossier } = manifest;
  if (manifest.steps[0].payload.code !== dossier.code) wrong('mã hồ sơ không phải của chuỗi bước');
  if (last.no !== dossier.stepCount || last.statusAfter !== dossier.status)
    wrong('tình trạng không phải của bước cuối');
  return manifest;
}

try {
  const sums = checkSums();
  const print = checkSignature();
  const { dossier, files } = checkManifest(sums);
  if (faults.length === 0)
    console.log(`ĐÚNG: hồ sơ ${dossier.code}, ${dossier.stepCount} bước, ${files.length} tệp, chữ ký đúng.
Dấu vân tay của khóa (SHA-256): ${print}
${keyFile === null ? 'Khóa lấy trong gói: hãy so dấu vân tay với khóa mà phường công bố, hoặc dùng --khoa.' : 'Khóa do bạn đưa vào.'}`);
} catch (error) {
  wrong(`không đọc được gói: ${error.message}`);
}
for (const text of faults) console.log(`SAI: ${text}`);
process.exitCode = faults.length === 0 ? 0 : 1;
