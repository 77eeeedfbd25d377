/** What the partners have to help each other: looked at by network-access, and by no other claim. */
export const OF_NETWORK =
	/^\/(partnering|missions|groups|notices|me\/(partnering|missions|groups|notices|developers)|desk\/(partnering|missions|groups|organizations\/mergers))(?=[/?]|$)/;

/** Pages that are known from the start, of a visitor, of whoever answers for a partner, and of the team. */
export const begin = {
	public: [
		'/partnering',
		'/partnering?q=zzzzzz',
		'/partnering?direction=offer&kind=studio',
		'/missions',
		'/groups',
		'/partnering/from-abroad'
	],
	person: [
		'/me/partnering',
		'/me/partnering/new',
		'/me/partnering/matches',
		'/me/missions',
		'/me/groups',
		'/me/notices'
	].concat('/me/developers'),
	desk: [
		'/desk/partnering',
		'/desk/partnering?q=zzzzzz',
		'/desk/partnering/unanswered',
		'/desk/partnering/abroad'
	].concat(['/desk/missions', '/desk/missions/new', '/desk/groups', '/desk/groups/new', '/desk/organizations/mergers'])
};
