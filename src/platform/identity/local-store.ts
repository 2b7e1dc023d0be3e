import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  payload: AdapterPayload;
  until: number;
}

const MOST_KEPT = 5000;

/** What the local provider remembers: in this process alone, and no longer than it is good for. */
export class LocalStore implements Adapter {
  readonly #model: string;
  static readonly #all = new Map<string, Kept>();

  constructor(model: string) {
    this.#model = model;
  }

  async upsert(id: string, payload: AdapterPayload, expiresInSeconds?: number): Promise<void> {
    const all = LocalStore.#all;
    for (const [key, { until }] of all) if (until < Date.now() || all.size > MOST_KEPT) all.delete(key);
    all.set(this.#key(id), { payload, until: Date.now() + (expiresInSeconds ?? 3600) * 1000 });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const kept = LocalStore.#all.get(this.#key(id));
    return kept && kept.until > Date.now() ? kept.payload : undefined;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#search((payload) => payload.uid === uid);
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#search((payload) => payload.userCode === userCode);
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload) payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    LocalStore.#all.delete(this.#key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of LocalStore.#all)
      if (payload.grantId === grantId) LocalStore.#all.delete(key);
  }

  #search(isIt: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, { payload, until }] of LocalStore.#all)
      if (key.startsWith(`${this.#model}:`) && until > Date.now() && isIt(payload)) return payload;
    return undefined;
  }

  #key(id: string): string {
    return `${this.#model}:${id}`;
  }
}
