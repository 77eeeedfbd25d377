import type { Page } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { alive } from '../../../tests/support/browser.ts';
import type { Found } from './forms.ts';

/** A form in the page: what it does, and of several the one with these fields. */
type Sought = Readonly<{ act: string; names: readonly string[]; ids: readonly string[] }>;

/** What is typed into fields of text. */
const TYPED = 'Mot gardé';

/** Rooms of a show, the door and films send in ways of their own (`src/ui/form/one-way.test.ts`), each with a word of its own. */
const OWN_WAY = /^\/(antenne|embed\/antenne|desk\/(door|shows|films\/new))/;

/**
 * Fills a form in, sends it with the network cut, looks at what is left, and sends it again when the network is back: that one is caught and answered
 * for the hub, so that nothing is really cancelled.
 * @returns what is wrong.
 */
export async function cut(page: Page, url: string, found: Found): Promise<string[]> {
	await page.goto(url + href(found.path, 'fr'));
	await alive(page);
	const ids = found.form.fixed.map(([, value]) => value).filter((value) => /^[0-9a-f]{8}-/.test(value));
	const sought = { act: found.form.act, names: found.form.names, ids };
	if (!(await page.evaluate(mark, sought))) return ['the form is not in the page with JavaScript'];
	const filled = await page.evaluate(fillIn, TYPED);
	const address = page.url();
	await page.context().setOffline(true);
	await page.evaluate(send);
	const said = await told(page);
	const after = await page.evaluate(standing).catch(() => undefined);
	await page.context().setOffline(false);
	const faults = [
		...(said || OWN_WAY.test(found.path) ? [] : ['says nothing of the cut']),
		...(page.url() === address ? [] : [`left for ${page.url()}`]),
		...(await page.evaluate(() => (/Internal Error/.test(document.body.textContent) ? ['« Internal Error »'] : []))),
		...((await waitsAtDoor(page, found)) ? [] : differences(filled, after))
	];
	return faults.length || !said ? faults : again(page, filled);
}

const told = (page: Page): Promise<boolean> =>
	page
		.locator('.unsent[role=alert], .cut[role=alert]')
		.waitFor({ timeout: 5000 })
		.then(
			() => true,
			() => false
		);

/** The door goes on without a network: what it was told is named among what waits. */
const waitsAtDoor = async (page: Page, { path }: Found): Promise<boolean> =>
	path.startsWith('/desk/door/') && (await page.getByText(TYPED).count()) > 0;

/** Presses « Réessayer », or the form again where what offers that had not come, and compares what would have reached the hub. */
async function again(page: Page, filled: readonly string[]): Promise<string[]> {
	const posted = Promise.withResolvers<string>();
	await page.route('**', async (route) => {
		if (route.request().method() !== 'POST') return route.continue();
		posted.resolve(route.request().postDataBuffer()?.toString('utf8') ?? '');
		const body = JSON.stringify({ type: 'error', error: { status: 503, message: 'Essai.' } });
		return route.fulfill({ status: 503, contentType: 'application/json', body });
	});
	const retry = page.locator('.unsent button').first();
	await ((await retry.count()) ? retry.click() : page.evaluate(send));
	const late = new Promise<undefined>((none) => setTimeout(none, 5000));
	const body = await Promise.race([posted.promise, late]);
	await page.unroute('**');
	if (body === undefined) return ['cannot be sent again'];
	const parts = filled.filter((one) => !one.includes('=(file) ')).map((one) => one.split(/=(.*)/s));
	const whole = decodeURIComponent(body.replaceAll('+', ' ').replace(/%(?![0-9A-F]{2})/gi, '%25'));
	const lost = parts.filter(([, value = '']) => !flat(whole).includes(flat(value)));
	return lost.map(([name]) => `« ${name} » is not sent again`);
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');

function differences(before: readonly string[], after: readonly string[] | undefined): string[] {
	if (!after) return ['the page is gone'];
	const lost = before.filter((one) => !after.includes(one));
	return lost.map((one) => `lost ${one.slice(0, 60)}`);
}

/** Runs in the page. */
function mark({ act, names, ids }: Sought): boolean {
	const actOf = ({ pathname, search }: URL) => `${pathname}?/${/[?&]\/([^&=]*)/.exec(search)?.[1] ?? ''}`;
	const able = [...document.forms].filter((form) => {
		if (form.getAttribute('method')?.toLowerCase() !== 'post') return false;
		return actOf(new URL(form.getAttribute('action') ?? '', location.href)) === act;
	});
	const likeness = (form: HTMLFormElement) =>
		[...form.elements].filter((one) => {
			const { name = '', value = '' } = one as Partial<HTMLInputElement>;
			return names.includes(name) || ids.includes(value);
		}).length;
	const best = able.toSorted((one, other) => likeness(other) - likeness(one))[0];
	best?.setAttribute('data-tried', '');
	for (const fold of document.querySelectorAll('details'))
		if (best && (fold.contains(best) || best.contains(fold))) fold.open = true;
	return best !== undefined;
}

/** Runs in the page. @returns what it would send. */
async function fillIn(typed: string): Promise<string[]> {
	const form = document.querySelector<HTMLFormElement>('form[data-tried]');
	if (!form) return [];
	const words: Record<string, string> = {
		email: 'garde@exemple.invalid',
		url: 'https://exemple.invalid/garde',
		number: '7',
		date: '2031-05-04',
		time: '10:35',
		'datetime-local': '2031-05-04T10:35',
		color: '#123456',
		tel: '0470123456',
		range: '3'
	};
	for (const one of [...form.elements]) {
		const field = one as HTMLInputElement;
		if (!field.name || field.disabled || field.readOnly) continue;
		if (['hidden', 'submit', 'button', 'reset', 'image', 'fieldset'].includes(field.type)) continue;
		if (field.type === 'file') {
			const files = new DataTransfer();
			files.items.add(new File(['x'], 'garde.png', { type: 'image/png' }));
			field.files = files.files;
		} else if (field.type.startsWith('select')) {
			const last = [...(one as HTMLSelectElement).options].filter(({ disabled }) => !disabled).at(-1);
			if (last) last.selected = true;
		} else if (field.type === 'checkbox') field.checked = !field.checked;
		else if (field.type === 'radio') field.checked = true;
		else field.value = words[field.type] ?? typed.slice(0, field.maxLength > 0 ? field.maxLength : undefined);
		for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
	}
	await new Promise((drawn) => setTimeout(drawn, 50));
	const again = document.querySelector<HTMLFormElement>('form[data-tried]') ?? form;
	return [...new FormData(again)].map(
		([name, value]) => `${name}=${typeof value === 'string' ? value : `(file) ${value.name}`}`
	);
}

/** Runs in the page. */
function standing(): string[] {
	const form = document.querySelector<HTMLFormElement>('form[data-tried]');
	if (!form) return [];
	return [...new FormData(form)].map(
		([name, value]) => `${name}=${typeof value === 'string' ? value : `(file) ${value.name}`}`
	);
}

/** Runs in the page. */
function send(): void {
	const form = document.querySelector<HTMLFormElement>('form[data-tried]');
	if (!form) return;
	form.noValidate = true;
	const button = [...form.elements].find((one) => (one as HTMLButtonElement).type === 'submit');
	form.requestSubmit(button as HTMLElement | undefined);
}
