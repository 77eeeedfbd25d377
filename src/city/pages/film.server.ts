import { refused } from '#kernel/errors.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import type { Tx } from '#kernel/server/db.ts';
import { attempt, changeGiven } from '#web/act.server.ts';
import { fieldOf, keyIn, problemsOf, sentFile, typedTexts } from '#web/form.server.ts';
import { addMedia, demandFilm, filmBounds, putFilm } from '../server/index.ts';
import { NewFilm } from '../trail.schema.ts';
import { rightsIn } from './media.server.ts';
import type { AtStop, StopEvent } from './stop.server.ts';

/** Makes a film that was sent ready, keeps it with its rights, and puts it into what a stop says in signs. What is wrong with its words is said before the work begins. */
export async function saveFilm(event: StopEvent, { trail, stop, working, page }: AtStop) {
	const form = await formWithFiles(event.request, filmBounds.megabytes + 1);
	const typed = typedTexts(form);
	const said = { locale: fieldOf(form, 'locale'), signedIn: fieldOf(form, 'signedIn') };
	const given = NewFilm.safeParse({ ...rightsIn(form, event.locals.locale), ...said });
	if (!given.success) return problemsOf(given.error, typed, event.locals.locale);
	return attempt(event, 'file', typed, async () => {
		const sent = await sentFile(form, 'file');
		if (!sent) throw refused('city_file_missing', {}, 422);
		const media = { kind: 'film' as const, name: sent.name, ready: await demandFilm(sent.content) };
		const keep = async (tx: Tx, { locale, signedIn, ...rights }: NewFilm) => {
			const film = await addMedia(tx, trail.organization, media, rights, { ...working, id: keyIn(form) });
			await putFilm(tx, trail.id, stop.id, { locale, film, signedIn }, working);
		};
		const to = `${page}/stops/${stop.id}?lang=${said.locale}&for=signed&done=saved`;
		return changeGiven(event, typed, given, keep, to, 'file');
	});
}
