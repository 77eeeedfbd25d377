import { sql } from 'kysely';
import type { NewOffering } from '#agenda';
import {
	addQuestion,
	cancel,
	changeQuestion,
	publishOffering,
	reinstate,
	reschedule,
	restoreOffering,
	rewriteOffering,
	setTheme,
	trashOffering,
	trashQuestion,
	undoRewriting,
	unpublishOffering
} from '#agenda/server';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { makeShow } from '#stage/server';
import { by, formOf, open, register, type Seance } from '../hub.ts';
import { type Noun, reads, type WhenHidden, within, wordOf } from './noun.ts';

const MINUTE = 60_000;
const CAPACITY = 5000;

export const words = (text: string) => ({ source: 'fr', fr: text }) as const;

/** The id of the activity that a séance is of. */
export const offeringOf = ({ slug }: Seance, on: Tx | typeof db = db): Promise<string> =>
	sql<{ id: string }>`select id from agenda.offering where slug = ${slug}`
		.execute(on)
		.then(({ rows }) => rows[0]?.id ?? '');

const given = (slug: string, title: string, more: Partial<NewOffering> = {}): NewOffering => ({
	...{ slug, title: words(title), summary: words('Résumé.'), body: words('Texte.'), kind: 'talk', area: 'learning' },
	...{ organization: 'hub', audience: null, price: null, minAge: null, sectors: [], languages: [], fictional: true },
	...more
});

const seancePages = ({ slug, id }: Seance) => [`/agenda/${slug}`, `/agenda/${slug}/${id}`] as const;
/** The lists that show what comes next. */
const lists = ['/', '/agenda', '/network/hub', '/places/quai'];

/** After those which the short lists show. */
export const later = () => ({ startsAt: new Date(Math.floor(Date.now() / MINUTE) * MINUTE + 72 * 60 * MINUTE) });

const pagesOf = (seance: Seance, own: WhenHidden, its: readonly string[]): Noun['pages'] =>
	Object.fromEntries([
		...seancePages(seance).map((path) => [path, own] as const),
		...its.map((path) => [path, 'without'] as const)
	]);

/** The title of an activity, which is drafted and published again. */
export async function title(): Promise<Noun> {
	const name = 'titre';
	const told = (number: number) => given('activite', wordOf(name, number));
	const seance = await open('activite', {}, told(0));
	const id = await offeringOf(seance);
	return {
		name,
		pages: pagesOf(seance, 'gone', [...lists, '/learning']),
		read: reads(name),
		acts: actsOf(id, told)
	};
}

/** All that is done to the words of an activity. */
const actsOf = (id: string, told: (number: number) => ReturnType<typeof given>) => ({
	rewrite: within((tx, number: number) => rewriteOffering(tx, id, told(number), by)),
	undo: within((tx) => undoRewriting(tx, id, by)),
	hide: within((tx) => unpublishOffering(tx, id, by)),
	show: within((tx) => publishOffering(tx, id, by))
});

/** What a séance is about. */
export async function theme(): Promise<Noun> {
	const name = 'theme';
	const seance = await open('serie', { theme: words(wordOf(name, 0)) });
	let last = 0;
	const say = within((tx, number: number) => setTheme(tx, seance.id, words(wordOf(name, number)), by));
	return {
		name,
		pages: pagesOf(seance, 'without', lists),
		read: reads(name),
		acts: {
			rewrite: (number) => {
				last = number;
				return say(number);
			},
			hide: within((tx) => setTheme(tx, seance.id, null, by)),
			show: () => say(last)
		}
	};
}

/** When a séance is, in minutes from a moment in which there is nothing else; its activity is put into the trash and taken out. */
export async function time(): Promise<Noun> {
	const base = Math.floor(Date.now() / MINUTE) * MINUTE + 40 * 24 * 60 * MINUTE;
	const at = (number: number) => {
		const startsAt = new Date(base + number * MINUTE);
		return { startsAt, endsAt: new Date(startsAt.getTime() + 20 * 24 * 60 * MINUTE), place: 'halle' };
	};
	const seance = await open('deplacee', at(0));
	const id = await offeringOf(seance);
	return {
		name: 'heure',
		pages: pagesOf(seance, 'gone', ['/agenda', '/places/halle']),
		read: (page) => {
			const times = [...page.matchAll(/(?:datetime="|"startDate":")([^"]+)"/g)].map(([, text = '']) =>
				Date.parse(text)
			);
			const minutes = times.map((one) => (one - base) / MINUTE);
			return [...new Set(minutes.filter((one) => one >= 0 && one < CAPACITY))];
		},
		acts: {
			rewrite: within((tx, number: number) => reschedule(tx, seance.id, at(number), by)),
			hide: within((tx) => trashOffering(tx, id, by)),
			show: within(async (tx) => {
				await restoreOffering(tx, id, by);
				await publishOffering(tx, id, by);
			})
		}
	};
}

/** Whether a séance is called off: 1, or not: 0. */
export async function off(): Promise<Noun> {
	const seance = await open('annulee', later());
	return {
		name: 'annulation',
		pages: pagesOf(seance, 'same', []),
		read: (page) =>
			[...page.matchAll(/schema.org\/Event(Cancelled|Scheduled)/g)].map(([, is]) => (is === 'Cancelled' ? 1 : 0)),
		acts: {
			next: (number) => 1 - number,
			rewrite: within((tx, number: number) => (number ? cancel(tx, seance.id, by) : reinstate(tx, seance.id, by)))
		}
	};
}

/** How many places of a séance are taken, by the form on either program. */
export async function places(): Promise<Noun> {
	const seance = await open('comble', { ...later(), capacity: CAPACITY });
	return {
		name: 'places',
		pages: pagesOf(seance, 'same', []),
		read: (page) => [...page.matchAll(/"remainingAttendeeCapacity":(\d+)/g)].map(([, left]) => CAPACITY - Number(left)),
		acts: {
			rewrite: async (number, url) => {
				const { status } = await register(url, seance, formOf(`Foule ${number}`));
				if (status !== 303) throw new Error(`a registration was answered with ${status}`);
			}
		}
	};
}

/** The title of an activity that is a show, on the antenna. */
export async function show(): Promise<Noun> {
	const name = 'emission';
	const told = (number: number) => given('emission', wordOf(name, number), { kind: 'show', area: 'stage' });
	const seance = await open('emission', {}, told(0));
	const id = await offeringOf(seance);
	await transaction((tx) => makeShow(tx, seance.id, [], by));
	return {
		name,
		pages: pagesOf(seance, 'gone', [...lists, '/antenne']),
		read: reads(name),
		acts: actsOf(id, told)
	};
}

/** A question of the form of registration. */
export async function question(): Promise<Noun> {
	const name = 'question';
	const seance = await open('formulaire', later());
	const offering = await offeringOf(seance);
	const told = (number: number) => ({
		...{ kind: 'text' as const, label: words(wordOf(name, number)), options: [], required: false }
	});
	const id = await transaction((tx) => addQuestion(tx, offering, told(0), by));
	return {
		name,
		pages: { [`/agenda/formulaire/${seance.id}`]: 'without' },
		read: reads(name),
		acts: {
			rewrite: within((tx, number: number) => changeQuestion(tx, offering, id, told(number), by)),
			hide: within((tx) => trashQuestion(tx, offering, id, true, by)),
			show: within((tx) => trashQuestion(tx, offering, id, false, by))
		}
	};
}
