import { shownTogether } from './shown-together.ts';

/** What of a table people see: all its columns but some, with the reason for each; `when`: the rows, of the table as r. */
export type Shown = Readonly<{ but?: Readonly<Record<string, string>>; when?: string }>;

const updated = 'moves with what is changed, which is told';
const made = 'shown nowhere, and never changed';
const published = 'r.published_at is not null';
const ofTester = 'for whoever has a place and whoever announced it';
const forBoth = 'for the mentor and whoever has booked';
const ofFile = 'of the file, which has readers of its own: its project says what everybody reads';
const ofShownProject = (project: string) =>
	`exists (select from venture.project p where p.id = ${project} and p.shown_at is not null)`;
const inUse = (row = 'r') => `${row}.published_at is not null and ${row}.deleted_at is null`;
const ofProfileInUse = `exists (select from network.profile p where p.person = r.person and ${inUse('p')})`;
const notInTrash = 'r.published_at is not null and r.trashed_at is null';
const ofShown = (offering: string) =>
	`exists (select from agenda.offering o where o.id = ${offering} and o.published_at is not null)`;
const ofLive = "exists (select from journey.story_version v where v.hash = r.version and v.state = 'live')";
const ofProgramme = (programme: string) =>
	`exists (select from learning.programme p where p.id = ${programme} and p.published_at is not null)`;

/**
 * Every table of which a page, a feed, an answer of the API, a picture, the map of the site or a search shows something to people. Whoever changes it
 * records a fact in the same transaction: what was kept of a page is thrown away by the next fact, and by nothing else.
 */
