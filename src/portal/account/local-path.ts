const HERE = 'http://here.invalid';
/** Where a person goes on after signing in when no other place is named. */
const OWN_DOSSIERS = '/ho-so-cua-toi';

/**
 * A path of ours to go on with, as it may stand in an answer; everything else, such as another site's address in whatever
 * disguise, becomes the person's own dossiers.
 */
export function localPath(given: string | undefined): string {
  if (given === undefined || given.length > 500 || !/^\/[^/\\]/.test(given)) return OWN_DOSSIERS;
  if (/[\\\p{Cc}\s]/u.test(given) || !URL.canParse(given, HERE)) return OWN_DOSSIERS;
  const { origin, pathname, search } = new URL(given, HERE);
  const isOurs = origin === HERE && !pathname.startsWith('//');
  return isOurs && !/^\/dang-(nhap|xuat)/.test(pathname) ? pathname + search : OWN_DOSSIERS;
}
