import { createHash } from 'node:crypto';

export type Digest = 'sha1' | 'sha256' | 'sha384' | 'sha512';

interface Derivation {
  digest: Digest;
  password: string;
  salt: Buffer;
  rounds: number;
  /** 1: a key, 2: an initial vector, 3: a MAC. */
  purpose: 1 | 2 | 3;
  /** In bytes. */
  length: number;
}

/** PKCS #12's own way from a password to a key (RFC 7292, appendix B). */
export function deriveKey({ digest, password, salt, rounds, purpose, length }: Derivation): Buffer {
  const block = digest === 'sha1' || digest === 'sha256' ? 64 : 128;
  const words = Buffer.from(`${password}\0`, 'utf16le').swap16();
  const input = Buffer.concat([repeated(salt, block), repeated(words, block)]);
  const made: Buffer[] = [];
  for (let have = 0; have < length; ) {
    let hash = createHash(digest).update(Buffer.alloc(block, purpose)).update(input).digest();
    for (let round = 1; round < rounds; round++) hash = createHash(digest).update(hash).digest();
    made.push(hash);
    have += hash.length;
    const step = Buffer.alloc(block, hash);
    for (let at = 0; at < input.length; at += block) add(input.subarray(at, at + block), step);
  }
  return Buffer.concat(made).subarray(0, length);
}

function repeated(bytes: Buffer, block: number): Buffer {
  return Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes);
}

/** number := number + step + 1, as large numbers of one block. */
function add(number: Buffer, step: Buffer): void {
  let carry = 1;
  for (let at = number.length - 1; at >= 0; at--) {
    const sum = number[at]! + step[at]! + carry;
    number[at] = sum & 0xff;
    carry = sum >> 8;
  }
}
