import { expect } from 'vitest';
import { type LocalProvider, startLocalProvider } from '../src/platform/identity/local-provider.ts';
import { CALLBACK_PATH, LEFT_PATH } from '../src/portal/account/places.ts';
import type { Visitor } from './browse.ts';
import type { TestDatabase } from './database.ts';

/**
 * The development identity provider on a free port, with which the application under test is set up from now on. Its
 * persons: `thu-1` and `thu-2` of level 2, `thu-3` of level 1, `thu-4` and `thu-5` of level 2.
 */
export async function startIdentityProvider(at: TestDatabase): Promise<LocalProvider> {
  const { settings } = at.platform;
  const provider = await startLocalProvider({
    portalUrls: [new URL(settings.publicUrl).origin],
    backTo: { signedIn: CALLBACK_PATH, ended: LEFT_PATH },
  });
  const { issuer, clientId, clientSecret } = provider;
  Object.assign(settings.identity, { issuer, clientId, clientSecret });
  return provider;
}

/** A browser at the provider: keeps its cookies, follows nothing by itself. */
class AtProvider {
  readonly #cookies = new Map<string, string>();

  async ask(url: string, body?: Record<string, string>): Promise<Response> {
    const answer = await fetch(url, {
      ...(body && { method: 'POST', body: new URLSearchParams(body) }),
      headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      redirect: 'manual',
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      this.#cookies.set(name!, value!);
    }
    return answer;
  }
}

/** Begins at the portal and chooses a person at the provider. @returns the address with which the browser comes back */
export async function chooseAtProvider(
  visitor: Visitor,
  person: string,
  next = '/tai-khoan',
): Promise<string> {
  const begun = await visitor.get(`/dang-nhap-cong-dan/bat-dau?tiep=${encodeURIComponent(next)}`);
  expect(begun.status).toBe(302);
  const provider = new AtProvider();
  const asked = await provider.ask(begun.headers.get('location')!);
  const place = new URL(asked.headers.get('location')!, begun.headers.get('location')!).href;
  expect(await (await provider.ask(place)).text()).toContain('MÔI TRƯỜNG TRÌNH DIỄN');
  let answer = await provider.ask(place, { person });
  for (let turns = 0; turns < 5; turns++) {
    const location = new URL(answer.headers.get('location')!, place);
    if (location.pathname === '/dang-nhap-cong-dan/ve') return location.pathname + location.search;
    answer = await provider.ask(location.href);
  }
  throw new Error('The provider did not send the browser back.');
}

/** Signs a person in, all the way. @returns the portal's last answer */
export async function signInCitizen(
  visitor: Visitor,
  person: string,
  next = '/tai-khoan',
): Promise<Response> {
  return visitor.get(await chooseAtProvider(visitor, person, next));
}
