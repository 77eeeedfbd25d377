import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { addOrganization, affiliate } from '#network/server';
import { Joining, NewGroup } from '../group.schema.ts';
import { inviteMember, membersOf, moveGroup, settleMember, writeGroup } from './index.ts';

export const by = ({ id }: Pick<Viewer, 'id'>) => ({ actor: ref('person', id), source: 'web' as const });
export const desk = { actor: null, source: 'desk' as const };

const words = (text: string) => ({ source: 'fr' as const, fr: text });

export const newGroup = (more: object = {}) =>
	NewGroup.parse({
		...{ kind: 'project', title: words('Guide de musée'), summary: words('Un guide.'), body: words('Un **texte**.') },
		...{ sectors: [], place: null, site: 'Un musée', starts: '2099-01-01', ends: '2099-12-31', operation: null },
		...{ public: true, ...more }
	});

const organization = (name: string): Promise<string> =>
	transaction((tx) => {
		const sentence = { source: 'fr' as const, fr: 'Une phrase.' };
		const given = { slug: name.toLowerCase(), name, formerNames: [], kind: 'company' as const, sentence };
		const unknown = { sectors: [], locality: null, lat: null, lon: null, website: null, founded: null };
		const row = { ...given, ...unknown, status: null, statusAsOf: null, sources: [], fictional: true };
		return addOrganization(tx, row, desk);
	});

export type Host = Viewer & { own: string };

const person = (name: string): Promise<string> =>
	transaction((tx) =>
		findOrMakePerson(tx, { name, email: `${name.toLowerCase()}@example.org`, locale: 'fr', fictional: true })
	);

const viewerOf = (id: string, name: string): Viewer => ({
	...{ id, name, email: `${name.toLowerCase()}@example.org`, locale: 'fr', roles: [] },
	...{ secondFactor: false, sessionId: 'none' }
});

/** Somebody who answers for an organisation of her own. */
export async function director(name: string): Promise<Host> {
	const own = await organization(`${name}-co`);
	const scope = ref('organization', own);
	const id = await person(name);
	await transaction((tx) => grant(tx, { person: id, role: 'director', scope, by: null, source: 'desk' }));
	return { ...viewerOf(id, name), roles: [{ role: 'director' as const, scope }], own };
}

/** Somebody who works for the organisation of a director, and answers for nothing. */
export async function colleague(name: string, host: Host): Promise<Viewer> {
	const id = await person(name);
	const role = { source: 'fr' as const, fr: 'Dessinatrice' };
	await transaction((tx) => affiliate(tx, { person: id, organization: host.own, role, since: null }, desk));
	return viewerOf(id, name);
}

/** The membership of an organisation. */
export async function memberOf(group: string, { own }: Host): Promise<string> {
	return (await membersOf(group)).find((one) => one.organization === own)?.id ?? '';
}

export async function saysYes(group: string, host: Host, country?: string): Promise<void> {
	const id = await memberOf(group, host);
	await transaction((tx) =>
		settleMember(tx, id, 'accept', { viewer: host, by: by(host), ...(country ? { country } : {}) })
	);
}

export const invites = (group: string, lead: Host, other: Host, country: string): Promise<string> =>
	transaction((tx) => {
		const given = Joining.parse({ organization: other.own, country, role: 'partner', word: 'Bienvenue.' });
		return inviteMember(tx, group, given, lead, by(lead));
	});

/** A group that is open, led by one and with others in it. @returns its id */
export async function openGroup(lead: Host, others: readonly [Host, string][], more: object = {}): Promise<string> {
	const id = await transaction((tx) =>
		writeGroup(tx, newGroup(more), { organization: lead.own, country: 'BE' }, desk, { fictional: true })
	);
	await saysYes(id, lead);
	await transaction((tx) => moveGroup(tx, id, 'open', desk));
	for (const [other, country] of others) {
		await invites(id, lead, other, country);
		await saysYes(id, other);
	}
	return id;
}

/** Why something is refused; undefined when it is done. */
export const refusal = (act: Promise<unknown>): Promise<string | undefined> =>
	act.then(
		() => undefined,
		({ code = '', message }: { code?: string; message?: string }) => code || message
	);
