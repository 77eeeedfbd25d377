import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { attempt, changeGiven } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, ticked, typedTexts } from '#web/form.server.ts';
import { NewDecision, NewDocument } from '../group.schema.ts';
import { addDocument, decisionsOf, documentsOf, noteDecision, removeDocument, seatIn } from '../server/index.ts';
import { sentIn } from './files.server.ts';
import { byIn, type Event, headOf, pageOf, pressing } from './inside.server.ts';

const MEGABYTES = 20;
const PAGE = '/decisions';

/** What a group has decided, and its documents. @throws 404 */
export async function decisionsShown(viewer: Viewer, id: string, locale: Locale) {
	const seat = await seatIn(id, viewer);
	const [decisions, documents, { timeZone }] = await Promise.all([decisionsOf(id), documentsOf(id), hub()]);
	return {
		...{ group: headOf(seat, locale), key: newId(), today: isoDate(new Date(), timeZone), decisions },
		documents: documents.map(({ file, ...one }) => ({ ...one, file: file !== null })),
		members: seat.members
			.filter(({ state }) => state === 'member')
			.map(({ id: value, name }) => ({ value, label: name }))
	};
}

/** Notes what was decided. */
export async function saveDecision(event: Event, viewer: Viewer) {
	const form = await event.request.formData();
	const typed = { ...typedTexts(form), deciders: ticked(form, 'deciders') };
	const field = (name: string) => fieldOf(form, name).trim();
	const given = NewDecision.safeParse({
		...{ title: field('title'), words: field('words'), decidedOn: field('decidedOn') },
		...{ deciders: typed.deciders, corrects: field('corrects') || null }
	});
	const working = { viewer, by: byIn(viewer), id: keyIn(form) };
	return changeGiven(
		event,
		typed,
		given,
		(tx, its) => noteDecision(tx, event.params.group, its, working),
		pageOf(event, 'decided', PAGE),
		{ groups_deciders_missing: 'deciders', groups_corrected_already: 'corrects' }
	);
}

/** Puts a document in: where it is read, or its file. */
export async function saveDocument(event: Event, viewer: Viewer) {
	const form = await formWithFiles(event.request, MEGABYTES);
	const typed = { ...typedTexts(form), deciders: [] as string[] };
	const given = NewDocument.safeParse({
		title: fieldOf(form, 'name').trim(),
		link: fieldOf(form, 'link').trim() || null
	});
	return attempt(event, 'link', typed, async () => {
		const working = { viewer, by: byIn(viewer), id: keyIn(form), sent: await sentIn(form) };
		return changeGiven(
			event,
			typed,
			given,
			(tx, its) => addDocument(tx, event.params.group, its, working),
			pageOf(event, 'document', PAGE),
			'link'
		);
	});
}

export const dropDocument = pressing(PAGE, 'document_removed', async (tx, { group, form, viewer, by, event }) => {
	const { title, fileName } = await removeDocument(tx, group, fieldOf(form, 'document'), { viewer, by });
	requireSure(event, removing(title, fileName ? [m.groups_document_remove_says({ file: fileName })] : []), form);
});
