import type { RequestEvent } from '@sveltejs/kit';
import { CalendarAddress } from '#exchange';
import type { Viewer } from '#kernel/identity/index.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import { transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { attemptTo, change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, sentFile } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import {
	elsewhere,
	heldIn,
	type Outside,
	outsideOf,
	readOutside,
	removeOutside,
	setOutside,
	takeOutsideFile
} from '../../server/index.ts';
import type { Space } from '../../space.ts';

const MEGABYTES = 5;
const AHEAD = 14 * 86_400_000;

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'url' | 'setHeaders'>;
/** Who keeps the place of the space. */
type Kept = Readonly<{ viewer: Viewer; space: Space }>;

/** The calendar that is kept elsewhere, how its last reading went, and what it says of the coming two weeks. */
export async function outsideShown({ id }: Space, locale: Locale, now = new Date()) {
	const outside = await outsideOf(id);
	if (!outside) return null;
	const until = new Date(now.getTime() + AHEAD);
	const [there, here] = [(await elsewhere([id], now, until)).get(id)?.times ?? [], await heldIn([id], now, until)];
	return {
		...outside,
		doubted: outside.error?.code === 'subscription_emptied',
		error: outside.error && words(outside.error.code, outside.error.params, locale),
		times: there.map((one) => ({
			...one,
			ours: here.some(({ startsAt, endsAt }) => startsAt < one.until && endsAt > one.from)
		}))
	};
}

/** Takes an address or a file, and reads it at once, so that what is wrong is seen at once. */
export async function keepOutside(event: Asked, { viewer, space }: Kept) {
	const form = await formWithFiles(event.request, MEGABYTES + 1);
	const typed = { url: fieldOf(form, 'url') };
	const by = byOf(viewer);
	const file = await sentFile(form, 'file');
	if (file && !typed.url) {
		const take = () => takeOutsideFile(space.id, file.content.toString('utf8'), by);
		return attemptTo(event, typed, take, () => done(space, null), 'file');
	}
	if (!typed.url) return wrong(typed, m.outside_missing());
	const address = CalendarAddress.safeParse(typed.url);
	if (!address.success) return wrong(typed, m.subscription_address_wrong());
	const keep = async () => {
		await transaction((tx) => setOutside(tx, space.id, address.data, by));
		await readOutside(space.id, { by });
		return outsideOf(space.id);
	};
	return attemptTo(event, typed, keep, (outside) => done(space, outside), 'url');
}

/** Reads it now; `believe`: somebody has seen that it is suddenly empty. */
export async function readNow(event: Asked, { viewer, space }: Kept) {
	const believe = fieldOf(await event.request.formData(), 'believe') === 'yes';
	const read = async () => {
		await readOutside(space.id, { by: byOf(viewer), believe });
		return outsideOf(space.id);
	};
	return attemptTo(event, { url: '' }, read, (outside) => done(space, outside));
}

export async function forgetOutside(event: Asked, { viewer, space }: Kept) {
	const form = await event.request.formData();
	return change(
		event,
		{ url: '' },
		async (tx) => {
			const coming = (await outsideOf(space.id, tx))?.coming ?? 0;
			await removeOutside(tx, space.id, byOf(viewer));
			const says = [m.outside_coming({ count: coming }), m.outside_forget_text()];
			requireSure(event, doing(m.subscription_forget(), says), form);
		},
		`/desk/spaces/${space.id}/outside?done=gone`
	);
}

const done = ({ id }: Space, outside: Outside | null): string =>
	`/desk/spaces/${id}/outside?done=${outside?.error ? 'undone' : 'done'}`;

const wrong = (typed: { url: string }, url: string) =>
	fail(422, { typed, problems: { url } as Record<string, string> });
