-- each page that is kept asks whether a show has begun or ended since
create index on stage.room (started_at);
create index on stage.room (ended_at);
