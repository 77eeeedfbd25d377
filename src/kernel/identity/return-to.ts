/**
 * The page to go back to after signing in: a path of this site, or '/'. Anything that a browser could read as another site
 * (`//evil`, `/\evil`, `https:…`, a path with a tab or line break in it) is '/'.
 */
export function localPath(given: unknown): string {
	if (typeof given !== 'string' || given.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(given)) return '/';
	const base = 'http://here.invalid';
	const url = new URL(given, base);
	return url.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : '/';
}
