import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { decideEvidence, waitingEvidence } from '#learning/server';
import { fieldOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'evidence.decide');
	const waiting = await waitingEvidence();
	const names = await Promise.all(waiting.map(({ person }) => person && personById(person)));
	return {
		area: 'learning' as const,
		waiting: waiting.map(({ person: _, ...one }, index) => ({ ...one, name: (names[index] || null)?.name ?? null }))
	};
};

export const actions: Actions = {
	decide: async (event) => {
		const viewer = await requireTeam(event, 'evidence.decide');
		const form = await event.request.formData();
		const by = { actor: ref('person', viewer.id), source: 'desk' } as const;
		await transaction((tx) => decideEvidence(tx, fieldOf(form, 'id'), fieldOf(form, 'accepted') === '1', by));
		redirect(303, href('/desk/ways/evidence', event.locals.locale));
	}
};
