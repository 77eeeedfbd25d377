-- What a part of the region lies within: its arrondissement, its county. Figures of a part that is too small to be told go there.
alter table network.outline add column within text check (length(within) between 1 and 120);
