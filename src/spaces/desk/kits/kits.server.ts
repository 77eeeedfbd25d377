import QRCode from 'qrcode';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { isoDate } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { fieldOf } from '#web/form.server.ts';
import { sentPicture } from '#web/picture.server.ts';
import {
	type Condition,
	endangered,
	kits,
	labels,
	outNow,
	passagesOf,
	promised,
	spaceById,
	unitByCode
} from '../../server/index.ts';

/** What is out, what is late, and what somebody comes for by tomorrow. */
export async function kitsOut(locale: Locale, timeZone: string, now = new Date()) {
	const all = await kits();
	const waiting = await Promise.all(
		all.map(async ({ id, name }) =>
			(await promised(id)).map((one) => ({ ...one, space: id, name: say(name, locale).text }))
		)
	);
	const broken = await endangered();
	const today = isoDate(now, timeZone);
	return {
		out: (await outNow()).map((one) => ({
			...one,
			name: say(one.name, locale).text,
			late: isoDate(one.dueAt, timeZone) < today
		})),
		waiting: waiting.flat().toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
		endangered: broken.map((one) => ({ ...one, name: say(one.name, locale).text })),
		kits: all.length
	};
}

/** A unit by its code, and the organisation that keeps its place. @throws 404 */
export async function unitKept(code: string) {
	const unit = await unitByCode(code);
	return { unit, keeper: (await spaceById(unit.space)).keeper };
}

/** A unit as whoever has it in hand sees it: to whom it may go, or who has it, and how it went before. @throws 404 */
export async function unitShown(code: string, locale: Locale) {
	const { unit } = await unitKept(code);
	return {
		unit: { ...unit, name: say(unit.name, locale).text },
		promised: unit.out ? [] : await promised(unit.space),
		passages: await passagesOf(unit.id)
	};
}

/** In which condition it is, as the form says; the photo is made ready while nothing waits for it. @throws what `readyPicture` throws. */
export const conditionIn = async (form: FormData): Promise<Condition> => ({
	note: fieldOf(form, 'note'),
	photo: await sentPicture(form, 'photo')
});

/** To whom it goes, `loan` or `reservation` and its id. @throws 404 for anything else. */
export function subjectIn(form: FormData) {
	const [kind = '', id = ''] = fieldOf(form, 'subject').split(' ');
	if (kind !== 'loan' && kind !== 'reservation') throw missing();
	return ref(kind, id);
}

/** A label for each unit, with the code that a phone reads as the address of its page. */
export const labelsShown = async (locale: Locale) =>
	Promise.all(
		(await labels()).map(async ({ code, number, units, name }) => ({
			...{ code, number, units, name: say(name, locale).text },
			svg: await QRCode.toString(publicUrl() + href(`/desk/kits/${code}`, locale), { type: 'svg', margin: 1 })
		}))
	);
