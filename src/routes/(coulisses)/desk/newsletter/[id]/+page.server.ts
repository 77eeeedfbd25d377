import { refused } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { isLocale } from '#kernel/words.ts';
import { m } from '#messages';
import { newsletterActs } from '#notice/acts.ts';
import type { Aside } from '#notice/desk/newsletter/blocks.server.ts';
import { issueShown, keep } from '#notice/desk/newsletter/issue.server.ts';

import { dropNewsletter, type IssueBlock, letterOfIssue, sendNewsletter, testNewsletter } from '#notice/server';
import { attempt, change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, newsletterActs.send);
	return issueShown(event.params.id, event.url, event.locals.locale);
};

const nothing = {
	text: undefined as Record<string, string> | undefined,
	blocks: undefined as readonly IssueBlock[] | undefined,
	asides: undefined as Readonly<Record<number, Aside>> | undefined
};

export const actions: Actions = {
	save: async (event) => {
		await requireTeam(event, newsletterActs.send);
		return keep(event, event.params.id);
	},
	test: async (event) => {
		const viewer = await requireTeam(event, newsletterActs.send);
		const { id } = event.params;
		const asked = fieldOf(await event.request.formData(), 'language');
		const locale = isLocale(asked) ? asked : event.locals.locale;
		const to = `/desk/newsletter/${id}?done=tested#send`;
		return attempt(event, '', nothing, async () => {
			const letter = await letterOfIssue(id, locale);
			return change(event, nothing, (tx) => testNewsletter(tx, letter, viewer, locale), to);
		});
	},
	send: async (event) => {
		const viewer = await requireTeam(event, newsletterActs.send);
		const { id } = event.params;
		const sure = fieldOf(await event.request.formData(), 'sure') === '1';
		return change(
			event,
			nothing,
			async (tx) => {
				if (!sure) throw refused('newsletter_send_confirm', {}, 422);
				await sendNewsletter(tx, id, viewer);
			},
			`/desk/newsletter/${id}?done=sent#send`
		);
	},
	drop: async (event) => {
		await requireTeam(event, newsletterActs.send);
		const form = await event.request.formData();
		const drop = async (tx: Tx) => {
			await dropNewsletter(tx, event.params.id);
			requireSure(event, doing(m.newsletter_drop()), form);
		};
		return change(event, nothing, drop, '/desk/newsletter?done=dropped');
	}
};
