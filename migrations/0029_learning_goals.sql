-- A goal that is asked of nobody any more: who had reached it keeps it, under the version that she reached.
alter table learning.goal add column withdrawn_at timestamptz;
