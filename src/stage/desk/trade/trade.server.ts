import { type RequestEvent, redirect } from '@sveltejs/kit';
import type { ZodError } from 'zod';
import { href } from '#kernel/address.ts';
import type { By } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { isoDate } from '#kernel/time.ts';
import { say } from '#kernel/words.ts';
import { attempt } from '#web/act.server.ts';
import { problemsOf, typedTexts } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import { silenceActs, tradeActs } from '../../acts.ts';
import { type KeptShow, keptShows, type Reach } from '../../server/index.ts';

/** Lets in who keeps the register and the archive: the team those of all shows, a host those of the shows of her organisations. */
export async function requireKeeper(event: RequestEvent): Promise<{ viewer: Viewer; shows: KeptShow[]; reach: Reach }> {
	const viewer = await requireTeam(event, tradeActs.keep);
	const all = can(viewer, silenceActs.change);
	const shows = await keptShows(all ? null : hostedBy(viewer));
	return { viewer, shows, reach: all ? null : { shows: shows.map(({ id }) => id), person: viewer.id } };
}

type What = (tx: Tx, form: FormData, by: By) => Promise<string | ZodError>;

/** Does what a form asks, and goes on to a page that says so; what was typed stays when it is refused. */
export async function keep(event: RequestEvent, viewer: Viewer, what: What) {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const { text: typed } = typedTexts(form);
	return attempt(event, '', typed, async () => {
		const done = await transaction((tx) => what(tx, form, byOf(viewer)));
		if (typeof done !== 'string') return problemsOf(done, typed, locale);
		redirect(303, href(done, locale));
	});
}

/** The shows to choose from, as a form names them. */
export const showOptions = (shows: readonly KeptShow[], { locale, timeZone }: Reader) =>
	shows.map(({ id, title, startsAt }) => ({
		value: id,
		label: `${isoDate(startsAt, timeZone)} · ${say(title, locale).text}`
	}));

type Reader = Readonly<{ locale: RequestEvent['locals']['locale']; timeZone: string }>;
