import type { Measure, Side } from '#kernel/given.ts';
import type { WorkKind } from './gallery/kinds.ts';
import type { OrganizationKind } from './kinds.ts';

/** What an organisation was at that moment. */
type Kind = { kind: OrganizationKind };

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object is the organisation, in this and the following four. */
		'network.joined': { kind: OrganizationKind; fictional: boolean };
		'network.changed': Kind;
		'network.trashed': Kind;
		'network.restored': Kind;
		'network.verified': Kind;
		/** The object is the organisation that stays, the target the one that turned out to be it. */
		'network.merged': Kind;
		/** The object is the organisation that had stayed, the target the one that is there again. */
		'network.unmerged': Kind;
		/** What ties the organisation to the hub, in this and the following eight: never how much of it. */
		'network.convention_signed': { days: number | null };
		'network.convention_changed': Record<string, never>;
		'network.convention_withdrawn': Record<string, never>;
		'network.convention_restored': Record<string, never>;
		'network.pledged': { year: number; measure: Measure };
		'network.pledge_withdrawn': { year: number; measure: Measure };
		'network.gift_noted': { side: Side; measure: Measure };
		'network.gift_withdrawn': { side: Side; measure: Measure };
		'network.gift_restored': { side: Side; measure: Measure };
		/** The object is the person, the target the organisation. */
		'network.affiliated': { open: boolean };
		'network.affiliation_ended': { open: boolean };
		/** It was never true. */
		'network.affiliation_removed': { open: boolean };
		/** Of how many skills of the person the organisation, the target, says that she has them now. */
		'network.skills_confirmed': { skills: number };
		/** She has taken one of them out of her page. */
		'network.skill_word_taken_out': Record<string, never>;
		/** A person says that an organisation, the object, is hers; in the second the team has answered her, the target. */
		'network.claimed': Kind;
		'network.claim_decided': { accepted: boolean };
		/** The object is the person. */
		'network.profile_published': Record<string, never>;
		'network.profile_withdrawn': Record<string, never>;
		/** She, or the team for her, has rewritten what everybody reads; not what. */
		'network.profile_changed': Record<string, never>;
		'network.profile_trashed': Record<string, never>;
		'network.profile_restored': Record<string, never>;
		/** The object is the work, the context its organisation. */
		'network.work_published': { kind: WorkKind; fictional: boolean };
		'network.work_withdrawn': Record<string, never>;
		'network.work_changed': Record<string, never>;
		'network.work_trashed': Record<string, never>;
		'network.work_restored': Record<string, never>;
		/** The object is the place. */
		'network.place_added': { fictional: boolean };
		'network.place_changed': Record<string, never>;
		'network.place_trashed': Record<string, never>;
		'network.place_restored': Record<string, never>;
		/** The object is the list of sectors. */
		'network.sectors_changed': Record<string, never>;
		/** The object is the list of skills: how many have a name that they had not, and how many lie under another. */
		'network.skills_brought': { changed: number; relations: number };
		/** The object is the ground of the map. */
		'network.region_drawn': Record<string, never>;
	}
}
