import type {} from '#kernel/facts.ts';

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object is the story; `version` counts those that were published. */
		'journey.story_published': { version: number; chapters: number; quests: number };
		/** Words or pictures of what is published, which decide about no run. */
		'journey.story_mended': Record<never, never>;
		// a run: the object is the run, the context its story
		'journey.begun': { branch: boolean };
		'journey.chapter_begun': { chapter: string; minutes: number };
		'journey.finished': { ending: string; choices: number };
		/** The object is the challenge, the target who closed it, the context its story. */
		'journey.quest_closed': { key: string; chapter: string };
		/** What closed it does not stand any more. */
		'journey.quest_reopened': { key: string; chapter: string };
		// a rendez-vous: the object is the meeting, the target the host's person
		'journey.meeting_asked': { times: number; online: boolean };
		'journey.meeting_accepted': { mentor: boolean; online: boolean };
		'journey.meeting_declined': Record<never, never>;
		'journey.meeting_withdrawn': { accepted: boolean };
		/** Both sides say that it took place; the actor is who played. */
		'journey.met': { mentor: boolean; online: boolean };
		/** One of them says that it did not, after all. */
		'journey.met_undone': Record<never, never>;
		/** The object is the host, the target her person. */
		'journey.host_listed': { mentor: boolean; coach: boolean };
		'journey.host_hidden': Record<never, never>;
		/** The object is the question, the target of whom it is said. */
		'journey.testimony_given': { competences: number };
		/** The object is the review, the target whose canvas it is, the context her run. */
		'journey.review_asked': Record<never, never>;
		'journey.canvas_reviewed': { accepted: boolean; blocks: number; hypotheses: number };
	}
}
