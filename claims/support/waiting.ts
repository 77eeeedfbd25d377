/** The place on the waiting list that the French page of a booking says, as digits; nothing when it says none. */
export function waitingPlace(page: string): string | undefined {
	if (page.includes('Vous êtes en tête de la liste d’attente')) return '1';
	return /Vous êtes ([\d\s]+)e sur la liste d’attente/.exec(page)?.[1]?.replace(/\s/g, '');
}
