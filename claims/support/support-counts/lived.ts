import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { addOperation } from '#kernel/server/operations.ts';
import { addOrganization } from '#network/server';
import { FileCard, NewContact } from '#venture';
import { acceptHolding, askedAbout, noteContact, openFile, openTo, strikeContact } from '#venture/server';
import type { Attempt, Year } from './year.ts';

/** A year in the hub: who is who, by its place in the year. */
export type Lived = Readonly<{ organizations: string[]; advisers: Viewer[]; founders: Viewer[]; files: string[] }>;

export const operationCode = (operation: number): string => `FEDER-${operation + 1}`;

/** Makes the organisations, advisers, files and operations of a year. */
export async function settleYear({ advisers, files, operations }: Year): Promise<Lived> {
	const organizations: string[] = [];
	for (let at = 0; at < 3; at++) organizations.push(await organization(`maison-${at}`));
	for (let at = 0; at < operations; at++) {
		const code = operationCode(at);
		const given = { code, name: { source: 'fr', fr: code } as const, funder: 'FEDER', starts: null, ends: null };
		await transaction((tx) => addOperation(tx, given));
	}
	const lived: Lived = { organizations, advisers: [], founders: [], files: [] };
	for (const [at, one] of advisers.entries())
		lived.advisers.push(await person(`conseil-${at}`, organizations[one.organization] ?? ''));
	for (const [at, { keeper, openTo: other }] of files.entries()) {
		const founder = await person(`porteur-${at}`);
		const adviser = lived.advisers.find((_, turn) => advisers[turn]?.organization === keeper);
		if (!adviser) throw new Error('an organisation without an adviser');
		const id = await openOne(`projet-${at}`, organizations[keeper] ?? '', adviser, founder);
		if (other !== null) {
			const share = { organization: organizations[other] ?? '', parts: ['contacts' as const] };
			await transaction((tx) => openTo(tx, id, share, founder, by(founder)));
		}
		lived.founders.push(founder);
		lived.files.push(id);
	}
	return lived;
}

/** Writes one of the year down. @returns the code by which it was refused; null when it is written */
export async function attempt(
	{ organizations, advisers, files }: Lived,
	year: Year,
	one: Attempt,
	at: (minute: number) => Date
): Promise<string | null> {
	const adviser = advisers[one.adviser];
	if (!adviser) throw new Error('nobody');
	const given = NewContact.parse({
		kind: one.kind,
		files: one.files.map((file) => files[file]),
		organization: organizations[year.advisers[one.adviser]?.organization ?? 0],
		at: at(one.from),
		until: one.lasts ? at(one.from + one.lasts) : null,
		operation: one.operation === null ? null : operationCode(one.operation)
	});
	try {
		const id = await transaction((tx) => noteContact(tx, given, adviser, by(adviser)));
		if (one.struck) await transaction((tx) => strikeContact(tx, id, adviser, by(adviser)));
		return null;
	} catch (error) {
		return (error as { code?: string }).code ?? String(error);
	}
}

export const by = ({ id }: Pick<Viewer, 'id'>) => ({ actor: ref('person', id), source: 'desk' as const });

const organization = (slug: string): Promise<string> =>
	transaction((tx) => {
		const known = {
			slug,
			name: slug,
			formerNames: [],
			kind: 'incubator' as const,
			sentence: { source: 'fr' as const, fr: 'Inventé.' }
		};
		const nothing = { sectors: [], locality: null, lat: null, lon: null, website: null, founded: null };
		const rest = { status: null, statusAsOf: null, sources: [], fictional: true };
		return addOrganization(tx, { ...known, ...nothing, ...rest }, { actor: null, source: 'desk' });
	});

async function person(name: string, advises?: string): Promise<Viewer> {
	const email = `${name}@example.org`;
	const roles = advises ? [{ role: 'adviser' as const, scope: ref('organization', advises) }] : [];
	const id = await transaction(async (tx) => {
		const made = await findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true });
		for (const { role, scope } of roles) await grant(tx, { person: made, role, scope, by: null, source: 'desk' });
		return made;
	});
	return { id, name, email, locale: 'fr', roles, secondFactor: false, sessionId: '' };
}

async function openOne(name: string, keeper: string, adviser: Viewer, founder: Viewer): Promise<string> {
	const card = FileCard.parse({ kind: 'project', name, stage: 'idea' });
	const holders = [{ name: founder.name, email: founder.email ?? '' }];
	const id = await transaction((tx) => openFile(tx, { keeper, card, holders, fictional: true }, adviser, by(adviser)));
	const [asked] = await askedAbout(founder.id);
	await transaction((tx) => acceptHolding(tx, asked?.id ?? '', founder.id, by(founder)));
	return id;
}
