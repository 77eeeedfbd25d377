import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { formWithFiles, PICTURE_FORM } from '#kernel/server/bodies.ts';
import type { Tx } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { operations } from '#kernel/server/operations.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import type { Locale } from '#kernel/words.ts';
import { attempt, change } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, problemsOf, ticked, typedTexts, wordsField } from '#web/form.server.ts';
import { pictureField, sentPicture } from '#web/picture.server.ts';
import { byOf } from '#web/require.server.ts';
import { spaceActs } from '../../acts.ts';
import { readOpenings } from '../../hours-text.ts';
import { addSpace, spaceById, updateSpace } from '../../server/index.ts';
import { NewSpace } from '../../space.schema.ts';
import type { Space } from '../../space.ts';
import { numbersOfRules } from './fields.ts';
import { placeKept } from './keeping.server.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

/** Writes what the form says into a space, or into a new one, and leads to it; or says what is wrong and where. */
export async function saveSpace(event: Asked, space: Space | null, viewer: Viewer) {
	const { locale } = event.locals;
	const form = await formWithFiles(event.request, PICTURE_FORM);
	const typed = { ...typedTexts(form).text, parts: ticked(form, 'parts').join(' ') };
	const place = space ? space.place.slug : fieldOf(form, 'place');
	if (!space && place) await placeKept(viewer, place);
	const hours = hoursIn(form);
	const operation = await operationFor(viewer, fieldOf(form, 'operation') || null, space);
	const parsed = NewSpace.safeParse({ ...read(form, locale), place, hours: hours.read, operation });
	const wrong = Object.fromEntries(hours.wrong.map((day) => [`hours_${day}`, words('house_hours_unread', {}, locale)]));
	if (!parsed.success || hours.wrong.length) {
		const found = parsed.success ? {} : problemsOf(parsed.error, typed, locale).data.problems;
		const said = Object.entries(found).map(([name, text]) => {
			const own = sentences[name];
			return [name, own ? words(own, {}, locale) : text];
		});
		return failing(typed, { ...Object.fromEntries(said), ...wrong });
	}
	return attempt(event, fields, typed, async () => {
		const sent = await sentPicture(form, 'picture');
		const write = async (tx: Tx) => {
			const before = space && (await spaceById(space.id, tx));
			const picture = pictureField(form, 'picture', { sent, before: before?.picture ?? null }, locale);
			if (sent) await keepPicture(tx, sent);
			const given = { ...parsed.data, fictional: before?.fictional ?? false, picture };
			if (!before) return addSpace(tx, given, byOf(viewer));
			await updateSpace(tx, before.id, given, byOf(viewer));
			return before.id;
		};
		return change(event, typed, write, (id) => `/desk/spaces/${id}?done=${space ? 'saved' : 'added'}`, fields);
	});
}

/** What is said of a field whose schema has no words of its own. */
const sentences: Readonly<Record<string, string>> = {
	name: 'house_name_missing',
	place: 'house_place_missing',
	kind: 'house_kind_missing',
	equipment: 'house_equipment_long'
};

const failing = <Typed>(typed: Typed, problems: Record<string, string>) => fail(422, { typed, problems });

/** The field that a refusal is about; what is not here stands above the form. */
const fields: Readonly<Record<string, string>> = {
	network_slug_taken: 'slug',
	spaces_part_elsewhere: 'parts',
	spaces_part_joined: 'parts',
	spaces_units_taken: 'units',
	kernel_picture_large: 'picture',
	kernel_picture_unreadable: 'picture',
	kernel_picture_alt: 'picture_alt'
};

function read(form: FormData, locale: Locale) {
	const text = (name: string): string | null => fieldOf(form, name).trim() || null;
	const number = (name: string): number | null => (text(name) === null ? null : Number(text(name)));
	const known = (name: string): boolean | null => ({ yes: true, no: false })[fieldOf(form, name)] ?? null;
	return {
		slug: text('slug') ?? undefined,
		kind: fieldOf(form, 'kind'),
		name: wordsField(form, 'name', locale),
		sentence: wordsField(form, 'sentence', locale),
		capacity: number('capacity'),
		units: number('units') ?? undefined,
		parts: ticked(form, 'parts'),
		equipment: fieldOf(form, 'equipment')
			.split('\n')
			.map((line) => line.trim())
			.filter(Boolean),
		...{ stepFree: known('stepFree'), hearingLoop: known('hearingLoop'), lift: known('lift') },
		access: wordsField(form, 'access', locale),
		closedOnHolidays: form.has('closedOnHolidays'),
		openTo: text('openTo') ?? undefined,
		approval: form.has('approval'),
		...Object.fromEntries(numbersOfRules.map(({ name }) => [name, number(name) ?? undefined]))
	};
}

/** The hours of each day; `wrong`: the days on which they cannot be read. */
function hoursIn(form: FormData) {
	const days = Array.from({ length: 7 }, (_, day) => readOpenings(fieldOf(form, `hours_${day}`).slice(0, 200)));
	return { read: days.map((day) => day ?? []), wrong: days.flatMap((day, at) => (day ? [] : [at])) };
}

/** Who is not of the team leaves as it is which project pays. @throws 404 for one that is not there. */
async function operationFor(viewer: Viewer, asked: string | null, space: Space | null): Promise<string | null> {
	const before = space?.operation ?? null;
	if (asked === before || !can(viewer, spaceActs.fund)) return before;
	if (asked && !(await operations({ open: true })).some(({ code }) => code === asked)) throw missing();
	return asked;
}
