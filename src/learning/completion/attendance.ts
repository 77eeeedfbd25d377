import { m } from '#messages';

/** What a list says of somebody: `open` as long as nobody has said anything. */
export const attendanceStates = ['open', 'present', 'late', 'excused', 'absent'] as const;
export type AttendanceState = (typeof attendanceStates)[number];

export const excuseReasons = ['ill', 'work', 'family', 'transport', 'school', 'other'] as const;
export type ExcuseReason = (typeof excuseReasons)[number];

/** Whether somebody who came at a moment was late: so many minutes after the beginning, or more. */
export const isLate = (cameAt: Date, startsAt: Date, lateMinutes: number): boolean =>
	cameAt.getTime() >= startsAt.getTime() + lateMinutes * 60_000;

const states: Record<AttendanceState, () => string> = {
	open: m.completion_state_open,
	present: m.completion_state_present,
	late: m.completion_state_late,
	excused: m.completion_state_excused,
	absent: m.completion_state_absent
};

const reasons: Record<ExcuseReason, () => string> = {
	ill: m.completion_reason_ill,
	work: m.completion_reason_work,
	family: m.completion_reason_family,
	transport: m.completion_reason_transport,
	school: m.completion_reason_school,
	other: m.completion_reason_other
};

/** A state in the reader's language. */
export const attendanceStateName = (state: AttendanceState): string => states[state]();

/** A reason in the reader's language. */
export const excuseReasonName = (reason: ExcuseReason): string => reasons[reason]();
