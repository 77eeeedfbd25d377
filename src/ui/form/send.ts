import { tick } from 'svelte';
import type { ActionReturn } from 'svelte/action';
import { m } from '#messages';
import { type ActionResult, applyAction, deserialize, enhance, type SubmitFunction } from '$app/forms';
import { goto, refreshAll } from '$app/navigation';
import { carryOver } from './carried.ts';
import { type Asked, requestOf } from './request.ts';
import { putBack, putStanding, standing, type Typed, typedBeside, typedIn } from './typed.ts';
import { drawAnew, sayUnsent, unsay } from './unsent.svelte.ts';

type Pressed = Readonly<{ by: HTMLElement | null; answered: Promise<unknown> }>;
/** The forms that wait for their answer, each with the button that was pressed. */
const busy = new WeakMap<HTMLFormElement, Pressed>();
/** How many forms wait for their answer: the page is left with the last of them, which else would be cut off. */
let waiting = 0;
let leaving = false;
/** What comes along into the next page, as it stands when this one really goes. */
let carrying: (() => Typed[]) | undefined;

/**
 * Sends every form of the page that nobody sends otherwise, so that it stays as it is until the hub has answered: cut from the network it says so and
 * can be pressed again, refused it keeps its files too, done it leads on as a browser would. A second press of its button meanwhile is none; that of
 * another one comes after.
 * @returns the way to stop.
 */
export function sendForms(): () => void {
	const carry = () => void (carrying && carryOver(carrying()));
	document.addEventListener('submit', onSubmit);
	addEventListener('pagehide', carry);
	return () => {
		document.removeEventListener('submit', onSubmit);
		removeEventListener('pagehide', carry);
	};
}

function onSubmit(event: SubmitEvent): void {
	const { target: form, submitter: by } = event;
	if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
	const before = busy.get(form);
	// on its way to another page, a browser takes the press of another button itself
	const theirs = leaving && before?.by !== by;
	if (theirs) carryBeside(form);
	const asked = theirs ? undefined : requestOf(form, by);
	if (!asked) return;
	event.preventDefault();
	if (!before) void whileBusy(form, by, send(form, by, asked));
	else if (before.by !== by) void before.answered.then(() => pressIfThere(form, by));
}

/** The page may have been drawn anew meanwhile, without that button. */
function pressIfThere(form: HTMLFormElement, by: HTMLElement | null): void {
	if (!by || form.contains(by) || by.getAttribute('form') === form.id) form.requestSubmit(by);
}

/** The browser sends a form itself: all else that stands in the page comes along. */
function carryBeside(form: HTMLFormElement): void {
	const sent = typedIn(form);
	if (carrying) carrying = () => typedBeside(form, sent);
}

/** The answer to what was sent last without leaving the page. */
let last: Promise<unknown> = Promise.resolve();

/**
 * A form that is sent without leaving the page, for what is pressed often: a list that narrows, a mark that is kept. Kept and told as all others are. Several are
 * sent one after the other: the first choice of a browser brings the cookie by which the hub knows that the next ones are hers too.
 */
export function inPlace(form: HTMLFormElement, own?: SubmitFunction): ActionReturn<SubmitFunction | undefined> {
	const stop = enhance(form, async (input) => {
		if (busy.has(form)) return input.cancel();
		const { promise: answered, resolve } = Promise.withResolvers<void>();
		busy.set(form, { by: input.submitter, answered });
		unsay(form);
		const before = last;
		last = answered;
		await before;
		const free = () => {
			busy.delete(form);
			resolve();
		};
		const cancel = () => {
			free();
			input.cancel();
		};
		const told = await own?.({ ...input, cancel });
		return async (outcome) => {
			free();
			const { result } = outcome;
			if (result.type === 'error') sayUnsent(form, input.submitter, whyOf(result.error));
			else if (told) await told(outcome);
			// SvelteKit would load the page anew, without what was typed, where the program has another version by now
			else if (result.type === 'failure') await showRefusal(form, result);
			else await outcome.update();
		};
	});
	return { destroy: () => stop.destroy() };
}

