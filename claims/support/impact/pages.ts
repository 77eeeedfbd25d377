/** Figures and what they rest on: looked at by impact-access, and by no other claim. */
export const OF_IMPACT = /^\/(impact|audit|desk\/(impact|operations))(?=[/?]|$)/;

/** Our own paths from which every page of the figures is reached, with those of a figure whose units are many and of one that has none. */
export const impactPages = {
	public: ['/impact'],
	desk: [
		...['/desk/impact', '/desk/impact?operation=DEMO-2026-01', '/desk/impact/RCO04', '/desk/impact/HUB01'],
		...['/desk/impact/HUB12/territory', '/desk/impact/RCO01/territory?year=2026', '/desk/impact/RCO77/territory'],
		...['/desk/impact/RCR98', '/desk/impact/ledger', '/desk/impact/declarations', '/desk/impact/same'],
		...['/desk/impact/ways', '/desk/impact/ways?year=2026', '/desk/operations', '/desk/operations/new']
	]
} as const;
