import type { Fact } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { personOf } from '#kernel/server/activity/pseudonym.ts';
import { latestFacts } from '#kernel/server/activity/read.ts';
import { db } from '#kernel/server/db.ts';
import { areasOf } from '../../server/index.ts';

const SHOWN = 50;

/** The facts that the address asks for (`?before=`), the area of the programme that each is about, and the names that may be told. */
export async function factsListed({ searchParams }: URL) {
	const asked = Number(searchParams.get('before'));
	const before = Number.isSafeInteger(asked) && asked > 0 ? asked : undefined;
	const facts = await latestFacts(SHOWN, before);
	const [areas, names] = await Promise.all([
		areasOf(facts.flatMap(({ object, context }) => (context ? [object, context] : [object]))),
		namesIn(facts)
	]);
	return {
		before,
		older: facts.length === SHOWN ? facts.at(-1)?.position : undefined,
		facts: facts.map((fact) => ({
			...fact,
			area: areas.get(fact.object.id) ?? areas.get(fact.context?.id ?? '') ?? null
		})),
		names
	};
}

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
