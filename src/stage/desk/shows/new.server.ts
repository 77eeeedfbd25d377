import type { RequestEvent } from '@sveltejs/kit';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { checkOrganization, ownOrganizations, whereChoices } from '#agenda/desk/activities/choices.server.ts';
import { besidePlace, roomsTyped, withClashes } from '#agenda/desk/activities/rooms.server.ts';
import { whereOf } from '#agenda/desk/activities/seances.server.ts';
import { bookedOccurrence, freeSlug, publishOffering, schedule, upcoming, writeOffering } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { missing, Refusal, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { localOf, momentOf } from '#kernel/server/clock.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { Words } from '#kernel/words.schema.ts';
import { type Locale, say } from '#kernel/words.ts';
import { insteadOf } from '#spaces/desk/rooms/instead.ts';
import type { Asking } from '#spaces/desk/rooms/news.server.ts';
import { attemptTo } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, problem, problemsOf, ticked, typedTexts, wordsField } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { showActs } from '../../acts.ts';
import { makeShow, showOfOccurrence, stationChoices } from '../../server/index.ts';
import { answersFor } from './show.server.ts';

const COMING = 200;
const MINUTE = 60_000;

/** What the form of a new show offers. */
export async function newShowOffers(viewer: Viewer, locale: Locale) {
	const [own, stations, seances, places] = await Promise.all([
		ownOrganizations(viewer),
		stationChoices(),
		coming(viewer),
		whereChoices(locale)
	]);
	const [host] = own.length === 1 ? own : own.filter(({ kind }) => kind === 'hub');
	const { timeZone } = await hub();
	return {
		key: newId(),
		places,
		host: host?.slug ?? '',
		organizations: own.map(({ slug, name }) => ({ value: slug, label: name })),
		stations: stations.map(({ id, name }) => ({ value: id, label: name })),
		seances: seances.map(({ occurrence, offering }) => ({
			value: occurrence.id,
			label: `${localOf(occurrence.startsAt, timeZone).replace('T', ' ')} — ${say(offering.title, locale).text}`
		}))
	};
}

/** Makes a show of a séance that is on the agenda. */
export async function showOfSeance(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const seance = fieldOf(form, 'seance');
	if (!seance) return problem(refused('shows_seance_missing', {}, 422), typedOf(form), event.locals.locale);
	const { organization } = (await bookedOccurrence(seance)).offering;
	requireAct(viewer, showActs.edit, { organisation: organization.id });
	return kept(event, form, (tx) => makeShow(tx, seance, ticked(form, 'stations').filter(isId), byOf(viewer)));
}

/** Makes a show with its activity and its séance. */
export async function showFromScratch(event: RequestEvent, viewer: Viewer, occasions: Asking['occasions']) {
	const form = await event.request.formData();
	const { locale } = event.locals;
	const { timeZone } = await hub();
	const read = NewShow.safeParse({
		title: wordsField(form, 'title', locale),
		summary: wordsField(form, 'summary', locale),
		startsAt: momentOf(`${fieldOf(form, 'date')}T${fieldOf(form, 'start')}`, timeZone),
		minutes: Number(fieldOf(form, 'minutes') || Number.NaN),
		organization: fieldOf(form, 'organization'),
		...whereOf(fieldOf(form, 'place')),
		stations: ticked(form, 'stations')
	});
	if (!read.success) return problemsOf(read.error, typedOf(form), locale);
	await checkOrganization(viewer, read.data.organization);
	const sent = fieldOf(form, 'key');
	const publish = fieldOf(form, 'publish') === '1';
	const given = { ...read.data, timeZone, publish, key: isId(sent) ? sent : newId() };
	const setting = { where: fieldOf(form, 'place'), timeZone, asking: { viewer, locale, occasions } };
	const { status, data, room } = await withClashes(setting, (noting) =>
		kept(
			event,
			form,
			noting((tx) => make(tx, given, viewer))
		)
	);
	return fail(status, { ...data, room });
}

/** The form of a new show with what was chosen instead, and whether its room is free then; nothing is made yet. */
export async function showLooked(form: FormData, asking: Asking) {
	const { skip: _, lastDay: __, end: ___, ...chosen } = insteadOf(fieldOf(form, 'instead'));
	for (const [name, value] of Object.entries(chosen)) form.set(name, value);
	const query = new URLSearchParams(['date', 'start', 'minutes', 'place'].map((name) => [name, fieldOf(form, name)]));
	return { typed: typedOf(form), problems: {} as Record<string, string>, room: await roomsTyped(query, asking) };
}

const NewShow = z.object({
	title: Words.nullable().refine((words) => words !== null, { error: 'shows_title_missing' }),
	summary: Words.nullable().refine((words) => words !== null, { error: 'shows_summary_missing' }),
	startsAt: z.date({ error: 'shows_date_missing' }),
	minutes: z
		.int({ error: 'shows_minutes_range' })
		.min(1, { error: 'shows_minutes_range' })
		.max(1440, { error: 'shows_minutes_range' }),
	organization: z
		.string()
		.min(1, { error: 'shows_organization_missing' })
		.max(100, { error: 'shows_organization_missing' }),
	place: z.string().max(100).nullable(),
	space: z.string().max(100).nullable(),
	stations: z.array(z.uuid()).max(20)
});
type NewShow = z.output<typeof NewShow> & { timeZone: string; publish: boolean; key: string };

async function make(tx: Tx, given: NewShow, viewer: Viewer): Promise<string> {
	const { title, summary, startsAt, minutes, organization, stations, timeZone, publish, key, place, space } = given;
	if (!title || !summary) throw missing();
	const by = byOf(viewer);
	const plain = { kind: 'show', area: 'stage', registration: 'none', body: null, audience: null, price: null } as const;
	const none = { minAge: null, sectors: [], languages: [title.source] };
	const slug = await freeSlug(title, tx);
	const offering = await writeOffering(tx, { ...plain, ...none, slug, title, summary, organization }, key);
	const endsAt = new Date(startsAt.getTime() + minutes * MINUTE);
	const mode = place ? ('hybrid' as const) : ('online' as const);
	const when = { startsAt, endsAt, timeZone, place, space, mode };
	const { id } = await schedule(tx, offering, { ...when, capacity: null, waiting: false, offerMinutes: null }, by);
	if (publish) await publishOffering(tx, offering, by);
	return makeShow(tx, id, stations, by);
}

/** What has not ended and is no show yet, of the organisations that the viewer answers for. */
async function coming(viewer: Viewer) {
	const seances = await upcoming({ from: new Date(), organizations: answersFor(viewer), limit: COMING });
	const shows = await Promise.all(seances.map(({ occurrence }) => showOfOccurrence(occurrence.id)));
	return seances.filter(({ occurrence }, at) => !shows[at] && occurrence.status === 'scheduled');
}

const kept = (event: RequestEvent, form: FormData, act: (tx: Tx) => Promise<string>) =>
	attemptTo(
		event,
		typedOf(form),
		() =>
			transaction(act).catch((error) => {
				// the button was pressed twice, and the first time has made it
				if (!(error instanceof Refusal) || error.code !== 'agenda_written_already') throw error;
				redirect(303, href('/desk/shows', event.locals.locale));
			}),
		(show) => `/desk/shows/${show}?done=made`,
		besidePlace
	);

const typedOf = (form: FormData) => ({ ...typedTexts(form), stations: ticked(form, 'stations') });