export const shown: Readonly<Record<string, Shown>> = {
	'kernel.setting': { but: { changed_at: updated }, when: "r.key in ('hub', 'demo', 'home')" },
	'identity.person': {
		but: {
			locale: 'the language that letters to her are in',
			given: 'a part of her name, which is shown whole',
			family: 'the other',
			named: 'whether her name may give way to another, which is told then',
			suspended_at: 'says whether she may sign in',
			suspended_why: 'what she is told of it',
			created_at: made
		},
		when: `exists (select from network.profile p where p.person = r.id and p.published_at is not null)
			or exists (select from network.affiliation a where a.person = r.id and a.public)
			or exists (select from network.credit c where c.person = r.id)
			or exists (select from venture.project_yes y join venture.holder h on h.id = y.holder where h.person = r.id and y.named)
			or exists (select from editorial.news n where n.author = r.id and n.author_shown)`
	},
	'identity.visibility': {},
	'identity.consent': { when: "r.purpose = 'names_shown'" },
	'participation.pool': {
		but: {
			offer_minutes: 'how long an offer stands is said in its letter',
			opened_at: made
		},
		when: `exists (select from agenda.occurrence o where o.pool = coalesce(r.part_of, r.id))
			or exists (select from learning.cohort c where c.pool = r.id and ${ofProgramme('c.programme')})`
	},
	'network.sector': {},
	'network.organization': { but: { created_at: made, updated_at: updated } },
	'network.place': { but: { updated_at: updated } },
	'network.identifier': {},
	'network.affiliation': { but: { created_at: made }, when: 'r.public' },
	'network.outline': {},
	'network.nace': {},
	'network.skill': {},
	'network.skill_broader': {},
	'network.profile': { but: { created_at: made, updated_at: updated }, when: inUse() },
	'network.person_skill': { when: ofProfileInUse },
	'network.skill_word': { but: { said_at: made }, when: ofProfileInUse },
	'network.former_address': {},
	'network.work': { but: { created_at: made, updated_at: updated }, when: inUse() },
	'network.credit': {
		when: `exists (select from network.work w where w.id = r.work and ${inUse('w')})`
	},
	'venture.welcomer': { but: { added_at: made } },
	'venture.mentor': {
		but: {
			asked_at: 'who was asked is no mentor yet',
			asked_as: 'who was asked is no mentor yet',
			invited_by: 'for those who invite',
			invited_for: 'for those who invite',
			updated_at: updated
		},
		when: 'r.accepted_at is not null'
	},
	'venture.mentor_skill': {},
	'venture.call': {
		but: {
			written_by: 'who wrote it down',
			updated_at: updated,
			kinds: 'compared with a file',
			stages: 'compared with a file',
			sectors: 'compared with a file',
			places: 'compared with a file',
			sizes: 'compared with a file'
		},
		when: 'r.trashed_at is null'
	},
	'venture.project': {
		but: { proposed_by: 'who wrote it', proposed_at: made, updated_at: updated },
		when: 'r.shown_at is not null'
	},
	'venture.project_yes': { but: { agreed_at: made }, when: ofShownProject('r.project') },
	'venture.file': {
		but: {
			...{
				keeper: ofFile,
				company: ofFile,
				sentence: ofFile,
				sector: ofFile,
				nace: ofFile,
				locality: ofFile,
				needs: ofFile
			},
			...{ promises: ofFile, operation: ofFile, adviser: ofFile, opened_at: made, heard_at: ofFile, closed_at: ofFile },
			...{ mailbox: ofFile, fictional: ofFile, updated_at: updated, words: ofFile }
		},
		when: 'exists (select from venture.project p where p.file = r.id and p.shown_at is not null)'
	},
	'venture.holder': {
		but: { asked_at: made, asked_as: ofFile, role: ofFile, until: ofFile },
		when: 'r.accepted_at is not null and exists (select from venture.project p where p.file = r.file and p.shown_at is not null)'
	},
	'partnering.proposal': {
		but: {
			...{ written_by: 'who wrote it', updated_at: updated, written_at: made, published_at: 'with its state' },
			asked_on: 'when its organisation was asked whether it still holds',
			...{ terms: 'made of its text', title_terms: 'made of its title' },
			refusal: 'for who has put it up from abroad, and for the team'
		},
		when: "r.state <> 'draft'"
	},
	...shownTogether,
	'partnering.sheet': {
		when: "exists (select from partnering.proposal p where p.id = r.proposal and p.state <> 'draft')"
	},
	'venture.brief': {
		but: {
			written_by: 'who wrote it',
			updated_at: updated,
			written_at: made,
			published_at: 'with its state',
			chosen_at: 'with its state',
			document_hash: forBoth,
			document_name: forBoth
		},
		when: "r.state <> 'draft'"
	},
	'venture.offer': {
		but: {
			words: forBoth,
			price_from: forBoth,
			price_to: forBoth,
			starts: forBoth,
			ends: forBoth,
			works: forBoth,
			reason: forBoth,
			written_by: forBoth,
			given_at: made,
			decided_at: forBoth
		},
		when: "r.state = 'chosen'"
	},
	'venture.playtest': {
		but: {
			...{ written_by: 'who wrote it', updated_at: updated, written_at: made, published_at: 'with its state' },
			...{ link: ofTester, place: ofTester, details: ofTester, questions: ofTester, nda_hash: 'with its words' }
		},
		when: "r.state <> 'draft'"
	},
	'venture.playtest_slot': {
		when: "exists (select from venture.playtest t where t.id = r.playtest and t.state <> 'draft')"
	},
	'venture.playtest_seat': {
		but: {
			...{ person: ofTester, nda_hash: ofTester, nda_accepted_at: ofTester, taken_at: made, reminded_at: ofTester },
			...{ asked_at: ofTester, answers: ofTester, named: ofTester, answered_at: ofTester }
		}
	},
	'venture.mentor_hours': { but: { published_at: made, link: 'for whoever has booked' } },
	'venture.mentoring': {
		but: {
			...{
				topic: forBoth,
				word: forBoth,
				project: forBoth,
				file: forBoth,
				sequence: forBoth,
				asked_at: forBoth,
				answered_at: forBoth
			},
			...{ reminded_at: forBoth, questioned_at: forBoth, mentor_says: forBoth, person_says: forBoth, contact: forBoth }
		}
	},
	'spaces.space': { but: { operation: 'the team books its work on it', created_at: made, updated_at: updated } },
	'spaces.unit': {},
	'spaces.part': {},
	'spaces.induction': { but: { created_at: made } },
	'spaces.machine': {},
	'spaces.outage': { but: { created_at: made } },
	'spaces.sheet': { but: { written_at: made } },
	'spaces.exception': { but: { created_at: made } },
	'spaces.allocation': {
		but: { created_at: made, subject: 'whose it is', subject_kind: 'whose it is' },
		when: "r.state <> 'clashing'"
	},
	'spaces.occupancy': { but: { unit: 'which of those that are alike' } },
	'spaces.outside': {
		but: {
			url: 'for whoever keeps the place',
			etag: 'by which the version is known',
			last_modified: 'by which the version is known',
			content_hash: 'by which the version is known',
			kept_at: 'by which the version is known',
			error: 'for whoever keeps the place',
			unread: 'for whoever keeps the place',
			read_at: 'the module tells it without a fact',
			created_at: made
		}
	},
	'spaces.outside_busy': { but: { uid: 'shown nowhere', recurrence: 'shown nowhere' } },
	'agenda.offering': { but: { operation: 'the team books its work on it', created_at: made }, when: published },
	'agenda.co_organizer': { when: ofShown('r.offering') },
	'agenda.occurrence': {
		but: { online_url: 'for those who registered', recurrence: 'how the team made the series' }
	},
	'agenda.question': { but: { created_at: made }, when: ofShown('r.offering') },
	'agenda.category': { but: { created_at: made }, when: ofShown('r.offering') },
	'agenda.material': { but: { added_at: made } },
	'agenda.followup': {
		but: { person: 'only her name is shown', answered_by: 'for the team' },
		when: 'r.shown_at is not null and r.hidden_at is null'
	},
	'agenda.stage': { when: ofShown('r.offering') },
	'agenda.track': { when: ofShown('r.offering') },
	'agenda.item': { when: ofShown('r.offering') },
	'editorial.page': {
		but: { changed_at: updated },
		when: notInTrash
	},
	'editorial.news': {
		but: { created_at: made, changed_at: updated },
		when: notInTrash
	},
	'stage.station': {
		but: { created_at: made, deleted_at: 'in the trash it has no new show, and keeps those that it has' },
		when: 'exists (select from stage.show_station s where s.station = r.id)'
	},
	'stage.film': {
		but: {
			progress: 'for the team, and live',
			failure: 'for the team',
			title: 'for the team: the séance has words of its own',
			rights: 'for the team',
			broadcast_on: 'for the team',
			organization: 'says who of the team looks after it',
			created_by: 'for the team',
			created_at: made
		},
		when: `r.state = 'ready'`
	},
	'stage.show': { but: { created_at: made, updated_at: updated } },
	'stage.show_station': {},
	'stage.poll_silence': { but: { created_by: 'for the team', created_at: made } },
	'learning.class_offer': { but: { created_at: made } },
	'learning.workshop': { but: { created_at: made } },
	'learning.programme': {
		but: { operation: 'the team books its work on it', created_at: made, updated_at: updated },
		when: inUse()
	},
	'learning.course': { when: ofProgramme('r.programme') },
	'learning.cohort': {
		but: { created_at: made, change_asked_at: 'for the team, and for whoever is asked' },
		when: ofProgramme('r.programme')
	},
	'learning.cohort_course': {
		when: `exists (select from learning.cohort c where c.id = r.cohort and ${ofProgramme('c.programme')})`
	},
	'learning.challenge': {
		but: { proposed_by: 'for the team', created_at: made },
		when: 'r.accepted_at is not null and r.deleted_at is null'
	},
	'learning.challenge_team': { but: { code: 'its members give it to whoever is to join' } },
	'learning.challenge_member': {},
	'learning.way': { but: { created_at: made, updated_at: updated }, when: inUse() },
	'learning.way_step': {
		when: `exists (select from learning.way w where w.id = r.way and ${inUse('w')})`
	},
	'journey.story': { when: "exists (select from journey.story_version v where v.story = r.id and v.state = 'live')" },
	'journey.story_version': { but: { published_by: 'for the team', kept_at: made }, when: "r.state = 'live'" },
	'journey.version_words': { when: ofLive },
	'journey.picture': { when: ofLive },
	'spaces.floor': { but: { created_at: made } },
	'spaces.pin': {}
};
