import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import type { RoleName, Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { addOrganization } from '#network/server';
import { NewProposal } from '../index.ts';
import { askInterest, publishProposal, writeProposal } from './index.ts';

export const by = ({ id }: Pick<Viewer, 'id'>) => ({ actor: ref('person', id), source: 'web' as const });
export const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** An organisation of the directory. @returns its id */
export const organization = (name: string): Promise<string> =>
	transaction((tx) => {
		const sentence = { source: 'fr' as const, fr: 'Une phrase.' };
		const given = { slug: name.toLowerCase(), name, formerNames: [], kind: 'company' as const, sentence };
		const unknown = { sectors: [], locality: null, lat: null, lon: null, website: null, founded: null };
		const row = { ...given, ...unknown, status: null, statusAsOf: null, sources: [], fictional: true };
		return addOrganization(tx, row, { actor: null, source: 'desk' });
	});

/** Somebody with an account and a role: for an organisation, or of the team. */
export async function person(name: string, role?: RoleName, scope: string | null = null): Promise<Viewer> {
	const email = `${name.toLowerCase()}@example.org`;
	const held = scope ? ref('organization', scope) : null;
	const id = await transaction(async (tx) => {
		const made = await findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true });
		if (role) await grant(tx, { person: made, role, scope: held, by: null, source: 'desk' });
		return made;
	});
	const roles = role ? [{ role, scope: held }] : [];
	return { id, name, email, locale: 'fr', roles, secondFactor: role === 'coordinator', sessionId: 'none' };
}

export const proposed = (organization: string, more: object = {}) =>
	NewProposal.parse({
		...{ organization, direction: 'offer', kind: 'studio', title: 'Un studio son', needs: 'Libre le vendredi.' },
		...{ sectors: [], until: day(60), languages: ['fr'], locality: 'Mons', ...more }
	});

/** An open proposal of whoever answers for an organisation. @returns its id */
export async function published(viewer: Viewer, more: object = {}): Promise<string> {
	const own = viewer.roles[0]?.scope?.id ?? '';
	return transaction(async (tx) => {
		const id = await writeProposal(tx, proposed(own, more), viewer);
		await publishProposal(tx, id, viewer, by(viewer));
		return id;
	});
}

/** An interest of whoever answers for another one. @returns the talk's id */
export const asked = (proposal: string, viewer: Viewer, words = 'Cela nous irait.'): Promise<string> =>
	transaction((tx) =>
		askInterest(tx, proposal, { organization: viewer.roles[0]?.scope?.id ?? '', words }, viewer, by(viewer))
	);

/** What was written to somebody, the first first. */
export async function letters({ id }: Viewer): Promise<{ subject: string; text: string }[]> {
	const { rows } = await sql<{ subject: string; text: string }>`
		select subject, text from kernel.mail where subject_of = ${id} and confidential order by written_at, id`.execute(
		db
	);
	return rows;
}

export const facts = async (object: string) => {
	const { rows } = await sql<{ verb: string; target: string | null; detail: Record<string, unknown> }>`
		select replace(verb, 'partnering.', '') as verb, target, detail from kernel.activity where object = ${object} order by id`.execute(
		db
	);
	return rows;
};

/** Why something is refused; undefined when it is done. */
export const refusal = (act: Promise<unknown>): Promise<string | undefined> =>
	act.then(
		() => undefined,
		(error: { code?: string }) => error.code ?? String(error)
	);
