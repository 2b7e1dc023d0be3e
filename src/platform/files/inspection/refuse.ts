import { Problem } from '../../problem.ts';

/** Refuses a file for what it holds. The sentence says why and, where there is one, the way on. */
export function refuse(name: string, why: string): never {
  throw new Problem('file_unreadable', `Tệp "${name}" ${why}`);
}

/** A file that carries harmful code, with the name that scanners give it: such a try is put on record. */
export class InfectedFile extends Problem {
  readonly signature: string;

  constructor(name: string, signature: string) {
    super(
      'file_infected',
      `Tệp "${name}" có mã độc (${signature}) nên không được nhận. Hãy quét vi-rút máy của bạn rồi gửi lại bản sạch.`,
    );
    this.signature = signature;
  }
}

/** What every way of being cut short is answered with. */
export const BROKEN = 'bị hỏng hoặc bị cắt cụt. Hãy chụp hoặc quét lại rồi gửi lần nữa.';
