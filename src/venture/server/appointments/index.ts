export { sayAppointment } from './holding.ts';
export { type Appointment, appointmentsOf, type Invited, invitationsOf } from './list.ts';
export { cancelAppointment, moveAppointment, planAppointment } from './planning.ts';
