import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Repeat, repeats } from '#kernel/recurrence.ts';
import { localOf } from '#kernel/server/clock.ts';
import { words } from '#kernel/server/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { idempotencyKey } from '#kernel/server/kept/page.ts';
import { limit } from '#kernel/server/limits.ts';
import { expand, ruleOf } from '#kernel/server/recurring.ts';
import type { Locale } from '#kernel/words.ts';
import { attempt } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, keyIn, ticked } from '#web/form.server.ts';
import { bySelf } from '#web/require.server.ts';
import { ReservationRequest, type Space, type Stretch } from '../index.ts';
import { alternatives, bookSeriesBySelf, freeAt, inHouse, letGo, obstacleTo, spaceBySlug } from '../server/index.ts';
import { stretchIn, type Typed } from '../server/times.ts';

/** No more dates are looked at, nor booked, at once. */
const MOST = 60;

/** What the form of a repeated booking asks for. */
type AskedSeries = Typed & Readonly<{ space: string; repeat: Repeat; end: string }>;

/** A date of a series: free, or why not and what is nearest that day. */
export type SeriesLine = Readonly<{
	time: Stretch;
	/** What its box sends: an interval of ISO 8601. */
	value: string;
	free: boolean;
	/** Why it cannot be had, where no one else has it. */
	why: string | null;
	nearest: Readonly<{ time: Stretch; value: string }> | null;
}>;

/** A repeated booking before it is made: each date, free or not. */
export async function seriesShown(params: URLSearchParams, locale: Locale) {
	const { timeZone } = await hub();
	const text = (name: string): string => (params.get(name) ?? '').slice(0, 80);
	const space = await spaceBySlug(text('space'));
	const asked: AskedSeries = {
		...{ space: space.slug, day: text('day'), from: text('from'), until: text('until'), end: text('end') },
		repeat: repeats.find((one) => one === text('repeat')) ?? 'weekly'
	};
	const shown = { area: 'venture' as const, space, asked, key: idempotencyKey() };
	if (!asked.day && !asked.end) return { ...shown, lines: null, problem: null };
	const first = stretchIn(asked, timeZone);
	if (!first) return { ...shown, lines: null, problem: words('spaces_time_missing', {}, locale) };
	try {
		return { ...shown, lines: await linesOf(space, first, { asked, timeZone, locale }), problem: null };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { ...shown, lines: null, problem: words(error.code, error.params, locale) };
	}
}

type About = Readonly<{ asked: AskedSeries; timeZone: string; locale: Locale }>;

async function linesOf(space: Space, first: Stretch, { asked, timeZone, locale }: About): Promise<SeriesLine[]> {
	const startsLocal = localOf(first.from, timeZone);
	const minutes = Math.round((first.until.getTime() - first.from.getTime()) / 60_000);
	const rule = ruleOf(asked.repeat, { startsLocal, timeZone, until: asked.end });
	const dates = expand({ rule, startsLocal, minutes, timeZone }).slice(0, MOST);
	const lines: SeriesLine[] = [];
	for (const { startsAt, endsAt } of dates) {
		const time = { from: startsAt, until: endsAt };
		const why = await obstacleTo(space, time);
		const free = why === null && (await freeAt([space], time)).has(space.id);
		const [nearest] = free ? [] : (await alternatives(space, time)).times;
		lines.push({
			...{ time, free, value: takenAs(time) },
			why: why && words(why.code, why.params, locale),
			nearest: nearest ? { time: nearest, value: takenAs(nearest) } : null
		});
	}
	return lines;
}

const takenAs = ({ from, until }: Stretch): string => `${from.toISOString()}/${until.toISOString()}`;

function takenFrom(value: string): Stretch[] {
	const [from, until] = value.split('/').map((moment) => new Date(moment));
	return from && until && until > from ? [{ from, until }] : [];
}

type Booking = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

/** Books every date that is ticked, all or none, and leads to her reservations. */
export async function bookSeriesFrom(event: Booking, viewer: Viewer) {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const space = await spaceBySlug(fieldOf(form, 'space'));
	const typed = { purpose: fieldOf(form, 'purpose'), at: ticked(form, 'at').slice(0, MOST + 1) };
	const times = typed.at.flatMap(takenFrom);
	const [first] = times;
	if (!first) return fail(422, { typed, problems: { '': words('spaces_series_none', {}, locale) } });
	const parsed = ReservationRequest.safeParse({
		...{ name: viewer.name, email: viewer.email, locale, idempotencyKey: keyIn(form), purpose: typed.purpose },
		...{ startsAt: first.from, endsAt: first.until }
	});
	if (!parsed.success)
		return fail(422, { typed, problems: { '': words(parsed.error.issues[0]?.message ?? '', {}, locale) } });
	return attempt(event, '', typed, async () => {
		await limit('booking', parsed.data.email.toLowerCase());
		await letGo(viewer.id);
		const wanted = times.map(({ from, until }) => ({ startsAt: from, endsAt: until }));
		await inHouse(space, (tx) => bookSeriesBySelf(tx, space.id, parsed.data, wanted, bySelf(viewer)));
		redirect(303, href('/me/spaces?done=booked', locale));
	});
}
