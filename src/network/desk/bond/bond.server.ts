import type { RequestEvent } from '@sveltejs/kit';
import type { Measure } from '#kernel/given.ts';
import { measures } from '#kernel/given.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { formWithFiles, PICTURE_FORM } from '#kernel/server/bodies.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { change, changeGiven } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { keyIn, sentFile, typedOf } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { bondActs } from '../../acts.ts';
import { amountTyped, type Bond, NewConvention, NewGift, NewPledge } from '../../index.ts';
import {
	bondYears,
	changeConvention,
	noteGift,
	organizationById,
	pledge,
	restoreConvention,
	restoreGift,
	signConvention,
	withdrawConvention,
	withdrawGift
} from '../../server/index.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

const FIRST = 2000;
const LAST = 2200;

/** The page of what ties an organisation to the hub, but for what only all modules together know. */
export async function bondPage(organization: string, url: URL, viewer: Viewer) {
	const its = await organizationById(organization);
	const [known, { timeZone }] = await Promise.all([bondYears(its.id), hub()]);
	const today = isoDate(new Date(), timeZone);
	const now = Number(today.slice(0, 4));
	const asked = Number(url.searchParams.get('year'));
	const year = Number.isInteger(asked) && asked >= FIRST && asked <= LAST ? asked : now;
	const years = [...new Set([now + 1, now, now - 1, year, ...known])].sort((one, other) => other - one);
	const { id, name, slug, fictional } = its;
	const shown = { organization: { id, name, slug, fictional }, year, years, today, key: newId() };
	return { ...shown, mayKeep: can(viewer, bondActs.keep) };
}

/** A bond as somebody reads it: what was struck out is for the team, which may put it back. */
export const bondSeen = (bond: Bond, mayKeep: boolean): Bond =>
	mayKeep ? bond : { ...bond, conventions: bond.conventions.filter(stands), gifts: bond.gifts.filter(stands) };
const stands = ({ withdrawnAt }: Readonly<{ withdrawnAt: Date | null }>): boolean => withdrawnAt === null;

const bondPath = (organization: string, year: string, at: string, done = at): string =>
	`/desk/organizations/${organization}/bond?year=${year}&done=${done}#${at}`;

const gift = ['side', 'measure', 'amount', 'onDay', 'words', 'evidence'] as const;
const convention = ['convention', 'signedOn', 'fromDay', 'untilDay', 'renews', 'remindDays', 'note', 'year'] as const;

/** Keeps what an organisation pledges, as the form says it. */
export async function pledgeFrom(event: Event, organization: string, viewer: Viewer) {
	const typed = typedOf(await event.request.formData(), ['year', 'measure', 'amount', 'words']);
	const amount = typed.amount.trim() ? (amountIn(typed) ?? 0) : null;
	const read = NewPledge.safeParse({ ...typed, year: Number(typed.year), amount });
	const write = (tx: Tx, given: NewPledge) => pledge(tx, organization, given, byOf(viewer));
	return amongst('pledge', await changeGiven(event, typed, read, write, bondPath(organization, typed.year, 'pledge')));
}

/** Notes what was given or received, as the form says it. */
export async function giftFrom(event: Event, organization: string, viewer: Viewer) {
	const form = await event.request.formData();
	const typed = typedOf(form, gift);
	const read = NewGift.safeParse({ ...typed, amount: amountIn(typed) ?? 0 });
	const write = (tx: Tx, given: NewGift) => noteGift(tx, organization, given, byOf(viewer), keyIn(form));
	return amongst(
		'gift',
		await changeGiven(event, typed, read, write, bondPath(organization, typed.onDay.slice(0, 4), 'gift'))
	);
}

/** Writes down what was signed, or what is different in it, as the form says it. */
export async function conventionFrom(event: Event, organization: string, viewer: Viewer) {
	const form = await formWithFiles(event.request, PICTURE_FORM);
	const typed = typedOf(form, convention);
	const sent = await sentFile(form, 'file');
	const { convention: id, untilDay, note, remindDays, ...rest } = typed;
	const read = NewConvention.safeParse({
		...{ signedOn: rest.signedOn, fromDay: rest.fromDay, untilDay: untilDay || null, note: note.trim() || null },
		...{ renews: rest.renews === 'yes', remindDays: Number(remindDays || '60') }
	});
	const write = (tx: Tx, given: NewConvention): Promise<unknown> =>
		id
			? changeConvention(tx, organization, id, { ...given, sent }, byOf(viewer))
			: signConvention(tx, organization, { ...given, sent }, byOf(viewer), keyIn(form));
	const beside = { bond_file_kind: 'file', bond_file_large: 'file' };
	const to = bondPath(organization, typed.year, 'convention');
	return amongst('convention', await changeGiven(event, typed, read, write, to, beside));
}

const presses = {
	gift: { withdraw: withdrawGift, restore: restoreGift },
	convention: { withdraw: withdrawConvention, restore: restoreConvention }
};

/** Takes a line or a convention out of what counts, or puts it back. */
export async function pressed(event: Event, act: 'withdraw' | 'restore', organization: string, viewer: Viewer) {
	const typed = typedOf(await event.request.formData(), ['kind', 'id', 'year']);
	const kind = typed.kind === 'convention' ? 'convention' : 'gift';
	const write = (tx: Tx) => presses[kind][act](tx, organization, typed.id, byOf(viewer));
	const done = act === 'withdraw' ? 'struck' : 'restored';
	return amongst(kind, await change(event, typed, write, bondPath(organization, typed.year, kind, done)));
}

function amountIn({ measure, amount }: Readonly<{ measure: string; amount: string }>): number | null {
	const known = measures.find((one) => one === measure) satisfies Measure | undefined;
	return known ? amountTyped(known, amount) : null;
}

/** What is wrong stands in the form that was sent, of the three that a page has. */
const amongst = <Typed>(
	which: 'pledge' | 'gift' | 'convention',
	{ status, data }: Awaited<ReturnType<typeof changeGiven<Typed, unknown, unknown>>>
) => fail(status, { which, typed: data.typed, problems: data.problems });
