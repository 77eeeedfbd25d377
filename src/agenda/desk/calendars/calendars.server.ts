import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy, requireAct } from '#kernel/identity/policy.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { attempt } from '#web/act.server.ts';
import { fieldOf, problemsOf, ticked } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import { activityActs } from '../../acts.ts';
import { NewSource } from '../../index.ts';
import { addSource, changeSource, readSource, sourceById, sources } from '../../server/index.ts';
import { checkOrganization } from '../activities/choices.server.ts';

/** Why a calendar is not believed until somebody says that it is right. */
const doubts = ['subscription_emptied', 'subscription_halved'];

/** The calendars that a viewer may change, with what was wrong at their last reading. */
export async function calendarsShown(viewer: Viewer, locale: Locale) {
	const read = await sources(can(viewer, activityActs.edit) ? null : hostedBy(viewer));
	return read.map((source) => ({
		...source,
		doubted: doubts.some((code) => code === source.error?.code),
		error: source.error && words(source.error.code, source.error.params, locale),
		problems: source.problems.map((one) => ({ ...one, reason: words(`subscription_fault_${one.code}`, {}, locale) }))
	}));
}

/** Takes the settings of a calendar from a form, keeps them, and reads the calendar at once, so that what is wrong is seen at once. */
export async function keepCalendar(
	event: Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>,
	viewer: Viewer,
	known: boolean
) {
	const form = await event.request.formData();
	const { locale } = event.locals;
	const id = known ? fieldOf(form, 'id') : '';
	const typed = { ...typedIn(form), id };
	const checked = NewSource.safeParse(typedIn(form));
	if (!checked.success) return problemsOf(checked.error, typed, locale);
	const write = async (tx: Tx): Promise<string> => {
		if (known) await checkOwn(viewer, id, tx);
		await checkOrganization(viewer, checked.data.organization, tx);
		if (!known) return addSource(tx, checked.data);
		await changeSource(tx, id, checked.data);
		return id;
	};
	return attempt(event, '', typed, async () => {
		const source = await transaction(write);
		await readSource(source);
		redirect(303, href(await calendarRead(source), locale));
	});
}

const typedIn = (form: FormData) => ({
	organization: fieldOf(form, 'organization'),
	url: fieldOf(form, 'url'),
	locale: fieldOf(form, 'locale') as Locale,
	kind: fieldOf(form, 'kind') as NewSource['kind'],
	area: fieldOf(form, 'area') as NewSource['area'],
	sectors: ticked(form, 'sectors'),
	place: fieldOf(form, 'place') || null,
	published: fieldOf(form, 'published') === 'yes'
});

/** The calendar that a form names, and what the form says, for whoever may change it. @throws 404. */
export async function requireCalendar(event: Pick<RequestEvent, 'request' | 'locals' | 'url'>) {
	const viewer = await requireTeam(event, deskActs.enter);
	const form = await event.request.formData();
	const id = fieldOf(form, 'id');
	await checkOwn(viewer, id);
	return { id, form, typed: { ...typedIn(form), id } };
}

/** A calendar is changed by whoever may edit the activities that come from it. @throws 404. */
async function checkOwn(viewer: Viewer, id: string, on: Tx | typeof db = db): Promise<void> {
	requireAct(viewer, activityActs.edit, { organisation: (await sourceById(id, on)).organization.id });
}

/** Where one sees how the reading of a calendar went. */
export const calendarRead = async (id: string): Promise<string> =>
	`/desk/calendars?done=${(await sourceById(id)).error ? 'failed' : 'read'}#sources`;
