import { areasOf } from '#agenda/server';
import type { Fact, Ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { personOf } from '#kernel/server/activity/pseudonym.ts';
import { latestFacts } from '#kernel/server/activity/read.ts';
import { verifySeals } from '#kernel/server/activity/seal.ts';
import { db } from '#kernel/server/db.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { areaName, type Detail, detailOf, kindName, sourceName, verbName } from './words.server.ts';

const SHOWN = 50;

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'desk.facts');
	const asked = Number(event.url.searchParams.get('before'));
	const before = Number.isSafeInteger(asked) && asked > 0 ? asked : undefined;
	const facts = await latestFacts(SHOWN, before);
	const [areas, names] = await Promise.all([
		areasOf(facts.flatMap(({ object, context }) => (context ? [object, context] : [object]))),
		namesIn(facts)
	]);
	return {
		before,
		facts: facts.map(({ position, at, verb, source, actor, object, context, detail }) => {
			const area = areas.get(object.id) ?? areas.get(context?.id ?? '') ?? null;
			return {
				position,
				at,
				verb: verbName(verb),
				source: sourceName(source),
				area,
				areaName: area && areaName(area),
				actor: actor && named(actor, names),
				object: named(object, names),
				detail: detailOf(detail as Detail)
			};
		}),
		older: facts.length === SHOWN ? facts.at(-1)?.position : undefined
	};
};

export const actions: Actions = {
	verify: async (event) => {
		await requireTeam(event, 'desk.facts');
		return { verdict: await verifySeals() };
	}
};

/** Who gave or took a role must be answerable for: these facts alone are shown with names. */
async function namesIn(facts: readonly Fact[]): Promise<Map<string, string>> {
	const named = facts.filter(({ verb }) => verb.startsWith('identity.role_'));
	const ids = new Set(named.flatMap(({ actor, object }) => (actor ? [actor.id, object.id] : [object.id])));
	const found = await Promise.all([...ids].map(async (id) => [id, await nameOf(id)] as const));
	return new Map(found.flatMap(([id, name]) => (name ? [[id, name]] : [])));
}

async function nameOf(pseudonym: string): Promise<string | undefined> {
	const person = await personOf(db, pseudonym);
	return person ? (await personById(person))?.name : undefined;
}

const named = ({ kind, id }: Ref, names: ReadonlyMap<string, string>) => ({
	kind: kindName(kind),
	id,
	name: names.get(id) ?? null
});
