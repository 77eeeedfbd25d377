import { fail, redirect } from '@sveltejs/kit';
import { asEvent, isPast, obstacle } from '#agenda';
import { readRegistration } from '#agenda/pages/registration.server.ts';
import { seance } from '#agenda/pages/seance.server.ts';
import { followupsOf, materialsOf, questionsOf, register, tookPart } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { retryAfter } from '#kernel/server/errors.ts';
import { idempotencyKey } from '#kernel/server/kept/page.ts';
import { limit } from '#kernel/server/limits.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { offersOf } from '#learning/server';
import { showOfOccurrence } from '#stage/server';
import { problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { locale, viewer } }) => {
	const listing = await seance(params);
	const { offering, occurrence } = listing;
	const [forClasses, show, questions, materials, followups, mayAsk] = await Promise.all([
		offersOf([offering.id]).then((offers) => offers.has(offering.id)),
		showOfOccurrence(occurrence.id),
		questionsOf(offering.id),
		materialsOf([occurrence.id]),
		followupsOf(occurrence.id),
		viewer && isPast(occurrence) ? tookPart(viewer.id, occurrence.id) : false
	]);
	const at = {
		url: publicUrl() + href(`/agenda/${offering.slug}/${occurrence.id}`, locale),
		hubUrl: publicUrl(),
		locale
	};
	return {
		...listing,
		area: offering.area,
		show,
		forClasses,
		past: isPast(occurrence),
		closed: obstacle(occurrence),
		key: idempotencyKey(),
		known: viewer && { name: viewer.name, email: viewer.email ?? '' },
		questions,
		materials,
		followups,
		mayAsk,
		event: asEvent(offering, occurrence, at)
	};
};

export const actions: Actions = {
	default: async ({ params, request, setHeaders, locals: { locale, viewer } }) => {
		const { offering } = await seance(params);
		if ((await offersOf([offering.id])).size) redirect(303, href(`/learning/classes/${params.occurrence}`, locale));
		const read = readRegistration(await request.formData(), await questionsOf(offering.id), locale);
		const { typed, problems, answers } = read;
		const asked = read.request;
		if (!asked) return fail(422, { typed, problems });
		const actor = viewer ? ref('person', viewer.id) : null;
		const receipt = await limit('booking', asked.email.toLowerCase())
			.then(() => register(asked, params.occurrence, { actor, source: 'web', answers }))
			.catch((error: unknown) => {
				setHeaders(retryAfter(error));
				return problem(error, typed, locale);
			});
		if (!('token' in receipt)) return receipt;
		redirect(303, href(`/booking/${receipt.token}`, locale));
	}
};
