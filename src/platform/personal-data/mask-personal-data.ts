import { findPersonalData, type PersonalDataOptions } from './find-personal-data.ts';
import { type Finding, PLACEHOLDERS } from './finding.ts';

const MOST_TURNS = 4;

/** A text with findings replaced by words that say what stood there. Findings must be of this text, in order, apart. */
export function replaceFindings(text: string, findings: readonly Finding[]): string {
  let [masked, at] = ['', 0];
  for (const { kind, start, end } of findings) {
    masked += text.slice(at, start) + PLACEHOLDERS[kind];
    at = end;
  }
  return masked + text.slice(at);
}

/** Masks all that is found, sure or likely. Masking again changes nothing: what a mask uncovers is masked too. */
export function maskPersonalData(text: string, options: PersonalDataOptions = {}): string {
  let masked = text;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const findings = findPersonalData(masked, options);
    if (findings.length === 0) break;
    masked = replaceFindings(masked, findings);
  }
  return masked;
}
