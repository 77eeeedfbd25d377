import { href } from '#kernel/address.ts';
import { m } from '#messages';
import { sameForm } from '#ui/form/same-form.ts';
import { formsOf, readPage, saidBy } from '#web/given-back/page.server.ts';
import { cookieLine } from '../pages.ts';
import { type Found, filledBy, standsIn } from './forms.ts';

export type Field = readonly [name: string, value: string];
export type Answer = Readonly<{ status: number; html: string; headers: Headers; address: string }>;

/** Sends a form as a browser without JavaScript does, from the page that it stands in. */
export async function press(url: string, found: Found, fields: readonly Field[], cookie: string): Promise<Answer> {
	const page = url + href(found.path, 'fr');
	const action = saidBy(found.form.element, 'action') ?? '';
	const address = new URL(action, page).href;
	const many = saidBy(found.form.element, 'enctype') === 'multipart/form-data';
	const body = many ? new FormData() : new URLSearchParams();
	for (const [name, value] of fields) body.append(name, value);
	const headers = { origin: url, referer: page, accept: 'text/html', cookie };
	const answer = await fetch(address, { method: 'POST', redirect: 'manual', headers, body });
	return { status: answer.status, html: await answer.text(), headers: answer.headers, address };
}

/** What a page that came back lacks of what was sent; nothing when all is there. @param whole with what nobody writes */
export function lacks(html: string, address: string, found: Found, sent: readonly Field[], whole: boolean): string[] {
	const sought = { act: found.form.act, names: sent.map(([name]) => name), fixed: sent };
	const form = sameForm(formsOf(readPage(html), new URL(address)), sought);
	if (!form) return ['the form is not there'];
	const hidden = new Set(
		form.fields.filter((one) => saidBy(one, 'type') === 'hidden').map((one) => saidBy(one, 'name'))
	);
	const left = standsIn(form).map(([name, value]) => `${name}=${flat(value)}`);
	return sent.flatMap(([name, value]) => {
		if (hidden.has(name) && !whole) return [];
		const at = left.indexOf(`${name}=${flat(value)}`);
		if (at >= 0) left.splice(at, 1);
		return at >= 0 ? [] : [`« ${name} » lost ${JSON.stringify(value.slice(0, 40))}`];
	});
}

const flat = (text: string): string => text.replaceAll('\r\n', '\n');

/** Sends a form with all filled and what it must have left empty. */
export function incomplete(found: Found): [string, string][] {
	const must = found.form.fields.some(
		(field) => saidBy(field, 'required') !== undefined && isWritten(saidBy(field, 'type'))
	);
	const { length } = 'x'.repeat(5000);
	return filledBy(found.form, 'garde', (field, value) => {
		const type = saidBy(field, 'type');
		if (field.tagName === 'select' || !isWritten(type)) return value;
		if (must) return saidBy(field, 'required') === undefined ? value : '';
		return type === undefined || type === 'text' ? 'x'.repeat(length) : 'ni l’un ni l’autre';
	});
}

const isWritten = (type = 'text'): boolean => !['hidden', 'checkbox', 'radio', 'color'].includes(type);

/** The cookies of an answer beside those that were sent, but for those it takes back. */
export function withCookies(
	cookies: readonly { name: string; value: string }[],
	{ headers }: Pick<Answer, 'headers'>
): string {
	const jar = new Map(cookies.map(({ name, value }) => [name, value]));
	for (const line of headers.getSetCookie()) {
		const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? [];
		if (/max-age=0/i.test(line)) jar.delete(name);
		else jar.set(name, value);
	}
	return cookieLine([...jar].map(([name, value]) => ({ name, value })));
}

/** Sends a form once the hub lets nothing through any more, so that nothing is done. A page that costs little is asked, so that pages are still drawn. */
export async function pressTooOften(
	url: string,
	found: Found,
	fields: readonly Field[],
	cookie: string
): Promise<Answer> {
	const nothing = { method: 'POST', headers: { origin: url, cookie }, body: new URLSearchParams() };
	const status = async (): Promise<number> => {
		const answer = await fetch(url + href('/privacy', 'fr'), nothing);
		await answer.arrayBuffer();
		return answer.status;
	};
	for (let turn = 0; turn < 20 && (await status()) !== 429; turn++)
		await Promise.all(Array.from({ length: 50 }, status));
	const answer = await press(url, found, fields, cookie);
	if (answer.status !== 429) throw new Error(`no limit refuses a form: ${answer.status}`);
	return answer;
}

const MOST_WAIT_S = 60;

/** Whether an answer over a limit says when to come again, and that the form is not lost. @returns how long it says, in seconds */
export function saysWhen({ html, headers }: Answer): { wait: number; faults: string[] } {
	const wait = Number(headers.get('retry-after'));
	const advice = m.web_given_back_again({}, { locale: 'fr' });
	return {
		wait,
		faults: [
			...(wait > 0 && wait <= MOST_WAIT_S ? [] : [`come again after ${wait} s`]),
			...(html.includes(advice) ? [] : ['nobody says how the form is sent again']),
			...(html.includes('garde') ? ['what was typed is in the answer'] : [])
		]
	};
}
