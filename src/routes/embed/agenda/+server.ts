import { render } from 'svelte/server';
import Embed from '#agenda/pages/Embed.svelte';
import { upcomingOf } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { hub } from '#kernel/server/hub.ts';
import { inLocale } from '#kernel/server/locale.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { isLocale } from '#kernel/words.ts';
import { hubStylesheet } from '#ui/colour.ts';
import text from '#ui/fonts/text.woff2?url';
import title from '#ui/fonts/title.woff2?url';
import tokens from '#ui/styles/tokens.css?inline';
import type { RequestHandler } from './$types';

const MOST = 50;
const USUAL = 6;

/**
 * The next séances as a list for another site's page: one line of HTML there, no cookie, no script, no address of the reader kept. `?lang=`,
 * `?sector=`, `?organization=` and `?limit=` choose.
 */
export const GET: RequestHandler = async ({ url: { searchParams }, locals }) => {
	const asked = searchParams.get('lang');
	const locale = isLocale(asked) ? asked : locals.locale;
	const limit = Number(searchParams.get('limit') ?? USUAL);
	const [{ name, colour }, listings] = await Promise.all([
		hub(),
		upcomingOf(
			{ sector: chosen(searchParams, 'sector'), organization: chosen(searchParams, 'organization') },
			Number.isInteger(limit) && limit > 0 ? Math.min(limit, MOST) : USUAL
		)
	]);
	const props = { listings, locale, hub: name, origin: publicUrl(), agenda: publicUrl() + href('/agenda', locale) };
	const { head, body } = inLocale(locale, () => {
		const made = render(Embed, { props });
		return { head: made.head, body: made.body };
	});
	return new Response(page(`<style>${hubStylesheet(colour)}</style>${head}`, body, locale), { headers });
};

function chosen(params: URLSearchParams, name: string): string | undefined {
	return params.get(name)?.replaceAll('\0', '').slice(0, 80) || undefined;
}

const fonts = [
	`@font-face{font-family:Bricolage;src:url('${title}') format('woff2');font-weight:700;font-display:swap}`,
	`@font-face{font-family:Instrument;src:url('${text}') format('woff2');font-weight:400 700;font-display:swap}`
].join('');

/** Any site may frame it; it may run nothing, send nothing, and load nothing but the hub's own fonts. */
const headers = {
	'content-type': 'text/html; charset=utf-8',
	'cache-control': 'public, max-age=300',
	'content-security-policy':
		"default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
	'cross-origin-resource-policy': 'cross-origin',
	'x-robots-tag': 'noindex'
};

const page = (head: string, body: string, locale: string): string =>
	`<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><style>${tokens}${fonts}</style>${head}</head><body>${body}</body></html>`;
