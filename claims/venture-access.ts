/** Everybody can talk to somebody, follow her file and keep one: every page of projects and companies, of visitors, of whom a file is about, of mentors, of an adviser and of who has a link alone, by keyboard alone, axe 0 in light and dark, whole at 390 px in four languages. */
import { type AccessClaim, lookAll } from './support/access.ts';
import { look } from './support/look.ts';
import { lookAt } from './support/look-at.ts';
import { type Cookie, signedIn, switchTo } from './support/pages.ts';
import { letterPages, someMentor } from './support/venture/states.ts';
import { broughtTables } from './support/venture/tables.ts';

const small = process.argv.includes('--small');
const OURS =
	/^\/(talk|venture|projects|calls|me\/(ventures|questions|mentoring|briefs|playtests)|desk\/ventures)(?=[/?]|$)/;
/** Of a mentor, of who has asked signed in, and of the team: the founder and the adviser of the demonstration are none. */
const APART = /^\/(me\/(mentoring|questions|ventures|briefs|playtests)\/|desk\/ventures\/(counts|briefs))/;
const closed = [
	'/talk/x',
	'/talk/referral/x',
	'/talk/partner/x',
	'/venture/sheet/x',
	'/venture/after/x',
	'/venture/playtests/x',
	'/venture/playtests/form/x',
	'/venture/mentors/x',
	'/projects/x'
];

/** The demonstration with the links that letters bring. */
export const ventureAccess: AccessClaim = async ({ program: { url }, browser, seen }) => {
	const [founder, adviser] = await Promise.all([signedIn(url, 'founder'), signedIn(url, 'adviser')]);
	const letters = await letterPages();
	const open = [
		'/talk?from=/spaces',
		'/venture/mentors',
		'/venture/mentors?q=zzzzzz',
		'/venture/briefs',
		'/venture/playtests',
		'/calls',
		'/projects',
		'/projects?q=zzzzzz'
	].concat(letters);
	const own = ['/me/ventures', '/me/questions', '/me/mentoring', '/me/briefs', '/me/briefs/new'].concat([
		'/me/playtests',
		'/me/playtests/new'
	]);
	const mentors = [
		'/me/ventures',
		'/me/questions',
		'/me/briefs',
		'/me/playtests',
		'/me/mentoring',
		'/me/mentoring/card',
		'/me/mentoring/hours'
	];
	const desk = ['', '/list', '/list?which=closed', '/new', '/group', '/hours', '/hours?month=2020-01']
		.concat(['/questions', '/referrals', '/mentors', '/welcome', '/after', '/calls', '/calls/new', '/import'])
		.map((path) => `/desk/ventures${path}`)
		.concat(await broughtTables(url, adviser));
	await lookAt(browser, { url, cookies: [] }, pages('public', open), seen, small);
	await lookAt(browser, { url, cookies: founder }, pages('person', own), seen, small);
	await lookAt(browser, { url, cookies: await asMentor(url) }, pages('person', mentors), seen, small);
	await lookAt(browser, { url, cookies: adviser }, pages('coulisses', desk), seen, small);
	// of who answers for an organisation, whom an adviser need not be
	const host = await signedIn(url, 'director');
	await look(browser, { url, cookies: host, paths: small ? [] : ['/desk/ventures/briefs'] }, seen, small);
	if (!small) await look(browser, { url, cookies: [], paths: closed, closed: true }, seen, small);
	return [];
};

const pages = (group: 'public' | 'person' | 'coulisses', begin: readonly string[]) => ({
	...{ group, begin, ours: OURS, apart: APART }
});

if (import.meta.main) await lookAll({ 'venture-access': ventureAccess });

async function asMentor(url: string): Promise<Cookie[]> {
	return switchTo(url, await someMentor());
}
