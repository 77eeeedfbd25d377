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

/** An act that is asked for: whether a viewer may do it to something. Each module says its own, in its `acts.ts`. */
export type Act = (viewer: Viewer, object: ActObject) => boolean;

const holds = (viewer: Viewer, ...names: RoleName[]): boolean =>
	viewer.roles.some(({ role, scope }) => scope === null && names.includes(role));

const holdsFor = (viewer: Viewer, organisation: string | null | undefined, ...names: RoleName[]): boolean =>
	viewer.roles.some(({ role, scope }) => scope !== null && scope.id === organisation && names.includes(role));

const hostRoles: readonly RoleName[] = ['director', 'partner'];
const teamRoles: readonly (RoleName | undefined)[] = ['admin', 'coordinator'];

/** Whether a role is one of the hub's team. */
export const isTeamRole = (role: RoleName | undefined): boolean => teamRoles.includes(role);

/** The hub's team, in a session that has shown a second factor. */
export const team: Act = (viewer, object) => viewer.secondFactor && teamWithoutSecondFactor(viewer, object);
/** The same at a door, where a second factor is in nobody's pocket. */
export const teamWithoutSecondFactor: Act = (viewer) => holds(viewer, 'admin', 'coordinator');
export const admin: Act = (viewer) => viewer.secondFactor && holds(viewer, 'admin');
export const self: Act = (viewer, { person }) => person === viewer.id;
/** Who answers for an organisation: she needs no second factor for what is her own. */
export const host: Act = (viewer, { organisation }) => holdsFor(viewer, organisation, ...hostRoles);
/** Who answers for all of an organisation, and not for its shows alone. */
export const partner: Act = (viewer, { organisation }) => holdsFor(viewer, organisation, 'partner');
/** Who accompanies projects and companies for an organisation: nobody else reads their files, whatever her role. */
export const adviser: Act = (viewer, { organisation }) => holdsFor(viewer, organisation, 'adviser');
export const adviserOfAny: Act = (viewer) => advisedBy(viewer).length > 0;
export const hostOfAny: Act = (viewer) => viewer.roles.some(({ role, scope }) => scope && hostRoles.includes(role));
/** Who was put on a show, whatever else she may do. */
export const crew =
	(...wanted: Post[]): Act =>
	(_, { posts = [] }) =>
		posts.some((post) => wanted.includes(post));
export const either =
	(...acts: Act[]): Act =>
	(viewer, object) =>
		acts.some((act) => act(viewer, object));

/** Whether a viewer (null: not signed in) may do an act. */
export const can = (viewer: Viewer | null, act: Act, object: ActObject = {}): boolean =>
	viewer !== null && act(viewer, object);

/** The same person as she is once her session has shown a second factor. */
export const withSecondFactor = ({ withheld = [], ...viewer }: Viewer): Viewer => ({
	...viewer,
	secondFactor: true,
	roles: [...viewer.roles, ...withheld]
});

/** Whether a second factor is all that is missing: then the page asks for it. */
export const needsSecondFactor = (viewer: Viewer | null, act: Act, object: ActObject = {}): boolean =>
	viewer !== null && !can(viewer, act, object) && can(withSecondFactor(viewer), act, object);

/** The organisations that a viewer answers for, by id. */
export const hostedBy = (viewer: Viewer): string[] => heldFor(viewer, hostRoles);

/** The organisations whose adviser a viewer is, by id. */
export const advisedBy = (viewer: Viewer): string[] => heldFor(viewer, ['adviser']);

const heldFor = ({ roles }: Viewer, names: readonly RoleName[]): string[] => [
	...new Set(roles.flatMap(({ role, scope }) => (scope && names.includes(role) ? [scope.id] : [])))
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
