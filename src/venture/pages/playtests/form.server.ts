import type { RequestEvent } from '@sveltejs/kit';
import { ifThere } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { localOf, momentOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { typedText } from '#kernel/typed.ts';
import { placeBySlug, placeNames } from '#network/server';
import { changeGiven } from '#web/act.server.ts';
import { fieldOf, keyIn, ticked, typedTexts } from '#web/form.server.ts';
import { NewPlaytest } from '../../index.ts';
import { changePlaytest, insideOf, type Playtest, writePlaytest } from '../../server/index.ts';
import { companiesOf } from '../briefs/form.server.ts';

/** What stands in the form of a playtest; `company`: `organization` or `file`, and its id. Slots and questions are rows: `day 0`, `kind 0`. */
export type PlaytestTyped = Readonly<{
	key: string;
	company: string;
	text: Readonly<Record<string, string>>;
	languages: readonly string[];
}>;

const MOST_SLOTS = 12;
const MOST_QUESTIONS = 8;

/** What the form offers to choose from: in whose name one announces, and the places of the directory. */
export async function playtestChoices(viewer: Viewer) {
	const [companies, places] = await Promise.all([companiesOf(viewer), placeNames()]);
	return {
		companies,
		places: places.map(({ slug, name, locality }) => ({
			value: slug,
			label: [name, locality].filter(Boolean).join(', ')
		}))
	};
}

export const emptyPlaytest = (): PlaytestTyped => ({
	...{ key: newId(), company: '', languages: [] },
	text: { minAge: '18' }
});

/** A draft as the form has it. */
export async function typedPlaytest(playtest: Playtest): Promise<PlaytestTyped> {
	const [{ link, place, details, questions }, { timeZone }] = await Promise.all([insideOf(playtest.id), hub()]);
	const { id, title, words, seeks, minAge, nda, languages, slots } = playtest;
	const text: Record<string, string> = {
		...{ title, words, seeks, minAge: String(minAge), nda: nda ?? '', details: details ?? '' },
		...{ link: link ?? '', place: place?.slug ?? '' }
	};
	for (const [row, { startsAt, endsAt, places }] of slots.entries()) {
		const [from, until] = [localOf(startsAt, timeZone), localOf(endsAt, timeZone)];
		text[`day ${row}`] = from.slice(0, 10);
		text[`from ${row}`] = from.slice(11, 16);
		text[`until ${row}`] = until.slice(11, 16);
		text[`places ${row}`] = String(places);
	}
	for (const [row, question] of questions.entries()) {
		text[`kind ${row}`] = question.kind;
		text[`question ${row}`] = question.words;
	}
	return { key: id, company: '', text, languages };
}

/** Keeps what the form says as a draft, and leads to it. @param draft the id of the one that is written anew */
export async function savePlaytest(event: RequestEvent, viewer: Viewer, draft: string | null) {
	const form = await event.request.formData();
	const field = (name: string): string => fieldOf(form, name);
	const typed: PlaytestTyped = {
		...{ key: keyIn(form), company: field('company'), languages: ticked(form, 'languages') },
		text: typedTexts(form).text
	};
	const [as, id = ''] = typed.company.split(' ');
	const slug = field('place');
	const given = NewPlaytest.safeParse({
		...(draft ? { file: draft } : { organization: as === 'organization' ? id : null, file: as === 'file' ? id : null }),
		...{ title: field('title'), words: field('words'), seeks: field('seeks'), details: field('details') },
		...{ minAge: field('minAge'), nda: typedText(field('nda')), languages: [...typed.languages] },
		...{ link: slug ? null : field('link').trim() || null, questions: questionsIn(field) },
		place: slug ? ((await ifThere(placeBySlug(slug)))?.id ?? null) : null,
		slots: slotsIn(field, (await hub()).timeZone)
	});
	const write = async (tx: Tx, its: NewPlaytest): Promise<string> => {
		if (!draft) return writePlaytest(tx, its, viewer, { id: typed.key });
		await changePlaytest(tx, draft, its, viewer);
		return draft;
	};
	return changeGiven(event, typed, given, write, (made) => `/me/playtests/${made}?done=saved`);
}

type Field = (name: string) => string;

/** The rows of which a day is said; what is no time is told beside them. */
const slotsIn = (field: Field, timeZone: string) =>
	rowsOf(MOST_SLOTS).flatMap((row) => {
		const day = field(`day ${row}`);
		if (!day) return [];
		const at = (name: string) => momentOf(`${day}T${field(`${name} ${row}`).slice(0, 5)}`, timeZone);
		return [{ startsAt: at('from'), endsAt: at('until'), places: field(`places ${row}`) }];
	});

const questionsIn = (field: Field) =>
	rowsOf(MOST_QUESTIONS).flatMap((row) => {
		const words = field(`question ${row}`).trim();
		return words ? [{ kind: field(`kind ${row}`), words }] : [];
	});

const rowsOf = (count: number): number[] => Array.from({ length: count }, (_, row) => row);
