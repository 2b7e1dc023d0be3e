import {
  LOCAL_PERSONS
} from "./chunk-NXJG5C7E.js";

// src/platform/identity/local-provider.ts
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import Provider from "oidc-provider";

// src/platform/identity/local-pages.ts
var STYLE = `body{font:18px/1.6 system-ui,sans-serif;margin:0;color:#182433;background:#f4f6f8}
main{max-width:34rem;margin:0 auto;padding:1rem}
.mark{background:#7a1f17;color:#fff;padding:.6rem 1rem;text-align:center;font-weight:600}
h1{font-size:1.5rem}
button{font:inherit;text-align:left;width:100%;padding:.8rem 1rem;margin:0 0 .6rem;border:1px solid #5a6673;border-radius:8px;background:#fff;color:#182433;cursor:pointer}
button:focus-visible{outline:3px solid #0b5566;outline-offset:2px}
button b{display:block;color:#0b5566}
button.plain{text-align:center;background:none}`;
function page(title, body) {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} \u2013 m\xF4i tr\u01B0\u1EDDng tr\xECnh di\u1EC5n</title><style>${STYLE}</style></head><body>
<header class="mark">M\xD4I TR\u01AF\u1EDCNG TR\xCCNH DI\u1EC4N \u2013 kh\xF4ng ph\u1EA3i VNeID, kh\xF4ng d\xF9ng gi\u1EA5y t\u1EDD th\u1EADt</header>
<main><h1>${title}</h1>${body}</main></body></html>`;
}
function choosePage(uid) {
  const button = ({ subject, name, level }) => `<button name="person" value="${subject}"><b>${name}</b>M\u1EE9c \u0111\u1ECBnh danh ${level}${level === 2 ? " (c\xF3 s\u1ED1 \u0111\u1ECBnh danh c\xE1 nh\xE2n)" : " (kh\xF4ng c\xF3 s\u1ED1 \u0111\u1ECBnh danh c\xE1 nh\xE2n)"}</button>`;
  return page(
    "B\u1EA1n mu\u1ED1n \u0111\u0103ng nh\u1EADp l\xE0 ai?",
    `<p>Nh\u1EEFng ng\u01B0\u1EDDi d\u01B0\u1EDBi \u0111\xE2y \u0111\u1EC1u kh\xF4ng c\xF3 th\u1EADt. Ch\u1ECDn m\u1ED9t ng\u01B0\u1EDDi \u0111\u1EC3 th\u1EED C\u1ED5ng d\u1ECBch v\u1EE5 c\u1EE7a ph\u01B0\u1EDDng.</p>
<form method="post" action="/chon/${uid}">${LOCAL_PERSONS.map(button).join("\n")}
<button class="plain" name="person" value="">Kh\xF4ng \u0111\u0103ng nh\u1EADp, quay l\u1EA1i</button></form>`
  );
}
function endPage(form) {
  return page(
    "\u0110\u0103ng xu\u1EA5t kh\u1ECFi nh\xE0 cung c\u1EA5p \u0111\u1ECBnh danh?",
    `${form}<button form="op.logoutForm" name="logout" value="yes" type="submit"><b>\u0110\u0103ng xu\u1EA5t</b>L\u1EA7n sau b\u1EA1n ch\u1ECDn l\u1EA1i ng\u01B0\u1EDDi.</button>
<button form="op.logoutForm" type="submit">Gi\u1EEF l\u1EA1i, ch\u1EC9 r\u1EDDi c\u1ED5ng c\u1EE7a ph\u01B0\u1EDDng</button>`
  );
}
function endedPage() {
  return page("\u0110\xE3 \u0111\u0103ng xu\u1EA5t", "<p>B\u1EA1n c\xF3 th\u1EC3 \u0111\xF3ng trang n\xE0y.</p>");
}
function faultPage(error) {
  return page(
    "Kh\xF4ng \u0111\u0103ng nh\u1EADp \u0111\u01B0\u1EE3c",
    `<p>Y\xEAu c\u1EA7u \u0111\u0103ng nh\u1EADp \u0111\xE3 c\u0169 ho\u1EB7c kh\xF4ng \u0111\xFAng (${error.replace(/[^\w -]/g, "")}). H\xE3y quay l\u1EA1i c\u1ED5ng c\u1EE7a ph\u01B0\u1EDDng v\xE0 b\u1EA5m \u0110\u0103ng nh\u1EADp l\u1EA7n n\u1EEFa.</p>`
  );
}

// src/platform/identity/local-store.ts
var MOST_KEPT = 5e3;
var LocalStore = class _LocalStore {
  #model;
  static #all = /* @__PURE__ */ new Map();
  constructor(model) {
    this.#model = model;
  }
  async upsert(id, payload, expiresInSeconds) {
    const all = _LocalStore.#all;
    for (const [key, { until }] of all) if (until < Date.now() || all.size > MOST_KEPT) all.delete(key);
    all.set(this.#key(id), { payload, until: Date.now() + (expiresInSeconds ?? 3600) * 1e3 });
  }
  async find(id) {
    const kept = _LocalStore.#all.get(this.#key(id));
    return kept && kept.until > Date.now() ? kept.payload : void 0;
  }
  async findByUid(uid) {
    return this.#search((payload) => payload.uid === uid);
  }
  async findByUserCode(userCode) {
    return this.#search((payload) => payload.userCode === userCode);
  }
  async consume(id) {
    const payload = await this.find(id);
    if (payload) payload.consumed = Math.floor(Date.now() / 1e3);
  }
  async destroy(id) {
    _LocalStore.#all.delete(this.#key(id));
  }
  async revokeByGrantId(grantId) {
    for (const [key, { payload }] of _LocalStore.#all)
      if (payload.grantId === grantId) _LocalStore.#all.delete(key);
  }
  #search(isIt) {
    for (const [key, { payload, until }] of _LocalStore.#all)
      if (key.startsWith(`${this.#model}:`) && until > Date.now() && isIt(payload)) return payload;
    return void 0;
  }
  #key(id) {
    return `${this.#model}:${id}`;
  }
};

