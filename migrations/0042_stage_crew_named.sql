-- As whoever put her on the show calls her: the hub's name of somebody is not told to who types her address.
alter table stage.crew add column named text;
