import type { InvitedAnswer } from '#kernel/inbox/mail.ts';
import type { BriefAudience, BriefKind } from './briefs/brief.ts';
import type { ContactKind } from './contact-kinds.ts';
import type { FollowMonths, StopReason, TurnoverClass } from './following/follow-up.ts';
import type { LetterWriter } from './inbox/classify.ts';
import type { CloseReason, FileKind, HolderRole, NumberKind, SizeClass, Stage } from './kinds.ts';
import type { Held } from './mentors/held.ts';
import type { AgeBand } from './playtests/playtest.ts';

/** What a figure needs of a file, three years later. */
type About = {
	kind: FileKind;
	stage: Stage;
	sector: string | null;
	nace: string | null;
	size: SizeClass;
	operation: string | null;
	fictional: boolean;
};

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object is the file, the target its keeper, in this and the following. */
		'venture.opened': About;
		/** `cells`: which columns of it, parted by blanks, in this and the next. */
		'venture.changed': About & { cells?: string };
		'venture.stage_changed': About & { from: Stage; cells?: string };
		'venture.closed': About & { reason: CloseReason };
		'venture.reopened': About;
		/** It was opened by an import that was taken back, before anybody did anything with it. */
		'venture.opening_undone': About;
		/** The target is the person. */
		'venture.holder_added': { role: HolderRole };
		'venture.holder_left': { role: HolderRole };
		/** The target is the partner; `parts`: how many. */
		'venture.opened_to': { parts: number };
		'venture.closed_to': Record<string, never>;
		/** `value`: of one that everybody may see; of the others the size class alone. */
		'venture.number_given': { kind: NumberKind; value: number | null; size: SizeClass | null; asOf: string };
		'venture.number_struck': { kind: NumberKind };
		'venture.document_added': { bytes: number };
		'venture.document_removed': Record<string, never>;
		/** A holder has added what she did: the context is that. */
		'venture.step_added': Record<string, never>;
		'venture.step_removed': Record<string, never>;
		/** The object is the file, the context the contact: a fact for each file of it. `minutes`: of support of this file, none where it does not count. */
		'venture.contact': About & { contact: ContactKind; minutes: number; group: boolean };
		'venture.contact_struck': { contact: ContactKind; minutes: number };
		'venture.plan_agreed': { minutes: number; goals: number; operation: string | null };
		'venture.goal_met': { met: boolean };
		/** The context is the sheet. */
		'venture.sheet_sent': { month: string; minutes: number; operation: string | null };
		'venture.sheet_reminded': { times: number };
		'venture.sheet_signed': { month: string; minutes: number; operation: string | null };
		/** The object is the organisation, the target who answers for it; `areas`: about how many parts of the hub, none for all. */
		'venture.welcomer_kept': { areas: number; days: number; away: boolean };
		'venture.welcomer_removed': Record<string, never>;
		/** The object is the question, the target the organisation that answers it, in this and the following. `days`: working days that are promised. */
		'venture.asked': { area: string; days: number; fictional: boolean };
		'venture.answered': { late: boolean };
		'venture.question_late': { days: number };
		/** A colleague answers it from now on. */
		'venture.question_taken': { late: boolean };
		'venture.question_closed': Record<string, never>;
		'venture.question_reopened': Record<string, never>;
		/** Proposed: the object is the referral, the target its partner where it is of the directory, the context the question or the file, in this and the following. */
		'venture.referred': { from: string; carries: number; parts: number; story: boolean; fictional: boolean };
		'venture.referral_reminded': { times: number };
		'venture.referral_agreed': Record<string, never>;
		'venture.referral_refused': Record<string, never>;
		'venture.referral_lapsed': Record<string, never>;
		'venture.referral_sent': { way: 'desk' | 'link' };
		'venture.referral_chased': { times: number; way: 'desk' | 'link' };
		'venture.referral_unanswered': { times: number };
		'venture.referral_accepted': { way: 'desk' | 'link'; late: boolean };
		'venture.referral_returned': { way: 'desk' | 'link'; late: boolean };
		'venture.referral_withdrawn': { sent: boolean };
		/** The object is the mentor, the target the person, the context the organisation that asks. */
		'venture.mentor_invited': Record<string, never>;
		'venture.mentor_joined': { skills: number; shown: boolean };
		'venture.mentor_changed': { skills: number; shown: boolean };
		'venture.mentor_stopped': Record<string, never>;
		/** The object is the hours, the target the mentor's person. `minutes`: of its slots. */
		'venture.hours_published': { minutes: number; slots: number; online: boolean };
		'venture.hours_withdrawn': Record<string, never>;
		/** The object is the slot that was booked, the target the mentor's person, the context the file that it is about. */
		'venture.mentoring_asked': { minutes: number; online: boolean };
		'venture.mentoring_confirmed': { minutes: number; online: boolean };
		'venture.mentoring_declined': Record<string, never>;
		'venture.mentoring_cancelled': { confirmed: boolean; side: 'mentor' | 'founder' };
		/** Both have said that it took place. What of it counts as support is in the contact by which an adviser writes it down, and in no other fact. */
		'venture.mentored': Held;
		'venture.mentored_undone': Held;
		/** The object is the brief, the target the organisation behind it, none for a file. `told`: how many organisations; `budget`: its end, in cents, of one that everybody reads. */
		'venture.brief_published': {
			brief: BriefKind;
			audience: BriefAudience;
			sectors: number;
			told: number;
			budget: number | null;
			fictional: boolean;
		};
		'venture.brief_withdrawn': { offers: number };
		'venture.offer_given': { priced: boolean; again: boolean };
		'venture.offer_withdrawn': { chosen: boolean };
		'venture.brief_chosen': { offers: number };
		'venture.brief_delivered': { document: boolean };
		'venture.brief_finished': { brief: BriefKind; fictional: boolean };
		/** A letter has come to the file: the context. `documents`: how many came along. */
		'venture.letter_came': { who: LetterWriter; proved: boolean; documents: number };
		'venture.letter_thrown': Record<string, never>;
		/** The context is the appointment, in this and the following. */
		'venture.appointment_planned': { minutes: number; invited: number; online: boolean };
		'venture.appointment_moved': { minutes: number; invited: number; online: boolean };
		'venture.appointment_cancelled': { minutes: number; invited: number; online: boolean };
		/** `proposes`: another time. */
		'venture.appointment_answered': { answer: InvitedAnswer; proposes: boolean };
		'venture.brief_testified': { shown: boolean };
		/** The object is the playtest, the target the organisation behind it, none for a file. `told`: how many testers. */
		'venture.playtest_published': {
			online: boolean;
			nda: boolean;
			slots: number;
			places: number;
			told: number;
			fictional: boolean;
		};
		'venture.playtest_closed': { testers: number; answered: number };
		/** `left`: how many places its slot has after it. */
		'venture.playtest_taken': { nda: boolean; left: number };
		'venture.playtest_given_back': Record<string, never>;
		'venture.playtest_answered': { named: boolean; again: boolean };
		/** The object is the person. */
		'venture.tester_joined': { age: AgeBand };
		'venture.tester_stopped': Record<string, never>;
		/** The object is the project that everybody is to read, the target the keeper of its file, the context the file, in this and the following. `holders`: how many are asked. */
		'venture.project_proposed': { holders: number };
		'venture.project_agreed': { named: boolean };
		/** All have said yes. `named`: how many by their name. */
		'venture.project_shown': About & { named: number };
		'venture.project_hidden': { shown: boolean };
		/** The object is the file, the target its keeper, the context the follow-up, in this and the following. `holders`: how many were written to. */
		'venture.follow_up_asked': { months: FollowMonths; holders: number };
		'venture.follow_up_reminded': { months: FollowMonths; holders: number };
		/** `again`: the same answer, changed. `jobs`: in hundredths. */
		'venture.follow_up_answered': About & {
			months: FollowMonths;
			active: boolean;
			jobs: boolean;
			turnover: TurnoverClass | null;
			funds: boolean;
			moved: boolean;
			stopped: StopReason | null;
			again: boolean;
		};
		/** The object is the person: she is asked no more, or may be again. */
		'venture.spared': Record<string, never>;
		'venture.spared_undone': Record<string, never>;
		/** The object is the call. */
		'venture.call_kept': { permanent: boolean; closesOn: string | null };
		'venture.call_trashed': Record<string, never>;
		'venture.call_restored': Record<string, never>;
		/** The object is the file, the context the call. */
		'venture.call_marked': Record<string, never>;
		'venture.call_unmarked': Record<string, never>;
		'venture.call_reminded': { days: number };
	}
}
