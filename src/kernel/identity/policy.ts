import { missing, refused } from '../errors.ts';
import type { RoleName, Viewer } from './index.ts';

/** What an act is done to, as far as a rule asks: whose it is, and which organisation answers for it. */
export type ActObject = Readonly<{ person?: string | null; organisation?: string | null; role?: RoleName }>;

type Rule = (viewer: Viewer, object: ActObject) => boolean;

const holds = (viewer: Viewer, ...names: RoleName[]): boolean =>
	viewer.roles.some(({ role, scope }) => scope === null && names.includes(role));

const holdsFor = (viewer: Viewer, organisation: string | null | undefined, ...names: RoleName[]): boolean =>
	viewer.roles.some(({ role, scope }) => scope !== null && scope.id === organisation && names.includes(role));

const admin: Rule = (viewer) => holds(viewer, 'admin');
const team: Rule = (viewer) => holds(viewer, 'admin', 'coordinator');
const self: Rule = (viewer, { person }) => person === viewer.id;
const host: Rule = (viewer, { organisation }) => holdsFor(viewer, organisation, 'director', 'partner');
const teamRoles: readonly (RoleName | undefined)[] = ['admin', 'coordinator'];

/** Who may do what, one line an act. `second`: only in a session that has shown a second factor (a host of her own séances needs none). */
const acts = {
	'desk.enter': { rule: team, second: true },
	'desk.outbox': { rule: team, second: true },
	'desk.letter.open': { rule: admin, second: true },
	'desk.facts': { rule: team, second: true },
	'demo.clear': { rule: admin, second: true },
	'roles.change': { rule: admin, second: true },
	'invitation.send': {
		rule: (who, what) => admin(who, what) || (team(who, what) && !teamRoles.includes(what.role)),
		second: true
	},
	'agenda.checkin': { rule: (who, what) => team(who, what) || host(who, what), second: false },
	'booking.manage': { rule: (who, what) => self(who, what) || team(who, what), second: false },
	'person.export': { rule: self, second: false },
	'person.erase': { rule: (who, what) => self(who, what) || (admin(who, what) && who.secondFactor), second: false }
} satisfies Record<string, { rule: Rule; second: boolean }>;

export type Act = keyof typeof acts;

/** Whether a viewer (null: not signed in) may do an act. */
export function can(viewer: Viewer | null, act: Act, object: ActObject = {}): boolean {
	const { rule, second }: { rule: Rule; second: boolean } = acts[act];
	return viewer !== null && rule(viewer, object) && (!second || viewer.secondFactor);
}

/** Whether a second factor is all that is missing: then the page asks for it. */
export const needsSecondFactor = (viewer: Viewer | null, act: Act, object: ActObject = {}): boolean =>
	viewer !== null && !viewer.secondFactor && can({ ...viewer, secondFactor: true }, act, object);

/**
 * Lets an act pass, or stops it.
 * @throws 401 when nobody is signed in, 403 when only the second factor is missing, else 404: what one may not do is not there.
 */
export function demand(viewer: Viewer | null, act: Act, object: ActObject = {}): Viewer {
	if (!viewer) throw refused('identity_sign_in_first', {}, 401);
	if (can(viewer, act, object)) return viewer;
	throw needsSecondFactor(viewer, act, object) ? refused('identity_second_factor_first', {}, 403) : missing();
}
