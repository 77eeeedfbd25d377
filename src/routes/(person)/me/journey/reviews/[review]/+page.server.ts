import { redirect } from '@sveltejs/kit';
import { NewReview } from '#journey';
import { attestsIn } from '#journey/pages/journey/meetings/attests.server.ts';
import { reviewCanvas, reviewFor } from '#journey/server';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { blocksOf } from '#learning';
import { fieldOf, problem, problemsOf } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const blocks = blocksOf('business');

export const load: PageServerLoad = async (event) => {
	const { review, notes } = await reviewFor(requirePerson(event), event.params.review);
	const person = await personById(review.person);
	const { comments, missing, hypotheses, accepted, reviewedAt } = review;
	return {
		area: 'journey' as const,
		name: person?.name ?? '—',
		answer: { comments, missing, hypotheses, accepted, reviewedAt },
		blocks: blocks.map((block) => ({ block, notes: notes.filter((note) => note.block === block) }))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = requirePerson(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const comments = Object.fromEntries(blocks.map((block) => [block, fieldOf(form, `comment_${block}`)]));
		const [missing, hypotheses] = [fieldOf(form, 'missing'), fieldOf(form, 'hypotheses')];
		const accepted = fieldOf(form, 'accepted') === '1';
		const typed = { comments, missing, hypotheses };
		const given = NewReview.safeParse({ ...typed, hypotheses: hypotheses || '0', accepted, attests: attestsIn(form) });
		if (!given.success) return problemsOf(given.error, typed, locale);
		try {
			const by = { actor: ref('person', viewer.id), source: 'web' } as const;
			await transaction((tx) => reviewCanvas(tx, viewer, event.params.review, given.data, by));
		} catch (error) {
			return problem(error, typed, locale);
		}
		redirect(303, href('/me/journey/reviews?done', locale));
	}
};
