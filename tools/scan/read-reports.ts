import { existsSync, readFileSync } from 'node:fs';

interface WapitiReport {
  vulnerabilities: Record<string, { method: string; path: string; info: string; parameter: string | null }[]>;
}

/** Of a demo over plain http: with an https address HSTS and Secure are there; X-XSS-Protection is of browsers that are gone. */
const EXPECTED = /^(Strict-Transport-Security|X-XSS-Protection) is not set|^Secure flag is not set/;

/** What wapiti found but for what is expected, a line each; that it wrote no report is a finding too. */
export function readWapiti(file: string): string[] {
  if (!existsSync(file)) return ['không có báo cáo'];
  const { vulnerabilities } = JSON.parse(readFileSync(file, 'utf8')) as WapitiReport;
  return Object.entries(vulnerabilities).flatMap(([kind, found]) =>
    found
      .filter(({ info }) => !EXPECTED.test(info))
      .map(({ method, path, info, parameter }) => `${kind}: ${method} ${path} ${parameter ?? ''} ${info}`),
  );
}

/** How many parameters sqlmap tried, and which it could use. */
export function readSqlmap(text: string): { tested: number; injectable: string[] } {
  const tested = new Set([...text.matchAll(/testing (?:if )?\w+ parameter '[^']+'/g)].map(([each]) => each))
    .size;
  const injectable = [
    ...text.matchAll(/^Parameter: .*$|.*(?:is vulnerable|appears to be '.*injectable).*$/gm),
  ];
  return { tested, injectable: injectable.map(([line]) => line.trim()) };
}
