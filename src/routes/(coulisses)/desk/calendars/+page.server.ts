import { redirect } from '@sveltejs/kit';
import { NewSource } from '#agenda';
import { checkOrganization, choicesFor } from '#agenda/desk/activities/choices.server.ts';
import { embedded } from '#agenda/desk/calendars/embedded.server.ts';
import { addSource, changeSource, forgetSource, pauseSource, readSource, sourceById, sources } from '#agenda/server';
import { href } from '#kernel/address.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy, requireAct } from '#kernel/identity/policy.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf, problem, problemsOf, ticked } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Why a calendar is not believed until somebody says that it is right. */
const doubts = ['subscription_emptied', 'subscription_halved'];

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals;
	const viewer = await requireTeam(event, 'desk.enter');
	const choices = await choicesFor(viewer, locale);
	const read = await sources(can(viewer, 'activity.edit') ? null : hostedBy(viewer));
	return {
		sources: read.map((source) => ({
			...source,
			doubted: doubts.some((code) => code === source.error?.code),
			error: source.error && words(source.error.code, source.error.params, locale),
			problems: source.problems.map((one) => ({ ...one, reason: words(`subscription_fault_${one.code}`, {}, locale) }))
		})),
		choices,
		embed: embedded(event.url, publicUrl(), locale),
		site: publicUrl()
	};
};

export const actions: Actions = {
	add: async (event) => {
		const viewer = await requireTeam(event, 'desk.enter');
		return settings(event, async (tx, given) => {
			await checkOrganization(viewer, given.organization, tx);
			return addSource(tx, given);
		});
	},
	change: async (event) => {
		const viewer = await requireTeam(event, 'desk.enter');
		return settings(event, async (tx, given, id) => {
			await own(viewer, id, tx);
			await checkOrganization(viewer, given.organization, tx);
			await changeSource(tx, id, given);
			return id;
		});
	},
	refresh: async (event) => {
		const { id, form } = await ownIn(event);
		await readSource(id, { believe: fieldOf(form, 'believe') === 'yes' });
		done(event, await outcome(id));
	},
	pause: async (event) => {
		const { id, form } = await ownIn(event);
		await transaction((tx) => pauseSource(tx, id, fieldOf(form, 'paused') === 'yes'));
		done(event, 'changed');
	},
	forget: async (event) => {
		const { id } = await ownIn(event);
		await transaction((tx) => forgetSource(tx, id));
		done(event, 'changed');
	}
};

/** Takes the settings of a calendar from a form, keeps them, and reads the calendar at once, so that what is wrong is seen at once. */
async function settings(event: RequestEvent, act: (tx: Tx, given: NewSource, id: string) => Promise<string>) {
	const form = await event.request.formData();
	const { locale } = event.locals;
	const id = fieldOf(form, 'id');
	const typed = { ...typedIn(form), id };
	const checked = NewSource.safeParse(typedIn(form));
	if (!checked.success) return problemsOf(checked.error, typed, locale);
	let source: string;
	try {
		source = await transaction((tx) => act(tx, checked.data, id));
	} catch (error) {
		return problem(error, typed, locale);
	}
	await readSource(source);
	done(event, await outcome(source));
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

async function ownIn(event: RequestEvent): Promise<{ id: string; form: FormData }> {
	const viewer = await requireTeam(event, 'desk.enter');
	const form = await event.request.formData();
	const id = fieldOf(form, 'id');
	await own(viewer, id);
	return { id, form };
}

/** A calendar is changed by whoever may edit the activities that come from it. @throws 404. */
async function own(viewer: Viewer, id: string, on: Tx | typeof db = db): Promise<void> {
	requireAct(viewer, 'activity.edit', { organisation: (await sourceById(id, on)).organization.id });
}

const outcome = async (id: string): Promise<string> => ((await sourceById(id)).error ? 'failed' : 'read');

function done(event: RequestEvent, what: string): never {
	redirect(303, `${href(`/desk/calendars?done=${what}`, event.locals.locale)}#sources`);
}
