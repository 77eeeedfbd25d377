import { crew, either, host, hostOfAny, team } from '#kernel/identity/policy.ts';

/** Who may do what here, one line an act. */
export const showActs = {
	edit: either(team, host),
	direct: either(team, host, crew('director')),
	moderate: either(team, host, crew('director', 'moderator')),
	present: either(team, host, crew('director', 'moderator', 'presenter'))
};

export const filmActs = {
	edit: either(team, host)
};

export const stationActs = {
	edit: either(team, host)
};

export const tradeActs = {
	keep: either(team, hostOfAny)
};

export const silenceActs = {
	change: team
};
