import type { RequestEvent } from '@sveltejs/kit';
import { missing, Refusal, refused } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { languageName } from '#kernel/languages.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import { transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { hashOf, readAside, writeAside } from '#kernel/server/storage.ts';
import type { Locale } from '#kernel/words.ts';
import { organizationNames } from '#network/server';
import { attemptTo } from '#web/act.server.ts';
import { fieldOf, sentFile, typedTexts } from '#web/form.server.ts';
import type { Side } from '../parcel-merging.ts';
import {
	isKnown,
	mergedWith,
	type Opened,
	openParcel,
	readyFiles,
	requireTakeable,
	takeParcel,
	trailOfParcel,
	writesFor
} from '../server/index.ts';
import { differencesSaid } from './parcel-said.server.ts';
import { inGroups } from './parcels.server.ts';
import { byIn } from './team.server.ts';

const MEGABYTES = 101;

type Event = Pick<RequestEvent, 'locals' | 'url' | 'request' | 'setHeaders'>;

/** For whom somebody may take a trail over. */
export async function receivers(viewer: Viewer) {
	const [own, names] = await Promise.all([writesFor(viewer), organizationNames()]);
	const organizations = names.filter(({ id }) => own.includes(id)).map(({ id, name }) => ({ value: id, label: name }));
	if (!organizations.length) throw missing();
	return { organizations };
}

/** Puts what was sent aside, once it holds together, and leads to where it is read. */
export async function receive(event: Event, viewer: Viewer) {
	await receivers(viewer);
	const form = await formWithFiles(event.request, MEGABYTES);
	const run = async (): Promise<string> => {
		const sent = await sentFile(form, 'file');
		if (!sent) throw refused('city_file_missing', {}, 422);
		await openParcel(sent.content);
		await writeAside(sent.content);
		return hashOf(sent.content);
	};
	const organization = encodeURIComponent(fieldOf(form, 'organization'));
	return attemptTo(event, typedTexts(form), run, (hash) => `/me/guide/receive/${hash}?for=${organization}`, 'file');
}

/** What was put aside, opened again: nobody but who has it knows what it is called. @throws 404, city_parcel_gone */
async function openedAside(hash: string): Promise<Opened> {
	if (!/^[0-9a-f]{64}$/.test(hash)) throw missing();
	const kept = await readAside(hash);
	if (!kept) throw refused('city_parcel_gone', {}, 410);
	return openParcel(kept);
}

async function requireReceiver({ url }: Pick<Event, 'url'>, viewer: Viewer): Promise<string> {
	const organization = url.searchParams.get('for') ?? '';
	if (!(await receivers(viewer)).organizations.some(({ value }) => value === organization)) throw missing();
	return organization;
}

/** A parcel as it is read before anything is written: whose it is, what would come, and what is asked. */
export async function reviewShown(event: Pick<Event, 'locals' | 'url'>, viewer: Viewer, hash: string) {
	const organization = await requireReceiver(event, viewer);
	const opened = await openedAside(hash);
	const { parcel, key } = opened;
	const trail = await trailOfParcel(parcel, organization);
	const { locale } = event.locals;
	const merged = trail && (await mergedWith(trail, opened, {}));
	const said = merged && differencesSaid(merged, parcel.content, locale);
	return {
		...{ organization, key: inGroups(key), known: await isKnown(opened, organization) },
		...{ from: { ...parcel.from, key: null }, origin: parcel.origin, made: new Date(parcel.made) },
		...contents(opened, locale),
		trail: trail && { id: trail.id, title: trail.title, version: trail.version },
		...{ taken: said?.taken ?? [], asked: said?.asked ?? [] },
		refusal: await requireTakeable(opened, trail).then(
			() => null,
			(why: unknown) => saidOf(why, locale)
		)
	};
}

/** Why it cannot be taken, in words. */
function saidOf(why: unknown, locale: Locale): string {
	if (!(why instanceof Refusal)) throw why;
	return words(why.code, why.params, locale);
}

const contents = ({ parcel: { content } }: Opened, locale: Locale) => ({
	...{ title: content.about.title, summary: content.about.summary, ...content.rights },
	stops: content.stops.length,
	files: Object.keys(content.media).length,
	languages: [...new Set(content.stops.flatMap(({ layers }) => layers.map((one) => one.locale)))].map((one) =>
		languageName(one, locale)
	)
});

/** Takes it, as it was read. */
export async function take(event: Event, viewer: Viewer, hash: string) {
	const organization = await requireReceiver(event, viewer);
	const form = await event.request.formData();
	const typed = typedTexts(form);
	const run = async (): Promise<string> => {
		const opened = await openedAside(hash);
		const files = await readyFiles(opened, organization);
		const working = { viewer, by: byIn(viewer) };
		const said = { compared: fieldOf(form, 'compared') === 'yes', choices: choicesIn(form) };
		return transaction((tx) =>
			takeParcel(tx, opened, { organization, files, ...said, seen: Number(fieldOf(form, 'seen')) || null, working })
		);
	};
	return attemptTo(event, typed, run, (id) => `/me/guide/${id}/hubs?done=taken`, {
		city_parcel_compare: 'compared',
		city_parcel_choose: 'asked'
	});
}

const choicesIn = (form: FormData): Record<string, Side> =>
	Object.fromEntries(
		[...form].flatMap(([name, side]) =>
			name.startsWith('choice ') && (side === 'ours' || side === 'theirs') ? [[name.slice('choice '.length), side]] : []
		)
	);
