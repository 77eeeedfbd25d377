import type { Cookies } from '@sveltejs/kit';

/** Sets whole `Set-Cookie` lines on the answer of a page; their values are encoded already. */
export function setCookies(cookies: Cookies, lines: readonly string[]): void {
	for (const line of lines) {
		const { name, value = '', ...attributes } = cookies.parse(line, { decode: asItIs });
		cookies.set(name, value, { secure: false, httpOnly: false, ...attributes, encode: asItIs });
	}
}

const asItIs = (value: string): string => value;
