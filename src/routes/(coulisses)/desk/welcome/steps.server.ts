import { publishedOfferings } from '#agenda/server';
import { allPages } from '#editorial/server';
import { waitingInvitations } from '#kernel/identity/server/invitations.ts';
import { peopleWithRoles } from '#kernel/identity/server/roles.ts';
import { demo, isNamed, welcome } from '#kernel/server/hub.ts';
import { opener } from '#kernel/server/sections.ts';
import { countOrganizations } from '#network/server';
import { newsletters } from '#notice/server';
import { type StepKey, stepWords } from './steps.ts';

/** The steps of opening a hub, each done or not as the hub's own data say: nobody ticks them. */
export async function steps(): Promise<{ key: StepKey; done: boolean }[]> {
	const isOpen = await opener();
	const [named, all, own, offerings, pages, letters, holders, invited] = await Promise.all([
		isNamed(),
		countOrganizations(),
		countOrganizations({ kind: 'hub' }),
		publishedOfferings(),
		allPages({ q: '', state: '' }, 'fr'),
		newsletters(1),
		peopleWithRoles(),
		waitingInvitations()
	]);
	const ofTeam = (role: string): boolean => role === 'admin' || role === 'coordinator';
	const team = new Set(holders.filter(({ role }) => ofTeam(role)).map(({ person }) => person));
	const every: readonly { key: StepKey; done: boolean }[] = [
		{ key: 'name', done: named },
		{ key: 'partners', done: all > own },
		{ key: 'activity', done: offerings.length > 0 },
		{ key: 'pages', done: pages.some(({ kind, own }) => own && (kind === 'about' || kind === 'legal')) },
		{ key: 'newsletter', done: letters.length > 0 },
		{ key: 'team', done: team.size > 1 || invited.some(({ role }) => ofTeam(role)) }
	];
	return every.filter(({ key }) => isOpen(stepWords[key].path));
}

/** The steps, while they are of use: null on the demonstration, once all are done, or once they were put aside. */
export async function stepsToShow(): Promise<{ key: StepKey; done: boolean }[] | null> {
	const [{ on }, { dismissed }] = await Promise.all([demo(), welcome()]);
	if (on || dismissed) return null;
	const all = await steps();
	return all.every(({ done }) => done) ? null : all;
}
