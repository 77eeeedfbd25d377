import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { transaction } from '#kernel/server/db.ts';
import { mailLeaves } from '#kernel/server/mail.ts';
import { isLocale, type Locale } from '#kernel/words.ts';
import { choices, keep } from '#notice/desk/newsletter/issue.server.ts';
import {
	dropNewsletter,
	forReader,
	gather,
	newsletterById,
	newsletters,
	readers,
	render,
	sendNewsletter,
	testNewsletter
} from '#notice/server';
import { fieldOf, problem } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'newsletter.send');
	const { locale } = event.locals;
	const issue = await newsletterById(event.params.id);
	const [counts, all] = await Promise.all([readers(), newsletters()]);
	return {
		issue,
		choices: issue.startedAt ? [] : await choices(issue.until, issue.items, locale),
		readers: counts.reduce((sum, { count }) => sum + count, 0),
		progress: all.find(({ id }) => id === issue.id) ?? null,
		preview: await preview(event, issue),
		mailLeaves: mailLeaves()
	};
};

export const actions: Actions = {
	save: async (event) => {
		await requireTeam(event, 'newsletter.send');
		return keep(event, event.params.id);
	},
	test: (event) =>
		act(event, 'tested', async (form, viewer) => {
			const asked = fieldOf(form, 'language');
			const locale = isLocale(asked) ? asked : event.locals.locale;
			await transaction((tx) => testNewsletter(tx, event.params.id, viewer, locale));
		}),
	send: (event) =>
		act(event, 'sent', async (form, viewer) => {
			if (fieldOf(form, 'sure') !== '1') throw refused('newsletter_send_confirm', {}, 422);
			await transaction((tx) => sendNewsletter(tx, event.params.id, viewer));
		}),
	drop: async (event) => {
		await requireTeam(event, 'newsletter.send');
		await transaction((tx) => dropNewsletter(tx, event.params.id));
		redirect(303, href('/desk/newsletter?done=dropped', event.locals.locale));
	}
};

type Act = (form: FormData, viewer: Awaited<ReturnType<typeof requireTeam>>) => Promise<void>;

async function act(event: RequestEvent, done: string, run: Act) {
	const viewer = await requireTeam(event, 'newsletter.send');
	const { locale } = event.locals;
	try {
		await run(await event.request.formData(), viewer);
	} catch (error) {
		return problem(error, { text: undefined as Record<string, string> | undefined }, locale);
	}
	redirect(303, href(`/desk/newsletter/${event.params.id}?done=${done}#send`, locale));
}

/** The letter as its readers of one language see it, in the theme that is asked for. */
async function preview({ url, locals }: RequestEvent, issue: Awaited<ReturnType<typeof newsletterById>>) {
	const asked = url.searchParams.get('language') ?? '';
	const language: Locale = isLocale(asked) ? asked : locals.locale;
	const theme = url.searchParams.get('theme') === 'dark' ? ('dark' as const) : ('light' as const);
	const { subject, html } = forReader(await render(issue, await gather(issue.items), language), '#');
	return {
		language,
		theme,
		subject,
		html: `<base target="_blank">${html.replaceAll('content="light dark"', `content="${theme}"`)}`
	};
}
