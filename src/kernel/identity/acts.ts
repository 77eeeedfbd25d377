import type { Viewer } from './index.ts';
import { type ActObject, admin, either, hostOfAny, isTeamRole, self, team } from './policy.ts';

/** Who may do what here, one line an act. */
export const deskActs = {
	enter: either(team, hostOfAny),
	today: team,
	outbox: team,
	openLetter: admin,
	facts: team
};

export const demoActs = {
	clear: admin
};

export const rolesActs = {
	change: admin
};

export const invitationActs = {
	send: (who: Viewer, what: ActObject) => admin(who, what) || (team(who, what) && !isTeamRole(what.role))
};

export const settingsActs = {
	change: admin
};

export const personActs = {
	see: team,
	edit: either(self, team),
	merge: team,
	export: either(self, admin),
	erase: either(self, admin)
};
