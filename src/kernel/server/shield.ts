import type { ServerResponse } from 'node:http';

/** What every answer of the hub tells the browser, that of a file, of a service worker and of a redirect too, unless it says otherwise itself. */
const always = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'geolocation=(), microphone=(), camera=(self)'
} as const;

/** A year, for this name alone: other machines of the same domain may have no HTTPS. */
const SECURE = { 'strict-transport-security': 'max-age=31536000' } as const;

const POLICY = 'content-security-policy';
/** Of what has none of its own; a page has (vite.config.ts), and lets less pass. */
const OWN_ONLY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const NOT_MODIFIED = 304;

/** Gives an answer its shield before anybody writes it. @param secure whether people reach the hub by HTTPS */
export function shield(response: ServerResponse, secure: boolean): void {
	for (const [name, value] of Object.entries(secure ? { ...always, ...SECURE } : always))
		response.setHeader(name, value);
	const write = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
	response.writeHead = (status: number, ...given: unknown[]) => {
		// « not modified » changes the headers of what a browser has kept, whose own policy must stay
		if (status !== NOT_MODIFIED && !response.hasHeader(POLICY)) response.setHeader(POLICY, OWN_ONLY);
		return write(status, ...given);
	};
}
