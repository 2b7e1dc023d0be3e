import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';
import { choosePage, endedPage, endPage, faultPage } from './local-pages.ts';
import { LOCAL_PERSONS, type LocalPerson } from './local-persons.ts';
import { LocalStore } from './local-store.ts';

export interface LocalProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  close(): Promise<void>;
}

interface LocalProviderRequest {
  /** Where the portal is; the browser may come back there alone. */
  portalUrls: readonly string[];
  /** The paths of a portal to which a browser comes back: after a sign-in, and after the end. */
  backTo: { signedIn: string; ended: string };
  /** Where it listens; a port that is in use or 0: any free one. */
  host?: string;
  port?: number;
  /** The name by which browsers reach it. */
  hostname?: string;
}

const CLIENT_ID = 'motcua';
const SCOPE = 'openid profile email phone address identity';
const HOUR = 3600;

/**
 * An OpenID Connect provider on this machine, with made-up persons to choose from, for the demo and for tests: a real
 * peer over real sockets that checks PKCE and signs what it says.
 */
export async function startLocalProvider(request: LocalProviderRequest): Promise<LocalProvider> {
  const { host = '127.0.0.1', hostname = host } = request;
  const server = createServer();
  await listen(server, host, request.port ?? 0);
  const issuer = `http://${hostname}:${(server.address() as AddressInfo).port}`;
  const clientSecret = randomBytes(32).toString('base64url');
  const provider = new Provider(issuer, configure(request, clientSecret));
  const answer = provider.callback();
  server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-frame-options', 'DENY');
    if (!incoming.url?.startsWith('/chon/')) return void answer(incoming, response);
    choose(provider, incoming, response).catch(() => sendPage(response, faultPage('interaction'), 400));
  });
  return {
    issuer,
    clientId: CLIENT_ID,
    clientSecret,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** Shows the persons, or takes the choice: nobody is a refusal. */
async function choose(
  provider: Provider,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid } = await provider.interactionDetails(incoming, response);
  if (incoming.method !== 'POST') return sendPage(response, choosePage(uid), 200);
  const chosen = find(new URLSearchParams(await readAll(incoming)).get('person') ?? '');
  const result = chosen
    ? { login: { accountId: chosen.subject, acr: String(chosen.level), remember: false } }
    : { error: 'access_denied', error_description: 'the person went back' };
  await provider.interactionFinished(incoming, response, result, { mergeWithLastSubmission: false });
}

function configure({ portalUrls, backTo }: LocalProviderRequest, clientSecret: string): Configuration {
  return {
    adapter: LocalStore,
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: portalUrls.map((url) => url + backTo.signedIn),
        post_logout_redirect_uris: portalUrls.map((url) => url + backTo.ended),
      },
    ],
    acrValues: ['1', '2'],
    claims: {
      ...{ openid: ['sub'], acr: null, profile: ['name', 'birthdate'], email: ['email'] },
      ...{ phone: ['phone_number'], address: ['address'], identity: ['personal_id'] },
    },
    findAccount: (_ctx, subject) => {
      const person = find(subject);
      return person && { accountId: subject, claims: () => claimsOf(person) };
    },
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc;
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope(SCOPE);
      await grant.save();
      return grant;
    },
    interactions: { url: (_ctx, { uid }) => `/chon/${uid}` },
    pkce: { required: () => true },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    jwks: { keys: [{ ...newKey(), use: 'sig', alg: 'RS256', kid: 'local' }] },
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      IdToken: HOUR,
      Interaction: HOUR,
      Session: HOUR,
      Grant: HOUR,
    },
    renderError: (ctx, { error }) => {
      ctx.type = 'html';
      ctx.body = faultPage(error);
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = endPage(form);
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = endedPage();
        },
      },
    },
  };
}

function newKey() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
}

function find(subject: string): LocalPerson | undefined {
  return LOCAL_PERSONS.find((each) => each.subject === subject);
}

function claimsOf(person: LocalPerson) {
  return {
    ...{ sub: person.subject, name: person.name, birthdate: person.birthOn },
    ...{ email: person.email, phone_number: person.phone, address: { formatted: person.address } },
    ...(person.level === 2 && { personal_id: person.personalId }),
  };
}

/** The port that was asked for if it is free, so that accounts outlive a restart; else another. */
async function listen(server: Server, host: string, port: number): Promise<void> {
  const at = (wanted: number) =>
    new Promise<void>((done, failed) => {
      server.once('error', failed);
      server.listen(wanted, host, () => {
        server.off('error', failed);
        done();
      });
    });
  await at(port).catch(() => at(0));
}

function sendPage(response: ServerResponse, html: string, status: number): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  });
  response.end(html);
}

async function readAll(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming) {
    text += chunk;
    if (text.length > 2000) throw new Error('too long');
  }
  return text;
}
