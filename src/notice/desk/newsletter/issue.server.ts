import type { RequestEvent } from '@sveltejs/kit';
import { formWithFiles, PICTURE_FORM } from '#kernel/server/bodies.ts';
import { localOf, momentOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { mailLeaves } from '#kernel/server/mail.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import { isLocale, type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { sectors } from '#network/server';
import { change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, problemsOf, typedTexts, wordsField } from '#web/form.server.ts';
import { isItem } from '../../newsletter.ts';
import {
	addNewsletter,
	candidates,
	changeNewsletter,
	firstBlocks,
	forReader,
	gather,
	itemKey,
	markOfHub,
	NewsletterSchema,
	newsletterById,
	newsletters,
	readers,
	render
} from '../../server/index.ts';
import { arranged, blocksIn, lostWith } from './blocks.server.ts';

const DAYS = 35;
const NARROW = 390;

/** The day until which a new newsletter looks ahead, by the hub's calendar. */
export async function usualDay(): Promise<string> {
	const { timeZone } = await hub();
	return localOf(new Date(Date.now() + DAYS * 86_400_000), timeZone).slice(0, 10);
}

/** Begins a newsletter from its form, with what it may tell, and goes to it. */
export async function begin(event: RequestEvent) {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const typed = typedTexts(form);
	const until = fieldOf(form, 'until');
	const blocks = await firstBlocks(wordsField(form, 'intro', locale), await endOf(until));
	const given = NewsletterSchema.safeParse({ subject: wordsField(form, 'subject', locale), until, blocks });
	if (!given.success) return problemsOf(given.error, typed, locale);
	return change(
		event,
		typed,
		(tx) => addNewsletter(tx, given.data),
		(id) => `/desk/newsletter/${id}?done=saved`
	);
}

/** Keeps a newsletter as its form says, with what the pressed button does to its blocks, and goes back to it. */
export async function keep(event: RequestEvent, id: string) {
	const { locale } = event.locals;
	const form = await formWithFiles(event.request, PICTURE_FORM);
	const before = await newsletterById(id);
	const sent = await blocksIn(form, before.blocks, locale);
	const typed = { ...typedTexts(form), blocks: sent.blocks, asides: sent.asides };
	const { blocks, at } = arranged(sent.blocks, form);
	const subject = wordsField(form, 'subject', locale);
	const given = NewsletterSchema.safeParse({ subject, until: fieldOf(form, 'until'), blocks });
	if (!given.success || Object.keys(sent.problems).length) {
		const wrong = Object.fromEntries(
			(given.error?.issues ?? []).map(({ path, message }) => [path.slice(0, 3).join('_'), words(message, {}, locale)])
		);
		return fail(422, { typed, problems: { ...wrong, ...sent.problems } });
	}
	const lost = lostWith(sent.blocks, form);
	const write = async (tx: Tx) => {
		for (const picture of sent.pictures) await keepPicture(tx, picture);
		await changeNewsletter(tx, id, given.data);
		requireSure(event, lost && doing(m.newsletter_block_remove({ block: nameOf(lost.kind) })), form);
	};
	return change(
		event,
		typed,
		write,
		`/desk/newsletter/${id}?done=saved${at === null ? '#blocks' : `&open=${at}#block-${at}`}`
	);
}

const nameOf = (kind: 'title' | 'text' | 'picture' | 'button'): string =>
	({ title: m.web_title, text: m.web_text, picture: m.web_picture, button: m.newsletter_button })[kind]();

/** A newsletter as its page shows it: its blocks and what may be added, how far it has been sent, and the letter itself. */
export async function issueShown(id: string, { searchParams }: URL, locale: Locale) {
	const issue = await newsletterById(id);
	const [counts, all, subjects, found] = await Promise.all([
		readers(),
		newsletters(),
		sectors(),
		issue.startedAt ? [] : endOf(issue.until).then(candidates)
	]);
	const held = new Set(issue.blocks.filter(isItem).map(itemKey));
	const told = await gather(issue.blocks);
	const titles = told.flatMap((one) => ('title' in one ? [[itemKey(one), say(one.title, locale).text] as const] : []));
	return {
		issue,
		titles: Object.fromEntries(titles),
		choices: found
			.filter((one) => !held.has(itemKey(one)))
			.map((one) => ({ key: itemKey(one), kind: one.kind, title: say(one.title, locale).text, at: one.at })),
		sectors: subjects.map(({ slug, label }) => ({ value: slug, label: say(label, locale).text })),
		readers: counts.reduce((sum, { count }) => sum + count, 0),
		progress: all.find(({ id }) => id === issue.id) ?? null,
		opened: Number(searchParams.get('open') ?? -1),
		preview: await preview({ subject: issue.subject, told }, searchParams, locale),
		mailLeaves: mailLeaves()
	};
}

type Written = Omit<Parameters<typeof render>[0], 'mark'>;

/** The letter as its readers of one language and one sector see it, in a theme and a width that are asked for. */
async function preview(written: Written, asked: URLSearchParams, locale: Locale) {
	const language = asked.get('language') ?? '';
	const shown = {
		language: isLocale(language) ? language : locale,
		theme: asked.get('theme') === 'dark' ? ('dark' as const) : ('light' as const),
		narrow: asked.get('width') === String(NARROW),
		sector: asked.get('sector') ?? ''
	};
	const reader = { locale: shown.language, sectors: shown.sector ? [shown.sector] : [] };
	const letter = await render({ ...written, mark: await markOfHub() }, reader);
	if (!letter) return { ...shown, subject: '', html: null };
	const { subject, html, attachments = [] } = forReader(letter, '#');
	const inside = attachments.reduce(
		(page, { cid, mediaType, content }) =>
			page.replaceAll(`cid:${cid}`, `data:${mediaType};base64,${content.toString('base64')}`),
		html.replaceAll('content="light dark"', `content="${shown.theme}"`)
	);
	return { ...shown, subject, html: inside.replace('<head>', '<head><base target="_blank">') };
}

/** Until when a newsletter looks ahead: the end of its day. */
async function endOf(until: string): Promise<Date> {
	return momentOf(`${until}T23:59`, (await hub()).timeZone) ?? new Date();
}
