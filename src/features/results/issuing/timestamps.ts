import type { Platform } from '../../../platform/platform.ts';
import { type Appearance, openTimestamps, type SignPdf } from '../../../platform/signing/index.ts';

/**
 * The time stamp authority of this installation, null where none is set: then signatures claim their own time; and the
 * authorities that are asked about revocation in its own network.
 */
export function authoritiesOf({
  settings,
}: Pick<Platform, 'settings'>): Pick<SignPdf, 'timestamps' | 'authorities'> {
  const { tsaUrl, authorities } = settings.signing;
  return { timestamps: tsaUrl === null ? null : openTimestamps(tsaUrl), authorities };
}

/** A signature's look, with the picture of the hand or of the seal where one was given. */
export function pictured(appearance: Appearance, picture: Uint8Array | null): Appearance {
  return picture === null ? appearance : { ...appearance, image: picture };
}