// src/platform/identity/local-provider.ts
var CLIENT_ID = "motcua";
var SCOPE = "openid profile email phone address identity";
var HOUR = 3600;
async function startLocalProvider(request) {
  const { host = "127.0.0.1", hostname = host } = request;
  const server = createServer();
  await listen(server, host, request.port ?? 0);
  const issuer = `http://${hostname}:${server.address().port}`;
  const clientSecret = randomBytes(32).toString("base64url");
  const provider = new Provider(issuer, configure(request, clientSecret));
  const answer = provider.callback();
  server.on("request", (incoming, response) => {
    response.setHeader("cache-control", "no-store");
    response.setHeader("x-frame-options", "DENY");
    if (!incoming.url?.startsWith("/chon/")) return void answer(incoming, response);
    choose(provider, incoming, response).catch(() => sendPage(response, faultPage("interaction"), 400));
  });
  return {
    issuer,
    clientId: CLIENT_ID,
    clientSecret,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    }
  };
}
async function choose(provider, incoming, response) {
  const { uid } = await provider.interactionDetails(incoming, response);
  if (incoming.method !== "POST") return sendPage(response, choosePage(uid), 200);
  const chosen = find(new URLSearchParams(await readAll(incoming)).get("person") ?? "");
  const result = chosen ? { login: { accountId: chosen.subject, acr: String(chosen.level), remember: false } } : { error: "access_denied", error_description: "the person went back" };
  await provider.interactionFinished(incoming, response, result, { mergeWithLastSubmission: false });
}
function configure({ portalUrls, backTo }, clientSecret) {
  return {
    adapter: LocalStore,
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: clientSecret,
        token_endpoint_auth_method: "client_secret_post",
        redirect_uris: portalUrls.map((url) => url + backTo.signedIn),
        post_logout_redirect_uris: portalUrls.map((url) => url + backTo.ended)
      }
    ],
    acrValues: ["1", "2"],
    claims: {
      ...{ openid: ["sub"], acr: null, profile: ["name", "birthdate"], email: ["email"] },
      ...{ phone: ["phone_number"], address: ["address"], identity: ["personal_id"] }
    },
    findAccount: (_ctx, subject) => {
      const person = find(subject);
      return person && { accountId: subject, claims: () => claimsOf(person) };
    },
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(SCOPE);
      await grant.save();
      return grant;
    },
    interactions: { url: (_ctx, { uid }) => `/chon/${uid}` },
    pkce: { required: () => true },
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    jwks: { keys: [{ ...newKey(), use: "sig", alg: "RS256", kid: "local" }] },
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      IdToken: HOUR,
      Interaction: HOUR,
      Session: HOUR,
      Grant: HOUR
    },
    renderError: (ctx, { error }) => {
      ctx.type = "html";
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
        }
      }
    }
  };
}
function newKey() {
  return generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
}
function find(subject) {
  return LOCAL_PERSONS.find((each) => each.subject === subject);
}
function claimsOf(person) {
  return {
    ...{ sub: person.subject, name: person.name, birthdate: person.birthOn },
    ...{ email: person.email, phone_number: person.phone, address: { formatted: person.address } },
    ...person.level === 2 && { personal_id: person.personalId }
  };
}
async function listen(server, host, port) {
  const at = (wanted) => new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(wanted, host, () => {
      server.off("error", failed);
      done();
    });
  });
  await at(port).catch(() => at(0));
}
function sendPage(response, html, status) {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
  });
  response.end(html);
}
async function readAll(incoming) {
  let text = "";
  for await (const chunk of incoming) {
    text += chunk;
    if (text.length > 2e3) throw new Error("too long");
  }
  return text;
}
export {
  startLocalProvider
};
//# sourceMappingURL=local-provider-6CBJBRRC.js.map
