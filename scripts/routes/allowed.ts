/** Where everybody may read: pages, feeds and files that ask nobody who she is. */
export const publicPlaces: readonly string[] = ['(public)/'];

/** Where whoever holds the address acts: a signed link or a form that tells a hand from a machine is what it asks for. */
export const acting: readonly string[] = [];

/** A load or an action that asks for nothing, and why. */
export const open: Readonly<Record<string, string>> = {};

/** Where two modules act in one transaction, and what would be half done without it. */
export const together: Readonly<Record<string, string>> = {};
