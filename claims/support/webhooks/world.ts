import { sql } from 'kysely';
import { publishOffering, rewriteOffering, writeOffering } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import type { RoleName, Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { absent, grant, revoke } from '#kernel/identity/server/roles.ts';
import { catchUp } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { addOrganization } from '#network/server';
import { gather } from '#programs/server';

export const bySelf = ({ id }: Pick<Viewer, 'id'>) => ({ actor: ref('person', id), source: 'web' as const });
const words = (fr: string) => ({ source: 'fr', fr }) as const;

/** An organisation of the directory. @returns its id */
export const organization = (slug: string): Promise<string> =>
	transaction((tx) => {
		const unknown = { sectors: [], locality: 'Mons', lat: null, lon: null, website: null, founded: null };
		const given = { slug, name: `${slug} (fictif)`, formerNames: [], kind: 'company' as const };
		const rest = { status: null, statusAsOf: null, sources: [], fictional: true, sentence: words('Inventée.') };
		return addOrganization(tx, { ...given, ...unknown, ...rest }, { actor: null, source: 'desk' });
	});

/** Somebody who answers for an organisation, or is of the team, as a session of hers has her. */
export async function person(name: string, role: RoleName, scope: string | null): Promise<Viewer> {
	const id = await transaction(async (tx) => {
		const email = `${name.toLowerCase()}@example.org`;
		const made = await findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true });
		const its = scope ? ref('organization', scope) : null;
		await grant(tx, { person: made, role, scope: its, by: null, source: 'desk' });
		return made;
	});
	return (await absent(id)) as Viewer;
}

/** Takes her role for an organisation away, or gives it back. */
export const roleOf = ({ id }: Viewer, scope: string, stands: boolean): Promise<void> =>
	transaction((tx) => {
		const change = {
			person: id,
			role: 'partner',
			by: null,
			source: 'desk',
			scope: ref('organization', scope)
		} as const;
		return stands ? grant(tx, change) : revoke(tx, change);
	});

const plain = { audience: null, price: null, minAge: null, body: null, sectors: [], languages: [], fictional: true };

/** An activity of an organisation, published or not. @returns its id */
export const activity = (slug: string, organization: string, shown = true): Promise<string> =>
	transaction(async (tx) => {
		const told = { ...plain, slug, kind: 'talk', area: 'agenda', organization, title: words(slug) } as const;
		const id = await writeOffering(tx, { ...told, summary: words('Un essai.') });
		if (shown) await publishOffering(tx, id, { actor: null, source: 'desk' });
		return id;
	});

/** Rewrites it, so that its log goes on. */
export const rewrite = (id: string, slug: string, organization: string, turn: number): Promise<void> =>
	transaction((tx) => {
		const told = {
			...plain,
			slug,
			kind: 'talk',
			area: 'agenda',
			organization,
			title: words(`${slug} ${turn}`)
		} as const;
		return rewriteOffering(tx, id, { ...told, summary: words('Un essai.') }, { actor: null, source: 'desk' });
	});

/** Brings the reader of the log that gathers what is told up to date. */
export async function heard(): Promise<void> {
	await sequence();
	await catchUp('programs.gather', gather);
}

/** The facts about some activities, in the order of the log: `verb object`. */
export async function factsOf(objects: readonly string[]): Promise<string[]> {
	const { rows } = await sql<{ verb: string; object: string }>`
		select a.verb, a.object from kernel.activity_order o join kernel.activity a on a.id = o.activity
		where a.object = any(${[...objects]}::uuid[]) order by o.position`.execute(db);
	return rows.map(({ verb, object }) => `${verb} ${object}`);
}
