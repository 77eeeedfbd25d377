import { rowOf } from '#agenda';
import { said } from '#kernel/words.ts';
import { classesOf, schoolRequests } from '#learning/server';
import { tokenOf } from '#participation/server';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	const { locale } = event.locals;
	const [classes, requests] = await Promise.all([classesOf(id), schoolRequests(id)]);
	return {
		area: 'learning' as const,
		classes: classes.map(({ class: its, visits, pupils, works }) => ({
			...{ ...its, pupils, works },
			visits: visits.map(({ booking, pupils, atSchool, live, listing }) => ({
				...{ pupils, atSchool, live, token: tokenOf(booking) },
				...rowOf(listing, locale)
			}))
		})),
		requests: requests.map(({ id, title, school, pupils, state, answer, wanted, booking }) => ({
			...{ id, title: said(title, locale), school, pupils, state, answer, wanted },
			token: booking && tokenOf(booking)
		}))
	};
};
