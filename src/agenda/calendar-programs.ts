/** Where each program takes a calendar's address, so that it reads it again by itself. Nothing is asked of anybody until a person follows one. */
export function subscriptionsOf(calendar: string, title: string) {
	const own = calendar.replace(/^https?:/, 'webcal:');
	const outlook = `/calendar/0/addfromweb?${new URLSearchParams({ url: calendar, name: title })}`;
	return {
		own,
		google: `https://calendar.google.com/calendar/r?${new URLSearchParams({ cid: own })}`,
		outlook: `https://outlook.live.com${outlook}`,
		office: `https://outlook.office.com${outlook}`
	};
}
