import { askTestimony, runsOf, waitingReviews } from '#journey/server';
import type { Viewer } from '#kernel/identity/index.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import type { Looked } from '../learning/pages.ts';
import { type Cookie, switchTo } from '../pages.ts';
import { rehearsedDraft } from './second-version.ts';

/** The pages of the journey beside the play itself that its players have, full and empty, and who looks at each; `db` of this process is on the demonstration's database. */
export async function playerPages(url: string): Promise<(Looked & { who: Cookie[] })[]> {
	const [founder, reopened, coach, nobody] = await Promise.all(
		['noe.pixel', 'basile.curseur', 'pieter.schermlicht', 'nour.carillon'].map(invented)
	);
	const [run] = await runsOf(founder ?? '');
	const project = `/me/journey/${run?.id}`;
	const testimony = await transaction((tx) =>
		askTestimony(tx, founder ?? '', { about: 'Une balade de huit personnes', competences: ['3.4', '1.2'] })
	);
	return [
		{
			who: await switchTo(url, founder ?? ''),
			paths: [
				...['/me', '/me/journey', '/me/journey/meetings', '/me/journey/competences?view=table', project],
				...['numbers', 'dossier', 'before', 'after'].map((page) => `${project}/${page}`)
			]
		},
		{ who: await switchTo(url, reopened ?? ''), paths: ['/me/journey', '/me/journey/competences'] },
		{ who: await switchTo(url, coach ?? ''), paths: ['/me/journey/meetings', '/me/journey/reviews'] },
		{
			who: await switchTo(url, nobody ?? ''),
			paths: ['/me/journey', '/me/journey/competences', `/me/journey/competences/${testimony}`]
		}
	];
}

/** These and those of the team, for which a version of the story is rehearsed. */
export async function journeyPages(url: string): Promise<Looked[]> {
	const version = await rehearsedDraft();
	const [review] = await waitingReviews(teamOf(await invented('pieter.schermlicht')));
	const desk = '/desk/stories/etincelle';
	return [
		...(await playerPages(url)),
		{
			who: 'coordinator',
			paths: [
				...[`/me/journey/reviews/${review?.id}`, '/me/journey/reviews', '/desk/journey', '/desk/journey/hosts'],
				...['/desk/stories', desk, `${desk}/${version}`, `${desk}/quests`, `${desk}/words?language=nl`]
			]
		}
	];
}

async function invented(name: string): Promise<string> {
	const person = await personByEmail(db, `${name}@exemple.invalid`);
	if (!person) throw new Error(`the demonstration has nobody called ${name}`);
	return person.id;
}

/** Somebody of the team: she may answer every canvas that waits. */
const teamOf = (id: string): Viewer => ({
	...{ id, name: '', email: null, locale: 'fr', secondFactor: true, sessionId: '' },
	roles: [{ role: 'coordinator', scope: null }]
});
