/** Every form of every page, filled as long, as deep and as strange as 512 kB allow, forty at once, over and under the limits, with and without JavaScript: the program's event loop stands still for 100 ms at most, what was typed within the bounds of its field is still there, and over a limit nothing is read nor given back, which is said with when to come again. */
import { setTimeout as pause } from 'node:timers/promises';
import { href } from '#kernel/address.ts';
import { standBehind } from '#kernel/server/apart/priority.ts';
import { newDevice } from '#kernel/server/device.ts';
import { nameOf, saidBy } from '#web/given-back/page.server.ts';
import { drawsFrom } from './support/draws.ts';
import { withHub } from './support/hub.ts';
import { doorsOf } from './support/no-freeze/doors.ts';
import { stoodMs, visitor } from './support/no-freeze/visitor.ts';
import { asItStands, type Found, filledBy, formsOn } from './support/no-loss/forms.ts';
import { lacks } from './support/no-loss/without-script.ts';
import { type Cookie, cookieLine, signedIn } from './support/pages.ts';
import { type Filled, filledToTheUtmost } from './support/refused-forms/bodies.ts';
import { takesText } from './support/refused-forms/fields.ts';
import { faultsOf, send } from './support/refused-forms/sending.ts';

const small = process.argv.includes('--small');
const seed = Number(
	process.argv.find((one) => one.startsWith('--seed='))?.slice(7) ?? (small ? 45 : Date.now() % 1_000_000)
);
/** In milliseconds. Beside a short run others run. */
const MOST_STOOD_MS = small ? 1000 : 100;
const TOGETHER = 40;
const ROLES = ['teacher', 'founder', 'director', 'coordinator', 'admin'] as const;
const roles = small ? (['coordinator'] as const) : ROLES;
const PAGES = small ? 12 : 400;
/** In a short run so many forms are drawn, and each is filled in so many ways. */
const [FORMS, WAYS] = small ? [8, 2] : [Number.POSITIVE_INFINITY, 4];
const BEGIN = ['/', '/sign-in', '/agenda', '/me', '/desk', '/me/classes', '/desk/settings', '/desk/activities'];
/** Whoever sent one of these would be somebody else for the others. */
const ENDS = /signOut|sign-out|demo\/switch|endAll|\?\/end$/i;

const wrong: string[] = [];
const figures = { forms: 0, sent: 0, refused: 0, kept: 0, over: 0 };
console.log(`seed ${seed}`);
// a short run sends less than the limits let through, until it presses one
await withHub({ args: ['--demo'], crowd: !small, env: { LOG_LEVEL: 'error' } }, async ({ url }) => {
	const forms = await formsBy(url);
	await beside(url, 'under the limits', () => under(url, forms));
	if (small) await beside(url, 'over the limits', () => over(url, forms));
});
if (!small)
	await withHub({ args: ['--demo'], env: { LOG_LEVEL: 'error' } }, async ({ url }) => {
		const forms = await formsBy(url);
		await beside(url, 'over the limits', () => over(url, forms));
	});
for (const line of wrong.slice(0, 60)) console.log(`! ${line}`);
console.log(
	`refused-forms: ${figures.forms} forms, ${figures.sent} times filled to the utmost, ${TOGETHER} at once: ${figures.refused} refused in words, ${figures.kept} given back with what was typed within bounds, ${figures.over} over a limit with nothing given back; ${wrong.length} things wrong (seed ${seed})`
);
process.exit(wrong.length || !figures.kept || !figures.over ? 1 : 0);

/** The forms of all pages that each finds by following links; in a short run some of them. */
async function formsBy(url: string): Promise<Found[]> {
	// a visitor without a device would be as many as she has connections
	const visitors: (readonly Cookie[])[] = [[{ name: 'valley_guest', value: newDevice(), url }]];
	for (const role of roles) visitors.push(await signedIn(url, role));
	const found = new Map<string, Found>();
	for (const cookies of visitors) {
		const { pages } = await doorsOf({ url, headers: { cookie: cookieLine(cookies) } }, BEGIN, PAGES);
		const visit = { cookies, pages: pages.map((path) => ({ path, route: routeLike(path) })) };
		for (const form of await formsOn(url, visit)) if (!found.has(form.kind)) found.set(form.kind, form);
	}
	const draw = drawsFrom(seed);
	const forms = [...found.values()].filter(({ form }) => !ENDS.test(form.act));
	const drawn = forms.map((form) => [draw(), form] as const).toSorted(([one], [other]) => one - other);
	figures.forms = drawn.length;
	return drawn.map(([, form]) => form).slice(0, FORMS);
}

function routeLike(path: string): string {
	return path.split('?')[0]?.replace(/[0-9a-f]{8}-[0-9a-f]{27,}|[\w.-]{40,}/g, '[id]') ?? '';
}