/** Longer than a page needs to go; where it stays, as for a file to take away, its forms can be pressed again. */
const LEAVING_MS = 5000;

/** @param sent whether the page is left, once it is answered */
async function whileBusy(form: HTMLFormElement, by: HTMLElement | null, sent: Promise<boolean>): Promise<void> {
	busy.set(form, { by, answered: sent });
	form.setAttribute('aria-busy', 'true');
	try {
		if (!(await sent)) return;
		await new Promise((gone) => setTimeout(gone, LEAVING_MS));
		[leaving, carrying] = [false, undefined];
	} finally {
		busy.delete(form);
		form.removeAttribute('aria-busy');
	}
}

/** @returns whether the page is left for another. */
async function send(form: HTMLFormElement, by: HTMLElement | null, { address, init }: Asked): Promise<boolean> {
	unsay(form);
	const sent = typedIn(form);
	const beside = () => typedBeside(form, sent);
	let answer: ActionResult;
	waiting += 1;
	try {
		answer = await resultOf(await fetch(address, init));
	} catch {
		sayUnsent(form, by, m.ui_unsent_network());
		return false;
	} finally {
		waiting -= 1;
	}
	if (answer.type === 'redirect') return leaveFor(new URL(answer.location, location.href), beside);
	if (answer.type === 'error') sayUnsent(form, by, whyOf(answer.error));
	else if (answer.type === 'failure') await showRefusal(form, answer);
	else await showDone(beside, address, answer);
	return false;
}

/** What an answer says, also one that no action gave. @throws when nothing can be read, as when something between us and the hub answers. */
async function resultOf(response: Response): Promise<ActionResult> {
	const text = await response.text();
	if (response.redirected) return { type: 'redirect', status: 303, location: response.url };
	const said = deserialize(text || '{}') as ActionResult & { message?: string };
	if (['redirect', 'failure', 'error', 'success'].includes(said.type))
		return { ...said, status: response.status } as ActionResult;
	return { type: 'error', error: { status: response.status, message: said.message ?? m.ui_unsent_failed() } };
}

const whyOf = (error: App.Error | undefined): string => error?.message || m.ui_unsent_failed();

/** As a browser does: a page of its own, and where it is the same page what stands in its other forms comes along, and what is typed until it really goes. @returns whether it is left now */
function leaveFor(to: URL, typed: () => Typed[]): boolean {
	if (waiting) return false;
	leaving = true;
	if (to.origin === location.origin && to.pathname === location.pathname) carrying = typed;
	const [here, there] = [location.href, to.href].map((address) => address.split('#')[0]);
	if (here !== there) location.assign(to);
	else {
		if (to.hash) location.replace(to);
		location.reload();
	}
	return true;
}

type Refused = Extract<ActionResult, { type: 'failure' }> & { location?: string };

/** Says what was wrong in the page that stands, around what was typed; where the form belongs to another page, there. */
async function showRefusal(form: HTMLFormElement, answer: Refused): Promise<void> {
	const [typed, kept] = [typedIn(form), standing()];
	const to = new URL(answer.location ?? location.href, location.href);
	const elsewhere = to.pathname !== location.pathname;
	await (elsewhere ? goto(to.href, { refreshAll: true }) : refreshAll());
	await applyAction(answer);
	if (elsewhere) drawAnew();
	await tick();
	if (elsewhere) putBack(typed);
	else putStanding(kept);
}

type Done = Extract<ActionResult, { type: 'success' }> & { location?: string };

/** Draws the page anew with what was made, as a browser would; what stands in its other forms stays. */
async function showDone(typed: () => Typed[], address: URL, answer: Done): Promise<void> {
	const beside = typed();
	const to = new URL(answer.location ?? location.href, location.href);
	if (to.pathname + to.search === location.pathname + location.search) await refreshAll();
	else await goto(to.href, { refreshAll: true });
	await applyAction(answer);
	drawAnew();
	await tick();
	putBack(beside);
	const anchor = address.hash && document.getElementById(address.hash.slice(1));
	if (anchor) anchor.scrollIntoView();
	else scrollTo(0, 0);
}
