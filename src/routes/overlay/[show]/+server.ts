import { randomBytes } from 'node:crypto';
import { groundOf } from '#stage/pages/overlay/ground.server.ts';
import script from '../../../stage/pages/overlay/overlay.ts?standalone';
import type { RequestHandler } from './$types';

/**
 * What is on air as a page of its own, transparent, for a browser source of OBS, vMix or CasparCG at 1920 × 1080 or any size, and for the control
 * room's monitors: `?station=`, `?key=`, and `?preview=` for a page that only shows what it is given.
 */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const ground = await groundOf(params.show, url.searchParams, locals.viewer);
	const nonce = randomBytes(16).toString('base64');
	return new Response(page(nonce, JSON.stringify(ground)), {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
			'content-security-policy': policy(nonce, url.host),
			// the key must not travel with what the page asks for
			'referrer-policy': 'no-referrer',
			'x-robots-tag': 'noindex'
		}
	});
};

/** Browsers of older studios do not take a socket of the same host for 'self'. */
const policy = (nonce: string, host: string): string =>
	[
		"default-src 'none'",
		`script-src 'self' 'nonce-${nonce}'`,
		`style-src 'nonce-${nonce}'`,
		"font-src 'self'",
		`connect-src 'self' ws://${host} wss://${host}`,
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'self'"
	].join('; ');

const style = 'html,body{margin:0;width:100%;height:100%;overflow:hidden;background:transparent}';

const page = (nonce: string, ground: string): string =>
	`<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Habillage</title><style nonce="${nonce}">${style}</style></head><body><script type="application/json" id="ground">${inScript(ground)}</script><script type="module" nonce="${nonce}">${inScript(script)}</script></body></html>`;

/** No text in a script may end it. */
const inScript = (text: string): string => text.replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--');
