import { createHash } from 'node:crypto';
import type { Audience, FieldGroup } from '#kernel/identity/index.ts';
import { consent } from '#kernel/identity/server/consents.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { show } from '#kernel/identity/server/visibility.ts';
import { transaction } from '#kernel/server/db.ts';
import type { NewWork } from '#network';
import {
	addWork,
	affiliate,
	keepProfile,
	organizationBySlug,
	ownProfile,
	publishProfile,
	publishWork,
	trashProfile,
	workDraft
} from '#network/server';
import { erase } from '../../src/erase.ts';
import { by } from './hub.ts';

const THIS_YEAR = new Date().getFullYear();
export const ORGANIZATION = 'atelier-houille';

/** What a reader sees of somebody: her page, and each group of fields. */
export type Seen = Readonly<{
	page: boolean;
	name: boolean;
	profile: boolean;
	affiliations: boolean;
	contact: boolean;
}>;

export const nothing: Seen = { page: false, name: false, profile: false, affiliations: false, contact: false };
export const all: Seen = { page: true, name: true, profile: true, affiliations: true, contact: true };

export type Case = Readonly<{
	chose: 'nobody' | 'signed_in' | 'everyone' | 'name only' | 'contact to members';
	birthYear?: number;
	agreed?: true;
	end?: 'unpublished' | 'trashed' | 'erased';
	/** The table: what a visitor, somebody signed in, and she herself are to see. */
	visitor: Seen;
	member: Seen;
	herself: Seen;
}>;

/** Without a page her name still stands where she lets it stand: at her organisation and in credits. */
const withoutPage: Seen = { ...all, page: false };
const nameOnly: Seen = { ...nothing, page: true, name: true };

export const cases: Readonly<Record<string, Case>> = {
	nobody: { chose: 'nobody', visitor: nothing, member: nothing, herself: all },
	agreed: { chose: 'nobody', agreed: true, visitor: nothing, member: nothing, herself: all },
	members: { chose: 'signed_in', visitor: nothing, member: all, herself: all },
	everyone: { chose: 'everyone', visitor: all, member: all, herself: all },
	name: { chose: 'name only', visitor: nameOnly, member: nameOnly, herself: all },
	reach: { chose: 'contact to members', visitor: { ...all, contact: false }, member: all, herself: all },
	minor: {
		chose: 'everyone',
		birthYear: THIS_YEAR - 12,
		agreed: true,
		visitor: nothing,
		member: nothing,
		herself: all
	},
	turning: { chose: 'everyone', birthYear: THIS_YEAR - 18, visitor: nothing, member: nothing, herself: all },
	unpublished: {
		chose: 'everyone',
		end: 'unpublished',
		visitor: withoutPage,
		member: withoutPage,
		herself: withoutPage
	},
	trashed: { chose: 'everyone', end: 'trashed', visitor: withoutPage, member: withoutPage, herself: withoutPage },
	erased: { chose: 'everyone', end: 'erased', visitor: nothing, member: nothing, herself: nothing }
};

/** Somebody made for the check: each word is hers alone, so that it is a proof wherever it stands. */
export type Made = Readonly<{
	key: string;
	id: string;
	slug: string;
	/** Of her name, the first stands for it and the second is searched for; of her headline likewise. */
	first: string;
	second: string;
	headline: string;
	sought: string;
	role: string;
	email: string;
	credit: string;
	title: string;
	work: string;
	of: Case;
}>;

/** Makes one person for each case, with a profile, a place in an organisation and a credit in a published work of her own. */
export async function makePeople(wanted: Readonly<Record<string, Case>> = cases): Promise<Made[]> {
	const organization = await organizationBySlug(ORGANIZATION);
	const made: Made[] = [];
	for (const [key, of] of Object.entries(wanted)) {
		const words = {
			first: `Vif${mark(key, 'first')}`,
			second: `Clair${mark(key, 'second')}`,
			headline: `Titre${mark(key, 'headline')}`,
			sought: mark(key, 'sought'),
			role: `Role${mark(key, 'role')}`,
			email: `lettre.${mark(key, 'email')}@exemple.invalid`,
			credit: `Credit${mark(key, 'credit')}`,
			title: `Oeuvre${mark(key, 'title')}`
		};
		made.push({ key, of, ...words, ...(await make(words, of, organization.id)) });
	}
	return made;
}

/** Letters that are like no other word, so that a search that forgives mistakes does not take one for another. */
const mark = (key: string, word: string): string =>
	createHash('sha256')
		.update(`${key} ${word}`)
		.digest('hex')
		.slice(0, 12)
		.replace(/[0-9]/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');

type Words = Pick<Made, 'first' | 'second' | 'headline' | 'sought' | 'role' | 'email' | 'credit' | 'title'>;

const make = (words: Words, of: Case, organization: string): Promise<{ id: string; slug: string; work: string }> =>
	transaction(async (tx) => {
		const fr = (text: string) => ({ source: 'fr', fr: text }) as const;
		const name = `${words.first} ${words.second}`;
		const id = await findOrMakePerson(tx, {
			name,
			email: words.email,
			locale: 'fr',
			birthYear: of.birthYear ?? null,
			fictional: true
		});
		await keepProfile(tx, id, { ...blank, headline: fr(`${words.headline} ${words.sought}`) }, by);
		const slug = (await ownProfile(id, tx))?.slug ?? '';
		await affiliate(tx, { person: id, organization, role: fr(words.role), since: '2024-01-01' }, by);
		for (const [group, audience] of chosen(of.chose)) await show(tx, id, group, audience);
		if (of.agreed) await consent(tx, { person: id, purpose: 'names_shown', wordingVersion: '1', source: 'web' });
		const given = { ...work, title: fr(words.title), organization };
		const made = await addWork(tx, given, [{ person: id, name: words.credit, role: '' }]);
		await publishWork(tx, made, by);
		if (of.end !== 'unpublished') await publishProfile(tx, id, by);
		if (of.end === 'trashed') await trashProfile(tx, id, true, by);
		if (of.end === 'erased') await erase(tx, id);
		return { id, slug, work: (await workDraft(made, tx)).slug };
	});

function chosen(choice: Case['chose']): readonly (readonly [FieldGroup, Audience])[] {
	const groups = ['profile', 'affiliations', 'contact'] as const;
	if (choice === 'name only') return [['name', 'everyone'], ...groups.map((group) => [group, 'nobody'] as const)];
	if (choice === 'contact to members')
		return [
			['name', 'everyone'],
			['profile', 'everyone'],
			['affiliations', 'everyone'],
			['contact', 'signed_in']
		];
	return (['name', ...groups] as const).map((group) => [group, choice] as const);
}

const blank = { about: null, locality: null, website: null, links: [], picture: null, openTo: [], skills: [] };
const work = {
	kind: 'other' as const,
	summary: { source: 'fr' as const, fr: 'Inventé pour vérifier.' },
	body: null,
	year: 2026,
	url: null,
	sectors: [],
	pictures: [],
	fictional: true
} satisfies Omit<NewWork, 'title' | 'organization'>;
