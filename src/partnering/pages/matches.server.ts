import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy } from '#kernel/identity/policy.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { change } from '#web/act.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { bySelf } from '#web/require.server.ts';
import { dismissalReasons } from '../matching.ts';
import {
	askForLetter,
	dismiss,
	dismissedBy,
	type Fitting,
	type HerMatch,
	matchesFor,
	matchesOfHers,
	sayReasons,
	stopLetter,
	takeDismissalBack,
	wantsLetter
} from '../server/index.ts';
import { asCard, type Card } from './list.server.ts';

const SHOWN = 24;
const OF_ONE = 5;
const GLANCE = 3;

/** A match as a page shows it. `fits`: which of hers it fits; null: what her organisation is; undefined where the page says it. */
export type MatchShown = Readonly<{ card: Card; reasons: readonly string[]; fits?: HerMatch['fits'] }>;

export async function shown(matches: readonly (Fitting & Partial<HerMatch>)[], locale: Locale): Promise<MatchShown[]> {
	const said = await sayReasons(matches, locale);
	return matches.map(({ id, proposal, fits }) => ({
		card: asCard(proposal),
		reasons: said.get(id) ?? [],
		...(fits === undefined ? {} : { fits })
	}));
}

/** What fits one of hers. @throws 404 for whoever it is not */
export const matchesOfOne = async (viewer: Viewer, proposal: string, locale: Locale): Promise<MatchShown[]> =>
	shown(await matchesFor(viewer, proposal, OF_ONE), locale);

/** The best of what fits hers, beside the list of all; none for who answers for nobody. */
export const matchesAtAGlance = async (viewer: Viewer | null, locale: Locale): Promise<MatchShown[]> =>
	viewer && hostedBy(viewer).length ? shown((await matchesOfHers(viewer)).slice(0, GLANCE), locale) : [];

/** « Pour vous ». @throws 404 for who answers for no organisation */
export async function matchesShown(viewer: Viewer, locale: Locale) {
	if (!hostedBy(viewer).length) throw missing();
	const [found, aside, weekly] = await Promise.all([matchesOfHers(viewer), dismissedBy(viewer), wantsLetter(viewer)]);
	return { matches: await shown(found.slice(0, SHOWN), locale), aside: aside.map(asCard), weekly };
}

const PAGE = '/me/partnering/matches';

const pressed =
	(done: string, act: (tx: Tx, viewer: Viewer, form: FormData) => Promise<unknown>) =>
	async (event: RequestEvent, viewer: Viewer) => {
		const form = await event.request.formData();
		const from = fieldOf(form, 'from');
		const to = isId(from) ? `/me/partnering/${from}` : PAGE;
		return change(event, typedTexts(form), (tx) => act(tx, viewer, form), `${to}?done=${done}`);
	};

const whyOf = (form: FormData) => dismissalReasons.find((one) => one === fieldOf(form, 'why')) ?? null;

export const dismissFrom = pressed('dismissed', (tx, viewer, form) =>
	dismiss(tx, fieldOf(form, 'proposal'), whyOf(form), viewer)
);
export const restoreFrom = pressed('put-back', (tx, viewer, form) =>
	takeDismissalBack(tx, fieldOf(form, 'proposal'), viewer)
);
export const askFrom = pressed('asked', (tx, viewer) => askForLetter(tx, viewer, bySelf(viewer)));
export const stopFrom = pressed('stopped', (tx, viewer) => stopLetter(tx, viewer, bySelf(viewer)));
