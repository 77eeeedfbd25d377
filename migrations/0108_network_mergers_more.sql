-- What names an organisation without a foreign key, or is changed beside what does, takes part in mergers too.

call network.takes_part_in_mergers('identity.key', 'scope');
call network.takes_part_in_mergers('programs.endpoint', 'scope');
call network.takes_part_in_mergers('partnering.knock');
call network.takes_part_in_mergers('partnering.signing');
call network.takes_part_in_mergers('kernel.mail', 'about');
