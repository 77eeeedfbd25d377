import type { RequestEvent } from '@sveltejs/kit';

import { localOf, momentOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { mailLeaves } from '#kernel/server/mail.ts';
import { isLocale, type Locale, say } from '#kernel/words.ts';
import { change } from '#web/act.server.ts';
import { fieldOf, problemsOf, ticked, typedTexts, wordsField } from '#web/form.server.ts';
import {
	addNewsletter,
	candidates,
	changeNewsletter,
	forReader,
	gather,
	itemKey,
	itemOf,
	NewsletterSchema,
	newsletterById,
	newsletters,
	readers,
	render
} from '../../server/index.ts';

const DAYS = 35;

/** The day until which a new newsletter looks ahead, by the hub's calendar. */
export async function usualDay(): Promise<string> {
	const { timeZone } = await hub();
	return localOf(new Date(Date.now() + DAYS * 86_400_000), timeZone).slice(0, 10);
}

type Item = Parameters<typeof itemKey>[0];

/** All that a newsletter may tell of until a day: what it holds, in its order, then the rest; `chosen` null: a new one, in which all is chosen. */
async function choices(until: string, chosen: readonly Item[] | null, locale: Locale) {
	const { timeZone } = await hub();
	const end = momentOf(`${until}T23:59`, timeZone) ?? new Date();
	const found = await candidates(end);
	const held = await gather(chosen ?? []);
	const keys = new Set(held.map(itemKey));
	return [...held, ...found.filter((one) => !keys.has(itemKey(one)))].map((one) => ({
		key: itemKey(one),
		kind: one.kind,
		title: say(one.title, locale).text,
		at: one.kind === 'news' ? one.piece.publishedAt : one.listing.occurrence.startsAt,
		chosen: chosen === null || keys.has(itemKey(one))
	}));
}

/** Adds or changes a newsletter from its form, and goes back to it. */
export async function keep(event: RequestEvent, id: string | null) {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const typed = typedTexts(form);
	const until = fieldOf(form, 'until');
	// nothing was drawn to be chosen from yet: a new newsletter tells of all there is
	const items = id === null ? await usualItems(until) : chosenIn(form);
	const subject = wordsField(form, 'subject', locale);
	const given = NewsletterSchema.safeParse({ subject, intro: wordsField(form, 'intro', locale), until, items });
	if (!given.success) return problemsOf(given.error, typed, locale);
	const write = async (tx: Tx) => {
		if (id === null) return addNewsletter(tx, given.data);
		await changeNewsletter(tx, id, given.data);
		return id;
	};
	return change(event, typed, write, (kept) => `/desk/newsletter/${kept}?done=saved`);
}

/** A newsletter as its page shows it: what it may hold, how far it has been sent, and the letter itself in a language and a theme. */
export async function issueShown(id: string, { searchParams }: URL, locale: Locale) {
	const issue = await newsletterById(id);
	const [counts, all] = await Promise.all([readers(), newsletters()]);
	const asked = searchParams.get('language') ?? '';
	return {
		issue,
		choices: issue.startedAt ? [] : await choices(issue.until, issue.items, locale),
		readers: counts.reduce((sum, { count }) => sum + count, 0),
		progress: all.find(({ id }) => id === issue.id) ?? null,
		preview: await preview(issue, isLocale(asked) ? asked : locale, searchParams.get('theme')),
		mailLeaves: mailLeaves()
	};
}

/** The letter as its readers of one language see it, in the theme that is asked for. */
async function preview(issue: Awaited<ReturnType<typeof newsletterById>>, language: Locale, asked: string | null) {
	const theme = asked === 'dark' ? ('dark' as const) : ('light' as const);
	const { subject, html } = forReader(await render(issue, await gather(issue.items), language), '#');
	const shown = html.replaceAll('content="light dark"', `content="${theme}"`);
	return { language, theme, subject, html: `<base target="_blank">${shown}` };
}

async function usualItems(until: string): Promise<Item[]> {
	const all = await choices(until, null, 'fr');
	return all.flatMap(({ key }) => itemOf(key) ?? []);
}

/** What is ticked, by the numbers beside it; equal numbers stay in the order of the page. */
function chosenIn(form: FormData): Item[] {
	return ticked(form, 'items')
		.map((key, place) => ({ key, place: Number.parseInt(fieldOf(form, `place_${key}`), 10) || place + 1 }))
		.toSorted((a, b) => a.place - b.place)
		.flatMap(({ key }) => itemOf(key) ?? []);
}
