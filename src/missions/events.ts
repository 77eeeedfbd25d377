/** What a figure needs of a mission, three years later. */
type About = { days: number; places: number; fictional: boolean };

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object is the mission, in this and the following. */
		'missions.announced': About & { sectors: number; operation: string };
		'missions.changed': About;
		'missions.closed': About;
		'missions.travelled': About & { travellers: number; organizations: number };
		'missions.reported': About & { meetings: number; met: number; followed: number };
		'missions.cancelled': About;
		/** The target is the organisation, the context the candidature, in this and the following. */
		'missions.applied': About;
		'missions.accepted': About;
		'missions.put_waiting': About;
		'missions.declined': About;
		'missions.withdrew': About;
		/** The meetings were arranged by the program: how many there are, and of how many wishes of both sides. */
		'missions.arranged': About & { meetings: number; mutual: number };
		/** What was said of a meeting; the context is the meeting. */
		'missions.met': About & { met: boolean };
		/** What came of a meeting is written as an offer or a request; the context is the meeting. */
		'missions.followed': About & { direction: 'offer' | 'request' };
	}
}
