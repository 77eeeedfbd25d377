import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { takesApplications } from '#learning';
import { beginApplication, cohortBySlug, programmeBySlug, todayHere } from '#learning/server';
import { problem } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	requirePerson(event);
	const { programme, cohort } = await opened(event);
	const open = takesApplications(cohort, await todayHere());
	return { area: 'learning', programme, cohort, open };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = requirePerson(event);
		const { cohort } = await opened(event);
		const { locale } = event.locals;
		let id: string;
		try {
			const by = { actor: ref('person', viewer.id), source: 'web' } as const;
			id = await transaction((tx) => beginApplication(tx, cohort.id, viewer, by));
		} catch (error) {
			return problem(error, {}, locale);
		}
		redirect(303, href(`/me/programmes/application/${id}`, locale));
	}
};

async function opened({ params }: Pick<RequestEvent, 'params'>) {
	const programme = await programmeBySlug(params.programme);
	const cohort = await cohortBySlug(programme.id, params.cohort);
	if (!cohort.appliesFrom) throw missing();
	return { programme, cohort };
}
