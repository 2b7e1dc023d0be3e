import type { Platform } from '../../../platform/platform.ts';
import { type Appearance, openTimestamps, type TimestampSource } from '../../../platform/signing/index.ts';

/** The time stamp authority of this installation; null where none is set: then signatures claim their own time. */
export function timestampsOf({ settings }: Pick<Platform, 'settings'>): TimestampSource | null {
  return settings.signing.tsaUrl === null ? null : openTimestamps(settings.signing.tsaUrl);
}

/** A signature's look, with the picture of the hand or of the seal where one was given. */
export function pictured(appearance: Appearance, picture: Uint8Array | null): Appearance {
  return picture === null ? appearance : { ...appearance, image: picture };
}
