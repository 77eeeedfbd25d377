/** What the record of access tells, by what it is about. The words of each are `identity_trace_<what>`. */
export const traceKinds = {
	sign_in: ['signed_in', 'sign_in_refused', 'signed_out', 'session_ended', 'sessions_ended', 'confirmed'],
	access: [
		'factor_added',
		'factor_removed',
		'second_factor_forgotten',
		'password_set',
		'address_asked',
		'address_stopped',
		'address_changed',
		'linked',
		'unlinked',
		'suspended',
		'reinstated'
	],
	roles: ['role_granted', 'role_revoked', 'invitation_sent', 'merged', 'access_set', 'provider_set'],
	data: ['looked', 'exported', 'handed_over', 'erased']
} as const;

export type TraceGroup = keyof typeof traceKinds;
export type TraceKind = (typeof traceKinds)[TraceGroup][number];
export const traceGroups = Object.keys(traceKinds) as TraceGroup[];

/** By what somebody has come in, or tried to. */
export type Method = 'link' | 'password' | 'passkey' | 'totp' | 'backup' | 'invitation' | 'provider' | 'demo';

/** What a trace carries besides: how, from which device, which role, which page of ours; never a secret, nor a name or an address of somebody. */
export type TraceDetail = Readonly<
	Partial<Record<'method' | 'device' | 'role' | 'page' | 'provider' | 'reason', string>> & { count?: number }
>;
