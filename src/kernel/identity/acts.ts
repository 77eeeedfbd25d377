import type { Viewer } from './index.ts';
import {
	type ActObject,
	admin,
	adviserOfAny,
	can,
	either,
	hostOfAny,
	isTeamRole,
	self,
	team,
	withSecondFactor
} from './policy.ts';

/** Who may do what here, one line an act. */
export const deskActs = {
	enter: either(team, hostOfAny, adviserOfAny),
	today: team,
	outbox: team,
	openLetter: admin,
	facts: team
};

/** Whether Coulisses is there for a reader, once she has shown a second factor where one is asked. */
export const entersDesk = (viewer: Viewer): boolean => can(withSecondFactor(viewer), deskActs.enter);

export const demoActs = {
	clear: admin
};

export const rolesActs = {
	change: admin
};

export const invitationActs = {
	send: (who: Viewer, what: ActObject) => admin(who, what) || (team(who, what) && !isTeamRole(what.role))
};

export const keyActs = {
	keep: team
};

export const settingsActs = {
	change: admin
};

/** The record of sign-ins, of changes of access, and of looks at what is of persons. */
export const recordActs = {
	see: admin
};

export const personActs = {
	see: team,
	edit: either(self, team),
	merge: team,
	suspend: admin,
	export: either(self, admin),
	erase: either(self, admin)
};
