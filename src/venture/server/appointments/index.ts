export { sayAppointment } from './holding.ts';
export { type Appointment, appointmentsOf, invitationsOf } from './list.ts';
export { cancelAppointment, moveAppointment, planAppointment } from './planning.ts';
