import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { hub } from '#kernel/server/hub.ts';
import { inLocale } from '#kernel/server/locale.ts';
import type { Locale } from '#kernel/words.ts';
import { hubStylesheet } from '#ui/colour.ts';
import text from '#ui/fonts/text.woff2?url';
import title from '#ui/fonts/title.woff2?url';
import tokens from '#ui/styles/tokens.css?inline';
import shared from './framed.css?inline';

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

/** A page for a frame in another site's page, in the hub's colours: no cookie, no script. @param component has its own styles in it (`css="injected"`) */
export async function framed<Props extends Record<string, unknown>>(
	component: Component<Props>,
	props: Props,
	locale: Locale
): Promise<Response> {
	const { colour } = await hub();
	const { head, body } = inLocale(locale, () => {
		const made = render(component as Component, { props });
		return { head: made.head, body: made.body };
	});
	const styles = `<style>${tokens}${fonts}</style><style>${hubStylesheet(colour)}${shared}</style>`;
	const start = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`;
	return new Response(`${start}${styles}${head}</head><body>${body}</body></html>`, { headers });
}
