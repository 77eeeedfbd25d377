/** No form loses what was typed: every form that a crawl finds, filled, cut from the network, sent and brought back, has all and can be sent; without JavaScript every refusal and every ended session returns it filled in, and a limit says when the browser, which has it, sends it again. And no act takes away what cannot come back unasked: each asks with its figures, « no » changes nothing, « yes » pressed twice is done once. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../tests/support/browser.ts';
import { startProgram } from '../tests/support/program.ts';
import { pressAll } from './support/asking/index.ts';
import { openHub } from './support/hub.ts';
import { devices } from './support/live.ts';
import { few } from './support/look.ts';
import { cut } from './support/no-loss/cut.ts';
import { asItStands, type Found, filledBy, formsOn, isFilledIn } from './support/no-loss/forms.ts';
import { visits } from './support/no-loss/pages.ts';
import { ended } from './support/no-loss/sessions.ts';
import { incomplete, lacks, press, pressTooOften, saysWhen } from './support/no-loss/without-script.ts';
import { cookieLine, signedIn } from './support/pages.ts';

const small = process.argv.includes('--small');
/** How many forms a short run tries in each way. */
const some = (forms: readonly Found[], most: number): Found[] =>
	small
		? few(
				forms.map(({ kind }) => kind),
				most
			).flatMap((kind) => forms.find((one) => one.kind === kind) ?? [])
		: [...forms];
const figures = { forms: 0, cut: 0, limited: 0, ended: 0, refused: 0, atOnce: 0, asked: 0, problems: 0 };
/** Whoever sent one of these would be somebody else for the others. */
const ENDS = /signOut|demo\/switch|endAll|\?\/end$/;
/** So many of those that a limit has refused are sent again once it is over. */
const AGAIN = 20;
/** The acts that a short run presses. */
const twoActs = ['(coulisses)/desk/import/[id]/#away', '(person)/me/calendar/#drop'];

// a short run sends less than the limits let through
const [browser, { program, close }] = await Promise.all([
	launchBrowser(),
	openHub({ args: ['--demo'], crowd: !small })
]);
try {
	const { url } = program;
	const found = [];
	for (const visit of await visits(url, small)) found.push(...(await formsOn(url, visit)));
	const forms = [...new Map(found.map((one) => [one.kind, one])).values()];
	figures.forms = forms.length;
	await cutAll(browser, url, some(forms, 3));
	const written = forms.filter(isFilledIn);
	await endAll(url, some(written, 10));
	await pressActs(browser, url);
	const limited = small ? program : await startProgram({ beside: program, args: [] });
	await limitAll(limited.url, some(written, 6));
	if (!small) await limited.stop();
	// what is right in these is done: they come last
	if (!small) for (const form of written) await refuseOne(url, form);
	if (!small) for (const form of forms) await pressAtOnce(url, form);
} finally {
	await browser.close();
	await close();
}
const { forms, problems } = figures;
console.log(
	`no-loss: ${forms} forms; ${figures.cut} cut from the network, ${figures.ended} sent after their session had ended, ${figures.limited} refused by a limit, ${figures.refused} refused for what was in them, ${figures.atOnce} pressed three times at once; ${figures.asked} acts that cannot be undone asked, said no to, and done once by two presses: ${problems ? `${problems} problems` : 'nothing lost'}`
);
process.exitCode = problems || !forms ? 1 : 0;

function note({ kind, path }: Found, how: string, faults: readonly string[]): void {
	if (!faults.length) return;
	figures.problems++;
	console.log(`! ${how}: ${kind.slice(0, 120)} (${path}): ${faults.slice(0, 4).join('; ')}`);
}

/** With JavaScript: the network goes as each form is sent. */
async function cutAll(browser: Browser, url: string, forms: readonly Found[]): Promise<void> {
	for (const theirs of Map.groupBy(forms, ({ cookies }) => cookieLine(cookies)).values()) {
		const context = await browser.newContext({ locale: 'fr', reducedMotion: 'reduce' });
		await context.addCookies([...(theirs[0]?.cookies ?? [])]);
		for (const form of theirs) {
			const page = await context.newPage();
			page.setDefaultTimeout(15_000);
			figures.cut++;
			note(form, 'cut', await cut(page, url, form).catch((error: Error) => [error.message.slice(0, 200)]));
			await context.setOffline(false);
			await page.close();
		}
		await context.close();
	}
}

/** Without JavaScript: each session has ended as its form is sent. */
async function endAll(url: string, forms: readonly Found[]): Promise<void> {
	// whose forms are none of these
	const other = await signedIn(url, 'director');
	for (const form of forms.filter(({ cookies }) => cookies.length)) {
		const faults = await ended(url, form, other);
		if (faults) figures.ended++;
		note(form, 'ended', faults ?? []);
	}
}

/** With JavaScript: each act that cannot be undone. */
async function pressActs(browser: Browser, url: string): Promise<void> {
	const { acts, untried, wrong } = await pressAll(url, browser, small ? twoActs : undefined);
	figures.asked = acts;
	figures.problems += untried.length + wrong.length;
	for (const key of untried) console.log(`! asks: nobody has arranged ${key}`);
	for (const one of wrong) console.log(`! asks: ${one}`);
}

/**
 * Without JavaScript: a limit refuses the form, whatever is in it. The hub gives nothing back, and says when and how the browser, which has the form, sends it again; sent again then,
 * it is judged for what is in it.
 */
async function limitAll(url: string, forms: readonly Found[]): Promise<void> {
	let longest = 0;
	// a visitor without a device would be as many as she has connections
	const [visitor = ''] = devices(1);
	for (const form of forms) {
		const { wait, faults } = saysWhen(
			await pressTooOften(url, form, filledBy(form.form, 'garde'), cookieLine(form.cookies) || visitor)
		);
		longest = Math.max(longest, wait);
		figures.limited++;
		note(form, 'limit', faults);
	}
	await pause(1000 * longest);
	// so few that they do not meet it again, and with what is wrong in them, so that nothing is done
	for (const form of forms.slice(0, AGAIN)) {
		const { status } = await press(url, form, incomplete(form), cookieLine(form.cookies));
		note(form, 'limit', status === 429 || status >= 500 ? [`sent again when it said: ${status}`] : []);
	}
}

/** Without JavaScript: what is wrong in a form, sent as it is. */
async function refuseOne(url: string, found: Found): Promise<void> {
	// what was done meanwhile took some away, and choices of others
	const form = await asItStands(url, found);
	if (!form) return;
	const sent = incomplete(form);
	const answer = await press(url, form, sent, cookieLine(form.cookies));
	if (answer.status < 400 || answer.status === 404) return;
	figures.refused++;
	note(form, `refused ${answer.status}`, lacks(answer.html, answer.address, form, sent, false));
}

/** Without JavaScript nothing holds the next presses back: the hub answers all. */
async function pressAtOnce(url: string, found: Found): Promise<void> {
	const form = await asItStands(url, found);
	if (!form || ENDS.test(form.form.act)) return;
	const sent = filledBy(form.form, 'garde');
	const answers = await Promise.all([1, 2, 3].map(() => press(url, form, sent, cookieLine(form.cookies))));
	figures.atOnce++;
	const failed = answers.filter(({ status }) => status === 500);
	note(
		form,
		'at once',
		failed.map(({ status }) => `answers ${status}`)
	);
}
