import type { RequestEvent } from '@sveltejs/kit';
import { ref } from '#kernel/facts.ts';
import { localOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { type Asking, roomNews } from '#spaces/desk/rooms/news.server.ts';
import { isClashing } from '#spaces/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { reaches } from '../../index.ts';
import { changedTo, changeOccurrences, type EditedOccurrence } from '../../server/index.ts';
import { choicesFor, type Editor } from './choices.server.ts';
import { newPlaceIn, placeMade, problemsOfPlace } from './made-here.server.ts';
import { again } from './picture.server.ts';
import { besidePlace, toldOf, withClashes } from './rooms.server.ts';
import { fieldsOf, type Plan, planIn, whereSaid } from './seances.server.ts';
import { typedIn } from './typed.server.ts';

/** A séance of an activity, whoever edits it, and the others of its series that are not called off. */
type Edited = Editor & Readonly<{ seance: EditedOccurrence; siblings: readonly EditedOccurrence[] }>;

/** A séance as its page shows it; when its room is somebody else's, with what has it and what could be had instead. */
export async function seanceShown(
	{ viewer, edited, seance, siblings, leads }: Edited,
	locale: Locale,
	occasions: Asking['occasions']
) {
	const { id, given } = edited;
	const { startsAt, endsAt, timeZone } = seance;
	const fields = fieldsOf(seance);
	const own = ref('occurrence', seance.id);
	const wants = { where: fields.place ?? '', times: [{ from: startsAt, until: endsAt }], timeZone, except: [own] };
	return {
		...{ id, seance, fields, leads },
		offering: { slug: given.slug, title: given.title },
		published: edited.state === 'published',
		choices: await choicesFor(viewer, locale),
		following: siblings.filter((one) => one.startsAt > startsAt).length,
		coming: siblings.filter((one) => one.startsAt > new Date()).length,
		clash: (await isClashing(own)) ? await roomNews(wants, { viewer, locale, occasions }) : null
	};
}

/** What was typed for a séance, and whether its room is free then; nothing is changed yet. */
export async function seanceTyped(form: FormData, seance: EditedOccurrence, asking: Asking) {
	const { timeZone } = seance;
	const typed = typedIn(form, null);
	const read = planIn(form, typed, { timeZone, locale: asking.locale });
	if ('problems' in read) return again(422, typed, read.problems);
	const { meant } = await meantBy(form, seance, read.plan);
	const { room, doubts } = await toldOf(read.plan, [], typed, { timeZone, asking, ...asItWas(seance), ...meant });
	return { typed, problems: {} as Record<string, string>, dates: [], room, doubts };
}

/** Changes a séance, or several of its series, as its form says. */
export async function changeSeance(
	event: Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>,
	{ viewer, edited, seance, by }: Edited,
	occasions: Asking['occasions']
) {
	const { locale } = event.locals;
	const { timeZone } = seance;
	const form = await event.request.formData();
	const typed = typedIn(form, null);
	const read = planIn(form, typed, { timeZone, locale });
	if ('problems' in read) return again(422, typed, read.problems);
	const { reach, changed, meant } = await meantBy(form, seance, read.plan);
	const { except } = meant;
	const asking = { viewer, locale, occasions };
	const { open, ...told } = await toldOf(read.plan, [], typed, { timeZone, asking, ...asItWas(seance), ...meant });
	const place = newPlaceIn(typed, edited.organization.slug);
	if (place && !place.success) return again(422, typed, problemsOfPlace(place.error, locale), told);
	if (open) return again(422, typed, {}, told);
	const write = async (tx: Tx) => {
		const there = place ? { place: await placeMade(tx, place.data, by), space: null } : {};
		return changeOccurrences(tx, seance.id, reach, { ...changed, ...there }, by);
	};
	const { status, data, room } = await withClashes({ where: typed.fields.place, timeZone, asking, except }, (noting) =>
		change(event, typed, noting(write), `/desk/activities/${edited.id}?done=changed#seances`, besidePlace)
	);
	return again(status, typed, data.problems, { ...told, room });
}

/** What a form changes in which séances, and when those that it would have where it says would be there. */
async function meantBy(form: FormData, { id }: EditedOccurrence, { terms, startsLocal, endsLocal }: Plan) {
	const reach = reaches.find((one) => one === fieldOf(form, 'reach')) ?? 'one';
	const changed = { ...terms, startsLocal, endsLocal };
	const all = await changedTo(id, reach, changed);
	const there = all.filter((one) => one.place === terms.place && one.space === terms.space && one.mode !== 'online');
	const meant = {
		except: all.map((one) => ref('occurrence', one.id)),
		times: there.map(({ startsAt, endsAt }) => ({ from: startsAt, until: endsAt }))
	};
	return { reach, changed, meant };
}

/** What is not asked about again, since it is so already. */
const asItWas = (seance: EditedOccurrence) => ({
	before: {
		startsLocal: localOf(seance.startsAt, seance.timeZone),
		endsLocal: localOf(seance.endsAt, seance.timeZone),
		closes: seance.registrationUntil ?? null,
		where: whereSaid(seance)
	}
});
