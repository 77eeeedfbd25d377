/** What a figure needs of a group, three years later: how many organisations of how many countries were in it at that moment. */
type About = { kind: 'working' | 'project'; members: number; countries: number; fictional: boolean };

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object is the group, in this and the following. `operation`: the funded project that it is booked on. */
		'groups.opened': About & { operation: string };
		'groups.changed': About;
		/** The team took its page from the public after a report, or gave it back. */
		'groups.hidden': About;
		'groups.brought_back': About;
		'groups.ended': About & { decisions: number; accepted: number; cents: number };
		/** The target is the organisation, the context the membership, in this and the following. */
		'groups.invited': About;
		'groups.asked': About;
		'groups.joined': About & { country: string; operation: string };
		'groups.declined': About;
		'groups.left': About & { country: string };
		'groups.led': About;
		/** How the costs are shared; `cents`: all shares together. */
		'groups.shared': About & { cents: number };
		/** Somebody was asked to take part, or said what she does; the target is the organisation, the context her part. */
		'groups.person_asked': About;
		'groups.person_joined': About;
		'groups.person_declined': About;
		'groups.person_left': About;
		/** The context is the task. */
		'groups.task_given': About;
		'groups.task_done': About;
		'groups.task_dropped': About;
		/** The context is the decision. */
		'groups.decided': About & { deciders: number; corrects: boolean };
		/** The target is the organisation that makes it, the context the deliverable. */
		'groups.promised': About & { days: number };
		'groups.dropped': About;
		'groups.delivered': About & { late: boolean };
		'groups.accepted': About;
		'groups.returned': About;
		/** A document; the context is it. */
		'groups.document_added': About;
		'groups.document_removed': About;
		/** The context is the activity. */
		'groups.activity_added': About;
		'groups.activity_removed': About;
	}
}
