import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Picture } from '#kernel/picture.ts';
import { formWithFiles, PICTURE_FORM } from '#kernel/server/bodies.ts';
import { momentOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import { slugOf } from '#kernel/slug.ts';
import { say } from '#kernel/words.ts';
import { organizationNames, sectors } from '#network/server';
import { attempt, change } from '#web/act.server.ts';
import { fieldOf, problemsOf, ticked, typedTexts, wordsField } from '#web/form.server.ts';
import { pictureField, sentPicture } from '#web/picture.server.ts';
import { byOf } from '#web/require.server.ts';
import { type AddedPicture, addedPicture } from '#web/text-picture.server.ts';
import type { GivenNews } from '../../index.ts';
import { addNews, changeNews, NewsSchema, newsForm } from '../../server/index.ts';

/** What a piece of news can belong to. */
export async function choices(locale: RequestEvent['locals']['locale']) {
	const [all, partners] = await Promise.all([sectors(), organizationNames()]);
	return {
		sectors: all.map(({ slug, label }) => ({ value: slug, label: say(label, locale).text })),
		organizations: partners.map(({ id, name }) => ({ value: id, label: name }))
	};
}

/** Adds or changes a piece of news from its form, and goes back to it. */
export async function keep(event: RequestEvent, viewer: Viewer, id: string | null) {
	const { locale } = event.locals;
	const form = await formWithFiles(event.request, 2 * PICTURE_FORM);
	const before = id ? await newsForm(id) : null;
	const typed = { ...typedTexts(form), sectors: ticked(form, 'sectors'), publish: fieldOf(form, 'publish') };
	return attempt(event, { web_text_picture_alt: 'body' }, typed, async () => {
		const { timeZone } = await hub();
		const sent = await sentPicture(form, 'picture');
		const picture = pictureField(form, 'picture', { sent, before: before?.picture ?? null }, locale);
		const added = await addedPicture(form, 'body', locale);
		const given = NewsSchema.safeParse(read(form, { locale, timeZone, picture, added, before, viewer }));
		if (!given.success) return problemsOf(given.error, typed, locale);
		const write = async (tx: Tx) => {
			for (const one of [sent, added.ready]) if (one) await keepPicture(tx, one);
			if (id) await changeNews(tx, id, given.data, byOf(viewer));
			return id ?? (await addNews(tx, given.data, byOf(viewer)));
		};
		return change(event, typed, write, (kept) => `/desk/news/${kept}?done=saved`);
	});
}

type About = Readonly<{
	locale: RequestEvent['locals']['locale'];
	timeZone: string;
	picture: Picture | null;
	added: AddedPicture;
	before: { publishedAt: Date | null; author: string | null; authorShown: boolean } | null;
	viewer: Viewer;
}>;

function read(
	form: FormData,
	{ locale, timeZone, picture, added, before, viewer }: About
): Record<keyof GivenNews, unknown> {
	const title = wordsField(form, 'title', locale);
	const publish = fieldOf(form, 'publish');
	const at = momentOf(`${fieldOf(form, 'date')}T${fieldOf(form, 'time') || '09:00'}`, timeZone);
	// « publish » keeps the moment of what is online already; one that was planned for later comes now
	const online = before?.publishedAt && before.publishedAt <= new Date() ? before.publishedAt : new Date();
	return {
		slug: fieldOf(form, 'slug').trim() || slugOf(title ?? ''),
		title,
		summary: wordsField(form, 'summary', locale),
		body: added.into(wordsField(form, 'body', locale)),
		picture,
		sectors: ticked(form, 'sectors'),
		organization: fieldOf(form, 'organization') || null,
		// each shows her own name, nobody that of a colleague
		authorShown: before && before.author !== viewer.id ? before.authorShown : fieldOf(form, 'authorShown') === '1',
		publishedAt: publish === 'now' ? online : publish === 'at' ? (at ?? 'wrong') : null
	};
}
