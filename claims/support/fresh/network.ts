import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { show as showTo } from '#kernel/identity/server/visibility.ts';
import { transaction } from '#kernel/server/db.ts';
import type { NewOrganization } from '#network';
import {
	addOrganization,
	addWork,
	changeWork,
	hideSector,
	keepProfile,
	keepSector,
	organizationBySlug,
	ownProfile,
	placeBySlug,
	publishProfile,
	publishWork,
	restoreOrganization,
	trashOrganization,
	trashPlace,
	trashWork,
	undoOrganization,
	undoPlace,
	undoWork,
	updateOrganization,
	updatePlace,
	withdrawProfile,
	workDraft
} from '#network/server';
import { by } from '../hub.ts';
import { type Cookie, sendForm } from '../pages.ts';
import { words } from './agenda.ts';
import { type Noun, reads, within, wordOf } from './noun.ts';

/** The name of an organisation and its sentence. */
export async function organization(): Promise<Noun> {
	const name = 'maison';
	const told = (number: number): NewOrganization => ({
		...{
			slug: 'maison',
			name: wordOf(name, number),
			kind: 'company',
			sentence: words(`C’est ${wordOf(name, number)}.`)
		},
		...{ formerNames: [], sectors: [], sources: [], website: null, founded: null, status: null, statusAsOf: null },
		...{ locality: 'Mons', lat: null, lon: null, fictional: true }
	});
	const id = await transaction((tx) => addOrganization(tx, told(0), by));
	return {
		name,
		pages: { '/network': 'without', '/network/maison': 'gone' },
		read: reads(name),
		acts: {
			rewrite: within((tx, number: number) => updateOrganization(tx, id, told(number), by)),
			undo: within((tx) => undoOrganization(tx, id, by)),
			hide: within((tx) => trashOrganization(tx, id, by)),
			show: within((tx) => restoreOrganization(tx, id, by))
		}
	};
}

/** The name of the organisation that gives every activity, on the pages of those. */
export async function giver(): Promise<Noun> {
	const name = 'equipe';
	const {
		id,
		createdAt: _,
		updatedAt: __,
		verifiedAt: ___,
		deletedAt: ____,
		...known
	} = await organizationBySlug('hub');
	const write = within((tx, number: number) =>
		updateOrganization(tx, id, { ...known, name: wordOf(name, number) }, by)
	);
	await write(0);
	return {
		name,
		pages: { '/network': 'same', '/network/hub': 'same', '/agenda/comble': 'same', '/places/quai': 'same' },
		read: reads(name),
		acts: { rewrite: write, undo: within((tx) => undoOrganization(tx, id, by)) }
	};
}

/** The name of a place; what happens there goes on when it is in the trash. */
export async function place(): Promise<Noun> {
	const name = 'quai';
	const { id, organizationName: _, updatedAt: __, deletedAt: ___, ...known } = await placeBySlug('quai');
	const write = within((tx, number: number) => updatePlace(tx, id, { ...known, name: wordOf(name, number) }, by));
	await write(0);
	return {
		name,
		pages: { '/places/quai': 'gone', '/': 'same', '/agenda': 'same', '/agenda/comble': 'same' },
		read: reads(name),
		acts: {
			rewrite: write,
			undo: within((tx) => undoPlace(tx, id, by)),
			hide: within((tx) => trashPlace(tx, id, true, by)),
			show: within((tx) => trashPlace(tx, id, false, by))
		}
	};
}

/** What a sector is called. */
export async function sector(): Promise<Noun> {
	const name = 'secteur';
	const slug = 'fresh';
	const write = within((tx, number: number) => keepSector(tx, { slug, label: words(wordOf(name, number)) }, by));
	await write(0);
	return {
		name,
		pages: { '/agenda': 'without' },
		read: reads(name),
		acts: {
			rewrite: write,
			hide: within((tx) => hideSector(tx, slug, true, by)),
			show: within((tx) => hideSector(tx, slug, false, by))
		}
	};
}

/** The title of a work of the gallery. */
export async function work(): Promise<Noun> {
	const name = 'oeuvre';
	const told = (number: number) => ({
		...{ kind: 'other' as const, title: words(wordOf(name, number)), summary: words('Inventée pour vérifier.') },
		...{ body: null, year: 2026, url: null, organization: null, sectors: [], pictures: [], fictional: true }
	});
	const { id, slug } = await transaction(async (tx) => {
		const made = await addWork(tx, told(0), []);
		await publishWork(tx, made, by);
		return workDraft(made, tx);
	});
	return {
		name,
		pages: { '/gallery': 'without', [`/gallery/${slug}`]: 'gone' },
		read: reads(name),
		acts: {
			rewrite: within((tx, number: number) => changeWork(tx, id, told(number), [], by)),
			undo: within((tx) => undoWork(tx, id, by)),
			hide: within((tx) => trashWork(tx, id, true, by)),
			show: within((tx) => trashWork(tx, id, false, by))
		}
	};
}

const blank = { about: null, locality: null, website: null, links: [], picture: null, openTo: [], skills: [] };

/** Somebody invented with a page that everybody sees. */
const somebody = (name: string): Promise<{ id: string; slug: string }> =>
	transaction(async (tx) => {
		const email = `${name.toLowerCase().replace(/\W+/g, '.')}@exemple.invalid`;
		const id = await findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true });
		for (const group of ['name', 'profile'] as const) await showTo(tx, id, group, 'everyone');
		await keepProfile(tx, id, { ...blank, headline: words('Inventée pour vérifier.') }, by);
		await publishProfile(tx, id, by);
		return { id, slug: (await ownProfile(id, tx))?.slug ?? '' };
	});

/** What somebody says of herself, who hides her name and shows it again, or takes her page back. */
export async function profile(): Promise<Noun> {
	const name = 'metier';
	const { id, slug } = await somebody('Paule Cachée');
	const write = within((tx, number: number) =>
		keepProfile(tx, id, { ...blank, headline: words(wordOf(name, number)) }, by)
	);
	await write(0);
	let turn = 0;
	return {
		name,
		pages: { '/people': 'without', [`/people/${slug}`]: 'gone' },
		read: reads(name),
		acts: {
			rewrite: write,
			hide: within((tx) => (++turn % 2 ? showTo(tx, id, 'name', 'nobody') : withdrawProfile(tx, id, by))),
			show: within((tx) => (turn % 2 ? showTo(tx, id, 'name', 'everyone') : publishProfile(tx, id, by)))
		}
	};
}

/** What somebody calls herself, by the form of her own pages on either program. */
export async function person(signIn: (person: string) => Promise<Cookie[]>): Promise<Noun> {
	const name = 'prenom';
	const { id, slug } = await somebody(wordOf(name, 0));
	const cookies = await signIn(id);
	return {
		name,
		pages: { '/people': 'same', [`/people/${slug}`]: 'same' },
		read: reads(name),
		acts: {
			rewrite: (number, url) =>
				sendForm(url, cookies, '/me?/rename', new URLSearchParams({ name: wordOf(name, number), locale: 'fr' }))
		}
	};
}
