/** What is to be kept: its size, and its bytes from the start, as often as they are asked for, always the same. */
export interface Blob {
  size: number;
  open(): AsyncIterable<Uint8Array>;
}

/** Where bytes lie under names, on a disk or elsewhere. It knows nothing of what they are. */
export interface Blobs {
  /** Returns only when the bytes are there to stay, whole; until then nothing is under the name. */
  put(name: string, blob: Blob): Promise<void>;
  /** Their bytes; null when nothing is there. A read that breaks off throws. */
  get(name: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** Whether it is there to stay. */
  has(name: string): Promise<boolean>;
  /** Twice is as once. */
  remove(name: string): Promise<void>;
  list(): AsyncIterable<{ name: string; at: Date }>;
  /** Forgets what a crash left half written before an instant. @returns how many */
  forgetParts(before: Date): Promise<number>;
  /** @throws Error with a Vietnamese sentence when it cannot be used at all */
  check(): Promise<void>;
}
