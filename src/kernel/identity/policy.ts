import { missing, refused } from '../errors.ts';
import type { Post, RoleName, Viewer } from './index.ts';

/** What an act is done to, as far as a rule asks: whose it is, and which organisation answers for it. */
export type ActObject = Readonly<{
	person?: string | null;
	organisation?: string | null;
	role?: RoleName;
	/** The posts that the viewer has in the crew of a show. */
	posts?: readonly Post[];
}>;

type Rule = (viewer: Viewer, object: ActObject) => boolean;

const holds = (viewer: Viewer, ...names: RoleName[]): boolean =>
	viewer.roles.some(({ role, scope }) => scope === null && names.includes(role));

const holdsFor = (viewer: Viewer, organisation: string | null | undefined, ...names: RoleName[]): boolean =>
	viewer.roles.some(({ role, scope }) => scope !== null && scope.id === organisation && names.includes(role));

/** The hub's team, in a session that has shown a second factor. */
const team: Rule = (viewer) => viewer.secondFactor && holds(viewer, 'admin', 'coordinator');
const admin: Rule = (viewer) => viewer.secondFactor && holds(viewer, 'admin');
const self: Rule = (viewer, { person }) => person === viewer.id;
/** Who answers for an organisation: she needs no second factor for what is her own. */
const host: Rule = (viewer, { organisation }) => holdsFor(viewer, organisation, 'director', 'partner');
/** Who was put on a show, whatever else she may do. */
const crew =
	(...wanted: Post[]): Rule =>
	(_, { posts = [] }) =>
		posts.some((post) => wanted.includes(post));
const hostOfAny: Rule = (viewer) => viewer.roles.some(({ role, scope }) => scope && hostRoles.includes(role));
const either =
	(...rules: Rule[]): Rule =>
	(viewer, object) =>
		rules.some((rule) => rule(viewer, object));
const hostRoles: readonly RoleName[] = ['director', 'partner'];
const teamRoles: readonly (RoleName | undefined)[] = ['admin', 'coordinator'];

/** Who may do what, one line an act. */
const acts = {
	'desk.enter': either(team, hostOfAny),
	'desk.today': team,
	'desk.outbox': team,
	'desk.letter.open': admin,
	'desk.facts': team,
	'demo.clear': admin,
	'roles.change': admin,
	'invitation.send': (who, what) => admin(who, what) || (team(who, what) && !teamRoles.includes(what.role)),
	'organization.add': team,
	'organization.edit': either(team, host),
	'organization.invite': either(team, host),
	'organization.merge': team,
	'claim.decide': team,
	'sectors.change': team,
	'person.see': team,
	'person.edit': either(self, team),
	'person.merge': team,
	'work.edit': either(self, team, host),
	'activity.edit': either(team, host),
	'operation.book': team,
	'way.edit': either(team, host),
	'evidence.decide': team,
	'registrations.see': either(team, host),
	'registrations.write': either(team, host),
	'agenda.checkin': (who, what) => holds(who, 'admin', 'coordinator') || host(who, what),
	'booking.manage': either(self, team),
	'import.run': team,
	'site.edit': team,
	'newsletter.send': team,
	'report.decide': team,
	'show.edit': either(team, host),
	'show.direct': either(team, host, crew('director')),
	'show.moderate': either(team, host, crew('director', 'moderator')),
	'show.present': either(team, host, crew('director', 'moderator', 'presenter')),
	'film.edit': either(team, host),
	'station.edit': either(team, host),
	'trade.keep': either(team, hostOfAny),
	'silence.change': team,
	'class.keep': team,
	'workshop.edit': either(team, host),
	'canvas.edit': either(self, team, host),
	'canvas.own': self,
	'programme.edit': either(team, host),
	'candidate.decide': either(team, host),
	'challenge.propose': either(team, host),
	'challenge.settle': team,
	'story.edit': team,
	'host.list': team,
	'journey.see': team,
	'canvas.review': either(self, team),
	'settings.change': admin,
	'person.export': either(self, admin),
	'person.erase': either(self, admin)
} satisfies Record<string, Rule>;

export type Act = keyof typeof acts;

/** Whether a viewer (null: not signed in) may do an act. */
export const can = (viewer: Viewer | null, act: Act, object: ActObject = {}): boolean =>
	viewer !== null && acts[act](viewer, object);

/** Whether a second factor is all that is missing: then the page asks for it. */
export const needsSecondFactor = (viewer: Viewer | null, act: Act, object: ActObject = {}): boolean =>
	viewer !== null && !can(viewer, act, object) && can({ ...viewer, secondFactor: true }, act, object);

/** The organisations that a viewer answers for, by id. */
export const hostedBy = (viewer: Viewer): string[] => [
	...new Set(viewer.roles.flatMap(({ role, scope }) => (scope && hostRoles.includes(role) ? [scope.id] : [])))
];

/**
 * Lets an act pass, or stops it.
 * @throws 401 when nobody is signed in, 403 when only the second factor is missing, else 404: what one may not do is not there.
 */
export function requireAct(viewer: Viewer | null, act: Act, object: ActObject = {}): Viewer {
	if (!viewer) throw refused('identity_sign_in_first', {}, 401);
	if (can(viewer, act, object)) return viewer;
	throw needsSecondFactor(viewer, act, object) ? refused('identity_second_factor_first', {}, 403) : missing();
}
