create schema impact;

-- How many facts happened in a week (its Monday, by the hub's clock) in each area of the hub. It can always be counted again from the log.
create table impact.week (
	area text not null,
	week date not null,
	count integer not null,
	primary key (week, area)
);
