-- Who was asked and has not answered yet is found by name without reading all holders.
create index on venture.holder (file) where accepted_at is null and ended_at is null;
