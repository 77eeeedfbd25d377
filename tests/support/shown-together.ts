import type { Shown } from './shown.ts';

const each = (why: string, columns: readonly string[]) => Object.fromEntries(columns.map((one) => [one, why]));
const ofPublicGroup =
	"exists (select from groups.circle g where g.id = r.in_group and g.state <> 'draft' and g.public and g.hidden_at is null)";

/** What people see of organisations that travel and work together. */
export const shownTogether: Readonly<Record<string, Shown>> = {
	'missions.mission': {
		but: each('for who travels, and for the team', [
			...['contact_name', 'contact_phone', 'documents', 'operation', 'updated_at', 'written_at', 'published_at'],
			'forgotten_at'
		]),
		when: "r.state <> 'draft'"
	},
	'missions.traveller': {
		but: each('only how many there are is said', [
			...['person', 'organization', 'seeks', 'languages', 'phone', 'word', 'asked_at', 'decided_at']
		]),
		when: "r.state = 'accepted'"
	},
	'city.ground': { but: each('shown nowhere', ['taken_on', 'kept_at']) },
	'city.edition': {
		but: each('for its team', ['approved_by', 'word', 'again']),
		when: 'exists (select from city.trail t where t.edition = r.id)'
	},
	'city.town_place': { but: each('what the town said last: the place says what is shown', ['said']) },
	'city.town_source': {
		but: each('for the team', [
			...['columns', 'every_hours', 'paused_at', 'asked_at', 'read_at', 'hash', 'problem', 'added_at']
		]),
		when: 'exists (select from city.town_place p where p.source = r.id)'
	},
	'city.voice': {
		but: each('for its author, and for the team', ['code', 'left_at', 'decided_by', 'decided_at']),
		when: "r.state = 'shown'"
	},
	'city.edition_file': { when: 'exists (select from city.trail t where t.edition = r.edition)' },
	'city.trail': {
		but: each('what its team works on: an edition says what everybody reads', [
			...['title', 'summary', 'minutes', 'step_free', 'age_from', 'reuse', 'licence', 'state', 'version', 'changed_by'],
			...['changed_at', 'asked_by', 'word', 'written_at']
		]),
		when: 'r.edition is not null'
	},
	'groups.circle': {
		but: each('for its members, and for the team', [
			...['operation', 'budget_cents', 'rights', 'rights_words', 'updated_at', 'written_at', 'opened_at', 'ended_at']
		]),
		when: "r.state <> 'draft' and r.public"
	},
	'groups.member': {
		but: each('for the members, and for the team', ['word', 'share_cents', 'said_at', 'since']),
		when: `r.state = 'member' and ${ofPublicGroup}`
	},
	'groups.deliverable': {
		but: each('for the members: what is accepted says its title, who made it and where it is read', [
			...['due', 'file', 'file_name', 'word', 'delivered_at']
		]),
		when: `r.state = 'accepted' and ${ofPublicGroup}`
	},
	'groups.activity': { when: ofPublicGroup },
	'sensing.thing': {
		but: each('for who looks after it', ['keeper', 'keeper_until', 'properties', 'made_at', 'number']),
		when: "r.seen = 'public'"
	},
	'sensing.datastream': {
		but: each('read anew for each answer', [
			...['thing', 'sensor', 'observed_property', 'properties', 'made_at', 'number', 'observation_type']
		]),
		when: "exists (select from sensing.thing t where t.number = r.thing and t.seen = 'public')"
	}
};
