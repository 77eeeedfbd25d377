/** What a page asks before an act, as it stands in its HTML. */
export type Asked = Readonly<{ action: string; fields: URLSearchParams; title: string; says: readonly string[] }>;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };
const decode = (text: string): string =>
	text
		.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
		.replace(/&(\w+);/g, (whole, name) => entities[name] ?? whole);
const plain = (html: string): string => decode(html.replace(/<!--.*?-->|<[^>]+>/gs, '')).trim();

/** The question that a page shows, or null when it asks nothing. */
export function askedIn(html: string): Asked | null {
	const dialog = /<dialog[^>]* data-asking[\s\S]*?<\/dialog>/.exec(html)?.[0];
	if (!dialog) return null;
	const attribute = (tag: string, name: string) => decode(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
	const hidden = [...dialog.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => tag);
	return {
		action: attribute(/<form[^>]*>/.exec(dialog)?.[0] ?? '', 'action'),
		fields: new URLSearchParams(hidden.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')])),
		title: plain(/<h2[\s\S]*?<\/h2>/.exec(dialog)?.[0] ?? ''),
		says: [...dialog.matchAll(/<li[\s\S]*?<\/li>/g)].map(([item]) => plain(item))
	};
}

/** Sends a form, and says yes to what is asked back, as somebody without JavaScript does. @param send posts to an address, and follows no redirect */
export async function sendSurely(
	address: string,
	body: FormData | URLSearchParams,
	send: (address: string, body: FormData | URLSearchParams) => Promise<Response>
): Promise<Response> {
	const answer = await send(address, body);
	if (answer.status !== 428) return answer;
	const asked = askedIn(await answer.text());
	if (!asked) throw new Error(`${address} answers 428 and asks nothing`);
	return send(new URL(asked.action, address).href, asked.fields);
}
