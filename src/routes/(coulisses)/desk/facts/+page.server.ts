import { factsListed } from '#agenda/desk/facts/facts.server.ts';
import type { Ref } from '#kernel/facts.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { verifySeals } from '#kernel/server/activity/seal.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { areaName, type Detail, detailOf, kindName, sourceName, verbName } from './words.server.ts';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, deskActs.facts);
	const { facts, names, before, older } = await factsListed(event.url);
	const named = ({ kind, id }: Ref) => ({ kind: kindName(kind), id, name: names.get(id) ?? null });
	return {
		before,
		older,
		facts: facts.map(({ position, at, verb, source, actor, object, area, detail }) => ({
			...{ position, at, area },
			verb: verbName(verb),
			source: sourceName(source),
			areaName: area && areaName(area),
			actor: actor && named(actor),
			object: named(object),
			detail: detailOf(detail as Detail)
		}))
	};
};

export const actions: Actions = {
	verify: async (event) => {
		await requireTeam(event, deskActs.facts);
		return { verdict: await verifySeals() };
	}
};