/** Does something beside somebody who reads, and asks how long the event loop stood. */
async function beside(url: string, what: string, act: () => Promise<void>): Promise<void> {
	await pause(small ? 200 : 2000);
	await stoodMs(url);
	const end = visitor(url);
	// who attacks sits at other machines: here it takes what the others leave
	standBehind(process.pid, 19);
	await act();
	const { stood, wrong: hers } = await end();
	const most = Math.max(...stood.map(({ ms }) => ms));
	console.log(`${what}: the event loop stood still for ${most.toFixed(0)} ms at most`);
	if (!(most <= MOST_STOOD_MS)) wrong.push(`${what}: the event loop stood still for ${most.toFixed(0)} ms`);
	// over its limits the reader behind the same address may be refused as well
	if (what.startsWith('under')) wrong.push(...new Set(hers));
}

async function under(url: string, forms: readonly Found[]): Promise<void> {
	const filled = forms.flatMap((found, at) =>
		filledToTheUtmost(found.form, seed + at, WAYS).map((how, nth) => ({ found, how, scripted: (at + nth) % 2 === 0 }))
	);
	await together(filled, ({ found, how, scripted }) => sendOne(url, found, how, scripted));
	await together(forms, (found) => keepsTheRest(url, found));
}

/** One of each at once, as long as there are any. */
async function together<One>(all: readonly One[], act: (one: One) => Promise<unknown>): Promise<void> {
	const left = [...all];
	const lane = async (): Promise<void> => {
		for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one);
	};
	await Promise.all(Array.from({ length: TOGETHER }, lane));
}

async function sendOne(url: string, found: Found, how: Filled, scripted: boolean): Promise<number> {
	const said = await send(url, found, how, scripted);
	figures.sent++;
	if (said.status >= 400) figures.refused++;
	for (const fault of faultsOf(said, scripted ? 0 : 600_000))
		wrong.push(`${how.what}${scripted ? ' (JavaScript)' : ''}: ${found.kind.slice(0, 100)} (${found.path}): ${fault}`);
	return said.status;
}

/** All within bounds but one text: what was within them comes back. */
async function keepsTheRest(url: string, before: Found): Promise<void> {
	const found = await asItStands(url, before);
	const long = found?.form.fields.find(takesText);
	if (!found || !long) return;
	const typed = filledBy(found.form, 'garde', (field, value) => {
		const most = Math.min(Number(saidBy(field, 'maxlength') ?? 300), 4000);
		return takesText(field) ? '« & " < mots '.repeat(400).slice(0, most) : value;
	}).filter(([name]) => name !== nameOf(long));
	const how = { what: 'one text too long', fields: [...typed, [nameOf(long), '<'.repeat(400_000)] as const] };
	const said = await send(url, found, { ...how, parts: saidBy(found.form.element, 'enctype') !== undefined }, false);
	for (const fault of faultsOf(said, 600_000)) wrong.push(`one text too long: ${found.kind.slice(0, 100)}: ${fault}`);
	if (![400, 409, 422].includes(said.status)) return;
	figures.kept++;
	const lost = lacks(said.text, said.address, found, typed, false);
	if (lost.length) wrong.push(`${found.kind.slice(0, 100)} (${found.path}): ${lost.slice(0, 3).join('; ')}`);
}

/** Presses the limits of what anybody may do, and sends on. */
async function over(url: string, forms: readonly Found[]): Promise<void> {
	const way = (found: Found, at: number) => filledToTheUtmost(found.form, seed + at, 1)[0];
	// an act's own limit first: of signing in, of booking, whatever was drawn
	const acts = forms.filter(({ path }) => /sign-in|agenda/.test(path)).slice(0, small ? 1 : 6);
	for (const [at, found] of acts.entries()) {
		const how = way(found, at);
		if (how) await together(Array.from({ length: TOGETHER }), async () => void (await sendOver(url, found, how)));
	}
	for (const cookies of new Set(forms.map((one) => one.cookies))) await pressLimit(url, cookieLine(cookies));
	const all = forms.flatMap((found, at) => ({ found, how: way(found, at), at }));
	await together(all, async ({ found, how, at }) => {
		if (how) await sendOver(url, found, how, at % 2 === 0);
	});
}

async function sendOver(url: string, found: Found, how: Filled, scripted = false): Promise<void> {
	if ((await sendOne(url, found, how, scripted)) === 429) figures.over++;
}

async function pressLimit(url: string, cookie: string): Promise<void> {
	const nothing = { method: 'POST', headers: { origin: url, cookie }, body: new URLSearchParams() };
	const status = async (): Promise<number> => {
		const answer = await fetch(url + href('/privacy', 'fr'), nothing);
		await answer.arrayBuffer();
		return answer.status;
	};
	for (let turn = 0; turn < 20 && (await status()) !== 429; turn++)
		await Promise.all(Array.from({ length: 50 }, status));
}
