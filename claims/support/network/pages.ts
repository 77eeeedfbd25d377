/** What the partners have to help each other: looked at by network-access, and by no other claim. */
export const OF_NETWORK =
	/^\/(partnering|missions|notices|me\/(partnering|missions|notices|developers)|desk\/(partnering|missions|organizations\/mergers))(?=[/?]|$)/;

/** Pages that are known from the start, of a visitor, of whoever answers for a partner, and of the team. */
export const begin = {
	public: ['/partnering', '/partnering?q=zzzzzz', '/partnering?direction=offer&kind=studio', '/missions'],
	person: ['/me/partnering', '/me/partnering/new', '/me/partnering/matches', '/me/missions', '/me/notices'].concat(
		'/me/developers'
	),
	desk: [
		'/desk/partnering',
		'/desk/partnering?q=zzzzzz',
		'/desk/partnering/unanswered',
		'/desk/partnering/abroad'
	].concat(['/desk/missions', '/desk/missions/new', '/desk/organizations/mergers'])
};
