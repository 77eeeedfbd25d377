import type { By } from '#kernel/facts.ts';
import { same } from '#kernel/same.ts';
import type { Tx } from '#kernel/server/db.ts';
import { holdHub, homeSetting, keepSetting, tellSettings } from '#kernel/server/hub.ts';
import { type HomePart, type HomePlace, type homeActs, homeOf, rearranged } from '../home.ts';

/** The parts of the home page, hidden ones too, in the order that the team gave them. */
export const home = async (): Promise<HomePlace[]> => homeOf(await homeSetting());

/** Moves a part of the home page by one place, shows or hides it. What changes nothing tells nothing. */
export async function arrangeHome(tx: Tx, act: (typeof homeActs)[number], part: HomePart, by: By): Promise<void> {
	const before = homeOf((await holdHub(tx)).home);
	const after = rearranged(before, act, part);
	if (same(before, after)) return;
	await keepSetting(tx, 'home', after);
	await tellSettings(tx, by.actor?.id ?? null);
}
