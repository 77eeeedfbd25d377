const PRIVATE = /^(localhost|.*\.(local|localhost|internal|lan|home|test|invalid)|\[.*\]|\d+\.\d+\.\d+\.\d+)$/i;

/**
 * Whether an address may be that of a station's stream: https, a public name, nobody's password in it. Where the name leads is looked at again
 * each time that it is asked.
 */
export function isPublicStream(address: string): boolean {
	const url = URL.parse(address);
	if (url?.protocol !== 'https:' || url.username || url.password) return false;
	return url.hostname.includes('.') && !PRIVATE.test(url.hostname);
}
