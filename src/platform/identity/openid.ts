import * as openid from 'openid-client';
import { countCall } from '../metrics/metrics.ts';
import type { Settings } from '../settings.ts';

type Identity = Settings['identity'];

/** Seconds that the provider has for one answer. */
const TIME_LIMIT_SECONDS = 8;
/** For how long what the provider says about itself is believed; its keys are looked up anew as it turns them. */
const KEPT_MINUTES = 60;
const SCOPE = 'openid profile email phone address identity';

/** The provider did not answer, or not as a provider does. */
export class ProviderDown extends Error {}

/** The provider answered no: the person stopped there, or what came back is not what was asked for. */
export class SignInRefused extends Error {
  readonly isDenied: boolean;

  constructor(reason: string, isDenied: boolean) {
    super(reason);
    this.isDenied = isDenied;
  }
}

/** What a browser takes to the provider; verifier and nonce stay here until it comes back. */
export interface BegunSignIn {
  url: string;
  state: string;
  nonce: string;
  verifier: string;
}

/** Whom the provider vouches for: its claims as they came, the signed ones last. */
export interface VouchedFor {
  issuer: string;
  claims: Record<string, unknown>;
  idToken: string;
}

const kept = new Map<string, { config: Promise<openid.Configuration>; until: number }>();

/** What the provider says about itself. A failure is not kept. @throws ProviderDown */
async function discover(identity: Identity): Promise<openid.Configuration> {
  const { issuer, clientId, clientSecret } = identity;
  if (issuer === null) throw new ProviderDown('no issuer is named');
  const key = JSON.stringify([issuer, clientId, clientSecret]);
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.config;
  const server = new URL(issuer);
  const options = {
    timeout: TIME_LIMIT_SECONDS,
    ...(server.protocol === 'http:' && { execute: [openid.allowInsecureRequests] }),
  };
  const config = countCall('identity', () =>
    openid.discovery(server, clientId, clientSecret ?? undefined, undefined, options),
  )
    .then((found) => mustLeadOn(found, server))
    .catch((error) => {
      kept.delete(key);
      throw down(error);
    });
  kept.set(key, { config, until: Date.now() + KEPT_MINUTES * 60_000 });
  return config;
}

/** A provider says where browsers go and where codes are taken, by addresses as safe as its own. */
function mustLeadOn(config: openid.Configuration, server: URL): openid.Configuration {
  const { authorization_endpoint, token_endpoint, userinfo_endpoint, end_session_endpoint } =
    config.serverMetadata();
  const given = [authorization_endpoint ?? '', token_endpoint ?? '', userinfo_endpoint, end_session_endpoint];
  for (const address of given.filter((each) => each !== undefined))
    if (!URL.canParse(address) || new URL(address).protocol !== server.protocol)
      throw new ProviderDown('what the provider says about itself leads nowhere');
  return config;
}

/** Where to send the browser, with what proves later that the answer is to this very question. @throws ProviderDown */
export async function beginWithProvider(identity: Identity, redirectUri: string): Promise<BegunSignIn> {
  const config = await discover(identity);
  const [state, nonce] = [openid.randomState(), openid.randomNonce()];
  const verifier = openid.randomPKCECodeVerifier();
  const url = openid.buildAuthorizationUrl(config, {
    ...{ redirect_uri: redirectUri, scope: SCOPE, response_type: 'code', state, nonce },
    ...{ code_challenge: await openid.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
    ...{ acr_values: `${identity.level2Acr} 1`, ui_locales: 'vi' },
  });
  return { url: url.href, state, nonce, verifier };
}

/**
 * Takes the answer that the browser brought: checks state, nonce and signature, and asks for the claims.
 * @throws ProviderDown | SignInRefused
 */
export async function completeWithProvider(
  identity: Identity,
  answer: URL,
  expected: { state: string; nonce: string; verifier: string },
): Promise<VouchedFor> {
  const config = await discover(identity);
  try {
    const grant = () =>
      openid.authorizationCodeGrant(config, answer, {
        ...{ expectedState: expected.state, expectedNonce: expected.nonce },
        ...{ pkceCodeVerifier: expected.verifier, idTokenExpected: true },
      });
    const isRefusal = (error: unknown) => refusalOrDown(error) instanceof SignInRefused;
    const tokens = await countCall('identity', grant, isRefusal);
    const signed = tokens.claims()!;
    const more = config.serverMetadata().userinfo_endpoint
      ? await openid.fetchUserInfo(config, tokens.access_token, signed.sub)
      : {};
    return { issuer: signed.iss, claims: { ...more, ...signed, acr: signed.acr }, idToken: tokens.id_token! };
  } catch (error) {
    throw refusalOrDown(error);
  }
}

/**
 * Where the provider ends its own session; null when it has no such place, or does not answer. The identity token is
 * a hint of whose session it is.
 */
export async function findEndOfSession(
  identity: Identity,
  idToken: string,
  backTo: string,
): Promise<string | null> {
  try {
    const config = await discover(identity);
    if (!config.serverMetadata().end_session_endpoint) return null;
    const given = { id_token_hint: idToken, post_logout_redirect_uri: backTo };
    return openid.buildEndSessionUrl(config, given).href;
  } catch (error) {
    if (error instanceof ProviderDown) return null;
    throw error;
  }
}

/** A fault of the answer is for good; one of the connection may pass. Neither tells what was in it: it may be a token. */
function refusalOrDown(error: unknown): Error {
  if (error instanceof openid.AuthorizationResponseError)
    return new SignInRefused(error.error.slice(0, 60), error.error === 'access_denied');
  if (error instanceof openid.ResponseBodyError && error.status < 500)
    return new SignInRefused(error.error.slice(0, 60), false);
  const code = (error as { code?: string }).code ?? '';
  const isAboutAnswer = /INVALID_RESPONSE|JWT|JSON_ATTRIBUTE|KEY_SELECTION|UNSUPPORTED/.test(code);
  return isAboutAnswer ? new SignInRefused(code, false) : down(error);
}

function down(error: unknown): ProviderDown {
  if (error instanceof ProviderDown) return error;
  const { code, name, cause } = error as { code?: string; name: string; cause?: { code?: string } };
  return new ProviderDown(`${name} ${code ?? ''} ${cause?.code ?? ''}`.trim());
}
